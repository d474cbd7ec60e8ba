package dev.greenroom.operator.aws;

import dev.greenroom.operator.aws.AwsPresence.Check;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.cloud.finding.EcsNames;
import dev.greenroom.operator.plan.Placement;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** Clusters, services and task definitions, which ECS keeps listing as inactive after they are deleted. */
final class EcsPresence {
    static final Set<String> GONE = Set.of("INACTIVE", "DRAINING", "DEPROVISIONING");

    private final AwsClients clients;

    EcsPresence(AwsClients clients) {
        this.clients = clients;
    }

    Map<String, Check> checks() {
        return Map.of(
                "aws:ecs/cluster:Cluster", this::cluster,
                // a setting of the cluster, under the cluster's name
                "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders", this::cluster,
                "aws:ecs/service:Service", this::service,
                "aws:ecs/taskDefinition:TaskDefinition", this::taskDefinition);
    }

    private boolean cluster(Placement placement, CloudResource resource) {
        return AwsCalls.call("look up ECS cluster " + resource.id(), () -> clients.ecs(placement)
                        .describeClusters(d -> d.clusters(resource.id())))
                .clusters()
                .stream()
                .anyMatch(cluster -> !GONE.contains(cluster.status()));
    }

    private boolean service(Placement placement, CloudResource resource) {
        return AwsCalls.find(
                        "look up ECS service " + resource.id(),
                        () -> clients.ecs(placement).describeServices(d -> d.cluster(EcsNames.clusterOf(resource.id()))
                                .services(resource.id())),
                        ClusterNotFoundException.class)
                .stream()
                .flatMap(answer -> answer.services().stream())
                .anyMatch(service -> !GONE.contains(service.status()));
    }

    /** The id in Pulumi's state is the family only; the ARN names the revision. */
    private boolean taskDefinition(Placement placement, CloudResource resource) {
        String name = resource.arn() == null ? resource.id() : resource.arn();
        return AwsCalls.find(
                        "look up task definition " + name,
                        () -> clients.ecs(placement).describeTaskDefinition(d -> d.taskDefinition(name)),
                        ClientException.class)
                .filter(answer -> answer.taskDefinition().status() == TaskDefinitionStatus.ACTIVE)
                .isPresent();
    }
}
