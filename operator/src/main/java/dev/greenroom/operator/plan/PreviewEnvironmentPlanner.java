package dev.greenroom.operator.plan;

import dev.greenroom.api.Database;
import dev.greenroom.api.Ingress;
import dev.greenroom.api.Network;
import dev.greenroom.api.Queue;
import dev.greenroom.api.ResolvedPreview;
import dev.greenroom.operator.plan.DataPlan.DatabasePlan;
import dev.greenroom.operator.plan.DataPlan.QueuePlan;
import dev.greenroom.operator.plan.NetPlan.Dedicated;
import dev.greenroom.operator.plan.NetPlan.DnsRecord;
import dev.greenroom.operator.plan.NetPlan.HostRule;
import dev.greenroom.operator.plan.NetPlan.LoadBalancing;
import dev.greenroom.operator.plan.NetPlan.LogGroupPlan;
import dev.greenroom.operator.plan.NetPlan.RoleNames;
import dev.greenroom.operator.plan.NetPlan.TargetGroupPlan;
import java.util.List;
import java.util.Map;

/** Lays a resolved and permitted preview out over the data and net stacks. */
final class PreviewEnvironmentPlanner {
    /** Where the secrets of Greenroom's own databases live. */
    static final String SECRET_PATH = "greenroom/";

    private static final int HIGHEST_PRIORITY = 50_000;

    private final Owner owner;
    private final ResolvedPreview resolved;
    private final Placement placement;
    private final Map<String, String> tags;
    private final AwsNames names;

    PreviewEnvironmentPlanner(Owner owner, ResolvedPreview resolved, Placement placement, Map<String, String> tags) {
        this.owner = owner;
        this.resolved = resolved;
        this.placement = placement;
        this.tags = tags;
        this.names = new AwsNames(resolved.namePrefix(), owner);
    }

    EnvironmentPlan plan(String image) {
        return new EnvironmentPlan(
                owner, resolved, placement, tags, data(), net(), image, url(), Warnings.of(resolved));
    }

    private DataPlan data() {
        Network network = resolved.network();
        Database database = resolved.database();
        List<String> subnets =
                network.privateSubnetIds().isEmpty() ? network.publicSubnetIds() : network.privateSubnetIds();
        DatabasePlan aurora = new DatabasePlan(
                names.of(AwsNames.DATABASE - "-1".length()),
                database.engineVersion(),
                database.minCapacity(),
                database.maxCapacity(),
                subnets,
                "app",
                "app",
                SECRET_PATH + names.of(AwsNames.DATABASE),
                database.finalSnapshot());
        return new DataPlan(
                Scope.of(Part.DATA, owner, tags, placement),
                network.vpcId(),
                aurora,
                resolved.queues().stream().map(this::queue).toList());
    }

    private QueuePlan queue(Queue queue) {
        String key = queue.name();
        return new QueuePlan(
                key,
                names.queue(key, queue.fifo()),
                names.queue(key + DataPlan.DEAD_LETTERS, queue.fifo()),
                queue.fifo());
    }

    private NetPlan net() {
        Ingress ingress = resolved.ingress();
        return new NetPlan(
                Scope.of(Part.NET, owner, tags, placement),
                resolved.network().vpcId(),
                resolved.network().publicSubnetIds(),
                loadBalancing(ingress),
                new TargetGroupPlan(
                        targetGroupName(ingress),
                        resolved.container().port(),
                        resolved.container().healthCheckPath()),
                new LogGroupPlan("/greenroom/" + names.of(AwsNames.DATABASE), TierDefaults.LOG_RETENTION_DAYS),
                new RoleNames(names.of("execution", AwsNames.ROLE), names.of("task", AwsNames.ROLE)),
                names.of("service", AwsNames.DATABASE),
                names.of(AwsNames.DATABASE),
                resolved.compute().clusterArn(),
                ingress.hostedZoneId() == null ? null : new DnsRecord(ingress.hostedZoneId(), host()));
    }

    private LoadBalancing loadBalancing(Ingress ingress) {
        if (ingress.loadBalancer() == null) {
            return new Dedicated(names.of(AwsNames.LOAD_BALANCER), ingress.certificateArn());
        }
        int priority = 1 + (int) (Long.parseLong(owner.hash8(), 16) % HIGHEST_PRIORITY);
        return new HostRule(ingress.loadBalancer().listenerArn(), host(), priority);
    }

    /** A target group serves one load balancer: one for each, so that a preview can move from its own to a given one. */
    private String targetGroupName(Ingress ingress) {
        return ingress.loadBalancer() == null
                ? names.of(AwsNames.LOAD_BALANCER)
                : names.of("rule", AwsNames.LOAD_BALANCER);
    }

    private String url() {
        return resolved.ingress().domain() == null ? null : "https://" + host();
    }

    private String host() {
        return owner.name() + "." + resolved.ingress().domain();
    }
}
