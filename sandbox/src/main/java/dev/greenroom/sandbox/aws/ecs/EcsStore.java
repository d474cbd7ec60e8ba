package dev.greenroom.sandbox.aws.ecs;

import dev.greenroom.sandbox.aws.AwsException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The state of the service; for use within its operations. */
final class EcsStore {
    /** How long a stopped task is shown ("DescribeTasks"). */
    private static final Duration SHOWN = Duration.ofHours(1);

    final Map<String, Cluster> clusters = new LinkedHashMap<>();
    final Map<String, TaskDefinition> definitions = new LinkedHashMap<>();
    final Map<String, Integer> revisions = new LinkedHashMap<>();
    final Map<String, EcsService> services = new LinkedHashMap<>();
    final Map<String, Launched> tasks = new LinkedHashMap<>();

    /** A task of a cluster; an empty client token: none was given. */
    record Launched(String clusterArn, Task task, String clientToken) {}

    Cluster cluster(String arnOrName) {
        return findCluster(arnOrName)
                .orElseThrow(() -> AwsException.of("ClusterNotFoundException", "Cluster not found."));
    }

    Optional<Cluster> findCluster(String arnOrName) {
        return Optional.ofNullable(clusters.get(arnOrName.substring(arnOrName.lastIndexOf('/') + 1)));
    }

    /**
     * A task definition that tasks can be started of.
     *
     * @param name an ARN, {@code family:revision}, or a family for its newest
     */
    TaskDefinition activeDefinition(String name) {
        TaskDefinition found =
                findDefinition(name).orElseThrow(() -> AwsException.of("ClientException", "TaskDefinition not found."));
        if (!found.active()) {
            throw AwsException.of("ClientException", "TaskDefinition is inactive");
        }
        return found;
    }

    Optional<TaskDefinition> findDefinition(String name) {
        String revision = name.substring(name.lastIndexOf('/') + 1);
        return revision.contains(":")
                ? Optional.ofNullable(definitions.get(revision))
                : definitions.values().stream()
                        .filter(definition -> definition.family().equals(revision) && definition.active())
                        .reduce((older, newer) -> newer);
    }

    EcsService service(String clusterArn, String arnOrName) {
        return findService(clusterArn, arnOrName)
                .filter(service -> !service.isInactive())
                .orElseThrow(() -> AwsException.of("ServiceNotFoundException", "Service not found."));
    }

    Optional<EcsService> findService(String clusterArn, String arnOrName) {
        String cluster = clusterArn.substring(clusterArn.lastIndexOf('/') + 1);
        String name = arnOrName.substring(arnOrName.lastIndexOf('/') + 1);
        return Optional.ofNullable(services.get(cluster + "/" + name));
    }

    void put(EcsService service) {
        String cluster = service.settings().clusterArn();
        services.put(
                cluster.substring(cluster.lastIndexOf('/') + 1) + "/"
                        + service.settings().name(),
                service);
    }

    /** Forgets what is shown no more: old tasks and services, deregistered definitions that no service may come back to. */
    void purge(Instant now) {
        tasks.values().removeIf(launched -> launched.task().endedBy(now.minus(SHOWN)));
        services.values()
                .removeIf(service -> service.isInactive() && service.cursor().isBefore(now.minus(SHOWN)));
        Set<String> used = services.values().stream()
                .flatMap(service -> service.definitions().stream())
                .collect(Collectors.toSet());
        definitions
                .values()
                .removeIf(definition -> definition.deregistered() != null
                        && definition.deregistered().isBefore(now.minus(SHOWN))
                        && !used.contains(definition.arn()));
    }

    /** Tasks of a cluster, those included that ended lately. */
    List<Launched> tasksOf(String clusterArn, Instant now) {
        tasks.values().removeIf(launched -> launched.task().endedBy(now.minus(SHOWN)));
        List<Launched> found = new ArrayList<>();
        tasks.values().stream()
                .filter(launched -> launched.clusterArn().equals(clusterArn))
                .forEach(found::add);
        return found;
    }
}
