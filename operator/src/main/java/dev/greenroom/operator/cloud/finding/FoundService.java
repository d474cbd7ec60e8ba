package dev.greenroom.operator.cloud.finding;

import dev.greenroom.operator.cloud.Observation.Rollout;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An ECS service ("Amazon ECS API Reference", Service).
 *
 * @param taskDefinition ARN
 * @param events newest first
 */
public record FoundService(
        String name,
        boolean active,
        String taskDefinition,
        int desired,
        List<Deployment> deployments,
        List<Event> events) {
    public FoundService {
        deployments = List.copyOf(deployments);
        events = List.copyOf(events);
    }

    /** One of its deployments; the state is null where ECS itself does not deploy. */
    public record Deployment(
            boolean primary,
            String taskDefinition,
            String rolloutState,
            String reason,
            int running,
            int desired,
            int failedTasks,
            Instant createdAt) {

        private Rollout rollout() {
            return switch (rolloutState == null ? byCounts() : rolloutState) {
                case "COMPLETED" -> Rollout.COMPLETED;
                case "FAILED" -> Rollout.FAILED;
                default -> Rollout.IN_PROGRESS;
            };
        }

        private String byCounts() {
            return running >= desired ? "COMPLETED" : "IN_PROGRESS";
        }
    }

    /** A message of it. */
    public record Event(Instant at, String message) {}

    /** How far the rollout of that task definition, named by its ARN, is. */
    public ServiceRollout rollout(String wanted) {
        if (!active) {
            return ServiceRollout.missing(name);
        }
        return deployment(Deployment::primary)
                .filter(deployment -> wanted.equals(deployment.taskDefinition()))
                .map(this::ofWanted)
                .orElseGet(() -> rolledBack(wanted));
    }

    private Optional<Deployment> deployment(Predicate<Deployment> which) {
        return deployments.stream().filter(which).findFirst();
    }

    private ServiceRollout ofWanted(Deployment deployment) {
        Rollout state = deployment.rollout();
        String complaint = state == Rollout.FAILED
                ? "the rollout failed: " + Scrubbed.text(deployment.reason())
                : newestComplaint(deployment).orElse("");
        return new ServiceRollout(state, deployment.running(), desired, deployment.failedTasks(), complaint);
    }

    /** The circuit breaker makes the task definition from before the primary one again. */
    private ServiceRollout rolledBack(String wanted) {
        Optional<Deployment> failed = deployment(deployment -> wanted.equals(deployment.taskDefinition()));
        String reason = failed.map(Deployment::reason)
                .map(words -> ": " + Scrubbed.text(words))
                .orElse("");
        return new ServiceRollout(
                Rollout.FAILED,
                failed.map(Deployment::running).orElse(0),
                desired,
                failed.map(Deployment::failedTasks).orElse(0),
                "the rollout failed and the service runs " + EcsNames.lastOf(taskDefinition) + " again" + reason);
    }

    /** Only the newest event: after a later "has started 1 tasks" the trouble is over. */
    private Optional<String> newestComplaint(Deployment deployment) {
        return events.stream()
                .limit(1)
                .filter(event -> !event.at().isBefore(deployment.createdAt()))
                .map(Event::message)
                .filter(message -> message.contains("unable to") || message.contains("failed to"))
                .map(Scrubbed::text)
                .findFirst();
    }
}
