package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.cloud.finding.EcsNames;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.ecs.ServiceDescription;
import dev.greenroom.sandbox.aws.ecs.TaskDefinition;
import dev.greenroom.sandbox.aws.port.SimulatedPresence.Check;
import java.util.Map;
import java.util.Optional;

/** Clusters, services and task definitions; a draining service is on its way out. */
final class EcsChecks {
    private EcsChecks() {}

    static Map<String, Check> all() {
        return Map.of(
                "aws:ecs/cluster:Cluster", EcsChecks::cluster,
                "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders", EcsChecks::cluster,
                "aws:ecs/service:Service", EcsChecks::service,
                "aws:ecs/taskDefinition:TaskDefinition", EcsChecks::taskDefinition);
    }

    private static boolean cluster(Region region, CloudResource resource) {
        return PortCalls.call(
                        "look up ECS cluster " + resource.id(),
                        () -> region.ecs().clusters().find(resource.id()))
                .isPresent();
    }

    private static boolean service(Region region, CloudResource resource) {
        return PortCalls.find(
                        "look up ECS service " + resource.id(),
                        () -> region.ecs().services().find(EcsNames.clusterOf(resource.id()), resource.id()),
                        "ClusterNotFoundException")
                .flatMap(found -> found)
                .filter(ServiceDescription::isActive)
                .isPresent();
    }

    /** The id in Pulumi's state is the family only; the ARN names the revision. */
    private static boolean taskDefinition(Region region, CloudResource resource) {
        String name = Optional.ofNullable(resource.arn()).orElse(resource.id());
        return PortCalls.call(
                        "look up task definition " + name,
                        () -> region.ecs().definitions().find(name))
                .filter(TaskDefinition::active)
                .isPresent();
    }
}
