package dev.greenroom.sandbox.aws.ecs;

import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.Quota;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The operations on clusters. */
public final class Clusters {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");
    private static final Set<String> PROVIDERS = Set.of("FARGATE", ServiceSettings.SPOT);

    private final ServiceEndpoint endpoint;
    private final EcsStore store;
    private final Runnable catchUp;

    Clusters(ServiceEndpoint endpoint, EcsStore store, Runnable catchUp) {
        this.endpoint = endpoint;
        this.store = store;
        this.catchUp = catchUp;
    }

    /** The cluster's ARN; a cluster of that name that is there already is the answer. */
    public String create(String name, Map<String, String> tags) {
        return endpoint.call("CreateCluster", () -> {
            if (!NAME.matcher(name).matches()) {
                throw AwsException.of(
                        "InvalidParameterException",
                        "The specified cluster name is invalid. Cluster names can contain up to 255 letters, numbers,"
                                + " hyphens, and underscores.");
            }
            if (!store.clusters.containsKey(name)) {
                endpoint.within(
                        Quota.ECS_CLUSTERS,
                        store.clusters.size(),
                        () -> AwsException.of("LimitExceededException", "The maximum number of clusters is reached."));
                String arn = endpoint.arn("ecs", "cluster/" + name);
                store.clusters.put(name, new Cluster(arn, name, List.of(), tags));
            }
            return store.cluster(name).arn();
        });
    }

    /** DescribeClusters; one that was deleted is not shown. */
    public Optional<Cluster> find(String arnOrName) {
        return endpoint.call("DescribeClusters", () -> store.findCluster(arnOrName));
    }

    public void putCapacityProviders(String arnOrName, List<String> providers) {
        endpoint.run("PutClusterCapacityProviders", () -> {
            Cluster cluster = store.cluster(arnOrName);
            providers.stream()
                    .filter(provider -> !PROVIDERS.contains(provider))
                    .findFirst()
                    .ifPresent(unknown -> {
                        throw AwsException.of(
                                "InvalidParameterException",
                                "The specified capacity provider '" + unknown + "' was not found.");
                    });
            boolean used = store.services.values().stream()
                    .filter(service -> !service.isInactive()
                            && service.settings().clusterArn().equals(cluster.arn()))
                    .flatMap(service -> service.settings().capacityProviders().stream())
                    .anyMatch(provider -> !providers.contains(provider));
            if (used) {
                throw AwsException.of(
                        "ResourceInUseException", "The specified capacity provider is in use and cannot be removed.");
            }
            store.clusters.put(cluster.name(), cluster.withCapacityProviders(providers));
        });
    }

    /** Sets all tags. */
    public void tag(String arnOrName, Map<String, String> tags) {
        endpoint.run("TagResource", () -> {
            Cluster cluster = store.cluster(arnOrName);
            store.clusters.put(cluster.name(), cluster.withTags(tags));
        });
    }

    /** Refused while services or tasks are in it. */
    public void delete(String arnOrName) {
        endpoint.run("DeleteCluster", () -> {
            catchUp.run();
            Cluster cluster = store.cluster(arnOrName);
            boolean serves = store.services.values().stream()
                    .anyMatch(service -> !service.isInactive()
                            && service.settings().clusterArn().equals(cluster.arn()));
            if (serves) {
                throw AwsException.of(
                        "ClusterContainsServicesException", "The Cluster cannot be deleted while Services are active.");
            }
            boolean runs = store.tasksOf(cluster.arn(), endpoint.now()).stream()
                    .anyMatch(launched -> !launched.task().endedBy(endpoint.now()));
            if (runs) {
                throw AwsException.of(
                        "ClusterContainsTasksException", "The Cluster cannot be deleted while Tasks are active.");
            }
            store.clusters.remove(cluster.name());
            store.services
                    .values()
                    .removeIf(service -> service.settings().clusterArn().equals(cluster.arn()));
            store.tasks.values().removeIf(launched -> launched.clusterArn().equals(cluster.arn()));
        });
    }
}
