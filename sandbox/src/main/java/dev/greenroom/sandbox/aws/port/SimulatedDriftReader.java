package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.Difference;
import dev.greenroom.operator.cloud.DriftReader;
import dev.greenroom.operator.cloud.Standing;
import dev.greenroom.operator.cloud.finding.FoundEnvironment;
import dev.greenroom.operator.cloud.finding.FoundSecurityGroups;
import dev.greenroom.operator.cloud.finding.FoundSecurityGroups.FoundGroup;
import dev.greenroom.operator.cloud.finding.FoundSecurityGroups.Ingress;
import dev.greenroom.operator.cloud.finding.FoundSetup;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.SimulatedAws;
import dev.greenroom.sandbox.aws.ec2.SecurityGroup;
import dev.greenroom.sandbox.aws.ecs.Placement;
import dev.greenroom.sandbox.aws.ecs.ServiceDescription;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads of the account what is compared. */
public final class SimulatedDriftReader implements DriftReader {
    private final SimulatedAws aws;
    private final SimulatedPresence presence;

    public SimulatedDriftReader(SimulatedAws aws) {
        this.aws = aws;
        this.presence = new SimulatedPresence(aws);
    }

    @Override
    public List<Difference> differences(Standing standing) {
        Region region = PortCalls.region(aws, standing.placement());
        return new FoundEnvironment(
                        DataReads.read(region, standing),
                        securityGroups(region, standing),
                        FrontendReads.read(region.elb(), standing),
                        standing.app().flatMap(app -> service(region, app.plan())),
                        presence.stillThere(standing.placement(), FoundEnvironment.named(standing)))
                .differences(standing);
    }

    private static FoundSecurityGroups securityGroups(Region region, Standing standing) {
        List<SecurityGroup> groups = PortCalls.call(
                "look up the security groups of "
                        + standing.data().scope().owner().name(),
                () -> region.securityGroups().named(standing.data().vpcId(), FoundSecurityGroups.names(standing)));
        return new FoundSecurityGroups(
                groups.stream().collect(Collectors.toMap(SecurityGroup::name, SimulatedDriftReader::found)));
    }

    private static FoundGroup found(SecurityGroup group) {
        return new FoundGroup(
                group.id(),
                group.rules(false).stream()
                        .map(rule -> rule.permission())
                        .map(rule -> new Ingress(rule.protocol(), rule.fromPort(), rule.toPort(), rule.peer()))
                        .toList());
    }

    private static Optional<FoundSetup> service(Region region, AppPlan plan) {
        return PortCalls.find(
                        "look up ECS service " + plan.serviceName(),
                        () -> region.ecs().services().find(plan.net().clusterArn(), plan.serviceName()),
                        "ClusterNotFoundException")
                .flatMap(found -> found)
                .filter(ServiceDescription::isActive)
                .map(service -> {
                    Placement network = service.settings().network();
                    return new FoundSetup(
                            service.settings().taskDefinition(),
                            service.settings().desiredCount(),
                            network.subnetIds(),
                            network.securityGroupIds(),
                            network.publicIp());
                });
    }
}
