package dev.greenroom.sandbox.aws.ecs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A service as DescribeServices shows it.
 *
 * @param status {@code ACTIVE}, {@code DRAINING} or {@code INACTIVE}
 * @param events newest first
 */
public record ServiceDescription(
        String arn,
        String status,
        ServiceSettings settings,
        int running,
        int pending,
        List<Rollout> deployments,
        List<Event> events) {
    public ServiceDescription {
        deployments = List.copyOf(deployments);
        events = List.copyOf(events);
    }

    /** A message of the service. */
    public record Event(Instant at, String message) {}

    /** A deployment of it ("Deployment" of the API). */
    public record Rollout(
            String id,
            String status,
            String taskDefinition,
            String rolloutState,
            String rolloutStateReason,
            int desired,
            int running,
            int pending,
            int failedTasks,
            Instant createdAt,
            Instant updatedAt) {}

    public boolean isActive() {
        return status.equals("ACTIVE");
    }

    public Optional<Rollout> primary() {
        return deployments.stream()
                .filter(deployment -> deployment.status().equals("PRIMARY"))
                .findFirst();
    }

    /** What the waiters call stable: one deployment, and all tasks run. */
    public boolean isStable() {
        return deployments.size() == 1
                && running == settings.desiredCount()
                && deployments.get(0).rolloutState().equals("COMPLETED");
    }
}
