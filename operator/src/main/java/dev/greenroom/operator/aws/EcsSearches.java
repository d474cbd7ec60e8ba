package dev.greenroom.operator.aws;

import static java.util.stream.Collectors.toMap;

import dev.greenroom.operator.aws.AwsCutOffCreates.Search;
import dev.greenroom.operator.cloud.CutOffCreate;
import dev.greenroom.operator.cloud.finding.EcsNames;
import dev.greenroom.operator.plan.Placement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** Clusters, services and task definitions. */
final class EcsSearches {
    private final AwsClients clients;

    EcsSearches(AwsClients clients) {
        this.clients = clients;
    }

    Map<String, Search> all() {
        return Map.of(
                "aws:ecs/cluster:Cluster",
                (placement, create) ->
                        cluster(placement, create, create.text("name")).map(Cluster::clusterName),
                "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
                this::capacityProviders,
                "aws:ecs/service:Service",
                this::service,
                "aws:ecs/taskDefinition:TaskDefinition",
                this::taskDefinition);
    }

    private Optional<Cluster> cluster(Placement placement, CutOffCreate create, String name) {
        return AwsCalls.call("look for ECS cluster " + name, () -> clients.ecs(placement)
                        .describeClusters(d -> d.clusters(name).include(ClusterField.TAGS)))
                .clusters()
                .stream()
                .filter(cluster -> !EcsPresence.GONE.contains(cluster.status()))
                .filter(cluster -> create.owns(tags(cluster.tags())))
                .findFirst();
    }

    /** A setting of the cluster: made when the cluster has it. */
    private Optional<String> capacityProviders(Placement placement, CutOffCreate create) {
        Set<String> wanted =
                create.list("capacityProviders").stream().map(String::valueOf).collect(Collectors.toSet());
        return cluster(placement, create, create.text("clusterName"))
                .filter(cluster -> Set.copyOf(cluster.capacityProviders()).equals(wanted))
                .map(Cluster::clusterName);
    }

    private Optional<String> service(Placement placement, CutOffCreate create) {
        String cluster = EcsNames.lastOf(create.text("cluster"));
        String name = create.text("name");
        return AwsCalls.find(
                        "look for ECS service " + name,
                        () -> clients.ecs(placement)
                                .describeServices(
                                        d -> d.cluster(cluster).services(name).include(ServiceField.TAGS)),
                        ClusterNotFoundException.class)
                .stream()
                .flatMap(answer -> answer.services().stream())
                .filter(service -> !EcsPresence.GONE.contains(service.status()))
                .filter(service -> create.owns(tags(service.tags())))
                .map(service -> cluster + "/" + service.serviceName())
                .findFirst();
    }

    /** The newest revision that the state does not hold: no other could be what was cut off last. */
    private Optional<String> taskDefinition(Placement placement, CutOffCreate create) {
        String family = create.text("family");
        EcsClient ecs = clients.ecs(placement);
        return AwsCalls.call("look for the revisions of " + family, () -> ecs
                        .listTaskDefinitionsPaginator(l -> l.familyPrefix(family)
                                .status(TaskDefinitionStatus.ACTIVE)
                                .sort(SortOrder.DESC))
                        .taskDefinitionArns()
                        .stream()
                        .toList())
                .stream()
                .filter(arn -> EcsNames.familyOf(arn).equals(family))
                .filter(arn -> !create.held().contains(arn))
                .filter(arn -> isOurs(ecs, arn, create))
                .findFirst();
    }

    private static boolean isOurs(EcsClient ecs, String arn, CutOffCreate create) {
        return AwsCalls.find(
                        "look up task definition " + arn,
                        () -> ecs.describeTaskDefinition(
                                d -> d.taskDefinition(arn).include(TaskDefinitionField.TAGS)),
                        ClientException.class)
                .filter(answer -> create.owns(tags(answer.tags())))
                .isPresent();
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return tags.stream().collect(toMap(Tag::key, Tag::value));
    }
}
