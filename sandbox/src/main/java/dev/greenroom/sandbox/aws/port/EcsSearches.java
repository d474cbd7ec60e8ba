package dev.greenroom.sandbox.aws.port;

import static dev.greenroom.sandbox.aws.port.SimulatedCutOffCreates.look;

import dev.greenroom.operator.cloud.CutOffCreate;
import dev.greenroom.operator.cloud.finding.EcsNames;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.ecs.Cluster;
import dev.greenroom.sandbox.aws.ecs.ServiceDescription;
import dev.greenroom.sandbox.aws.ecs.TaskDefinition;
import dev.greenroom.sandbox.aws.port.SimulatedCutOffCreates.Search;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Clusters, services and task definitions. */
final class EcsSearches {
    private EcsSearches() {}

    static Map<String, Search> all() {
        return Map.of(
                "aws:ecs/cluster:Cluster",
                (region, create) -> cluster(region, create, create.text("name")).map(Cluster::name),
                "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
                EcsSearches::capacityProviders,
                "aws:ecs/service:Service",
                EcsSearches::service,
                "aws:ecs/taskDefinition:TaskDefinition",
                EcsSearches::taskDefinition);
    }

    private static Optional<Cluster> cluster(Region region, CutOffCreate create, String name) {
        return look(create, () -> region.ecs().clusters().find(name)).filter(cluster -> create.owns(cluster.tags()));
    }

    /** A setting of the cluster: made when the cluster has it. */
    private static Optional<String> capacityProviders(Region region, CutOffCreate create) {
        Set<String> wanted =
                create.list("capacityProviders").stream().map(String::valueOf).collect(Collectors.toSet());
        return cluster(region, create, create.text("clusterName"))
                .filter(cluster -> Set.copyOf(cluster.capacityProviders()).equals(wanted))
                .map(Cluster::name);
    }

    private static Optional<String> service(Region region, CutOffCreate create) {
        String cluster = EcsNames.lastOf(create.text("cluster"));
        String name = create.text("name");
        return look(create, () -> region.ecs().services().find(cluster, name), "ClusterNotFoundException")
                .flatMap(found -> found)
                .filter(ServiceDescription::isActive)
                .filter(service -> create.owns(service.settings().tags()))
                .map(service -> cluster + "/" + name);
    }

    /** The newest revision that the state does not hold: no other could be what was cut off last. */
    private static Optional<String> taskDefinition(Region region, CutOffCreate create) {
        String family = create.text("family");
        return look(create, () -> region.ecs().definitions().active(family)).stream()
                .filter(definition -> !create.held().contains(definition.arn()))
                .filter(definition -> create.owns(definition.tags()))
                .map(TaskDefinition::arn)
                .findFirst();
    }
}
