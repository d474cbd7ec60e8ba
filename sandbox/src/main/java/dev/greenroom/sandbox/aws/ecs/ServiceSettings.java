package dev.greenroom.sandbox.aws.ecs;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a service is asked to be.
 *
 * @param launchType null: a capacity provider strategy says it
 * @param capacityProviders of the strategy, the heaviest first; empty: there is none
 * @param loadBalancer null: none
 * @param tagsFromService whether tasks get the service's tags
 */
public record ServiceSettings(
        String name,
        String clusterArn,
        String taskDefinition,
        int desiredCount,
        int minimumHealthyPercent,
        int maximumPercent,
        boolean circuitBreaker,
        boolean rollback,
        int graceSeconds,
        String launchType,
        List<String> capacityProviders,
        Placement network,
        Attachment loadBalancer,
        boolean tagsFromService,
        Map<String, String> tags) {
    static final String SPOT = "FARGATE_SPOT";

    public ServiceSettings {
        capacityProviders = List.copyOf(capacityProviders);
        tags = Map.copyOf(tags);
    }

    /** Where requests come from. */
    public record Attachment(String targetGroupArn, String containerName, int containerPort) {}

    boolean spot() {
        return !capacityProviders.isEmpty() && capacityProviders.get(0).equals(SPOT);
    }

    /** With ARNs in the place of whatever names cluster and task definition. */
    ServiceSettings resolved(String cluster, String definition) {
        return new ServiceSettings(
                name,
                cluster,
                definition,
                desiredCount,
                minimumHealthyPercent,
                maximumPercent,
                circuitBreaker,
                rollback,
                graceSeconds,
                launchType,
                capacityProviders,
                network,
                loadBalancer,
                tagsFromService,
                tags);
    }

    ServiceSettings withDesiredCount(int count) {
        return new ServiceSettings(
                name,
                clusterArn,
                taskDefinition,
                count,
                minimumHealthyPercent,
                maximumPercent,
                circuitBreaker,
                rollback,
                graceSeconds,
                launchType,
                capacityProviders,
                network,
                loadBalancer,
                tagsFromService,
                tags);
    }

    ServiceSettings withTags(Map<String, String> changed) {
        return new ServiceSettings(
                name,
                clusterArn,
                taskDefinition,
                desiredCount,
                minimumHealthyPercent,
                maximumPercent,
                circuitBreaker,
                rollback,
                graceSeconds,
                launchType,
                capacityProviders,
                network,
                loadBalancer,
                tagsFromService,
                changed);
    }

    /** Whether a change to these needs new tasks. */
    boolean deploysAnew(ServiceSettings next) {
        return !taskDefinition.equals(next.taskDefinition)
                || !network.equals(next.network)
                || !capacityProviders.equals(next.capacityProviders)
                || !Objects.equals(loadBalancer, next.loadBalancer);
    }
}
