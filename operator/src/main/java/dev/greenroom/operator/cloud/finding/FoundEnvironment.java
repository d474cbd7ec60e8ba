package dev.greenroom.operator.cloud.finding;

import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.cloud.Difference;
import dev.greenroom.operator.cloud.Standing;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.Part;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that was read to compare an environment with what was made.
 *
 * @param service empty: there is none, or it is on its way out
 * @param present those of {@link #named} that are there
 */
public record FoundEnvironment(
        FoundData data,
        FoundSecurityGroups securityGroups,
        FoundFrontend frontend,
        Optional<FoundSetup> service,
        Collection<CloudResource> present) {
    public FoundEnvironment {
        present = List.copyOf(present);
    }

    /** Things of which only their being there is asked, with what people call them. */
    private static Map<CloudResource, String> titles(Standing standing) {
        Map<CloudResource, String> named = new LinkedHashMap<>();
        NetPlan net = standing.net();
        name(
                named,
                "aws:cloudwatch/logGroup:LogGroup",
                net.logGroup().name(),
                "log group " + net.logGroup().name());
        name(
                named,
                "aws:iam/role:Role",
                net.roles().execution(),
                "execution role " + net.roles().execution());
        name(
                named,
                "aws:iam/role:Role",
                net.roles().task(),
                "task role " + net.roles().task());
        if (net.clusterArn() == null) {
            name(
                    named,
                    "aws:ecs/cluster:Cluster",
                    standing.netOutputs().clusterArn(),
                    "ECS cluster " + net.clusterName());
        }
        if (net.dns() != null) {
            String id = net.dns().hostedZoneId() + "_" + net.dns().host() + "_A";
            name(
                    named,
                    "aws:route53/record:Record",
                    id,
                    "DNS record " + net.dns().host());
        }
        return named;
    }

    private static void name(Map<CloudResource, String> named, String type, String id, String title) {
        named.put(new CloudResource(type, id, null), title);
    }

    /** Things of which only their being there is asked; all are of the net stack. */
    public static List<CloudResource> named(Standing standing) {
        return List.copyOf(titles(standing).keySet());
    }

    /** What differs, part by part. */
    public List<Difference> differences(Standing standing) {
        Comparison comparison = new Comparison();
        data.compare(
                standing.data(),
                standing.dataOutputs().databaseSecurityGroupId(),
                standing.dataOutputs().queues(),
                comparison);
        securityGroups.compare(standing, frontend.loadBalancerGroups(), comparison);
        frontend.compare(standing, comparison);
        titles(standing).forEach((resource, title) -> {
            if (!present.contains(resource)) {
                comparison.missing(Part.NET, title);
            }
        });
        standing.app()
                .ifPresent(app -> service.ifPresentOrElse(
                        found -> found.compare(app, comparison),
                        () -> comparison.missing(Part.APP, FoundSetup.title(app.plan()))));
        return comparison.differences();
    }
}
