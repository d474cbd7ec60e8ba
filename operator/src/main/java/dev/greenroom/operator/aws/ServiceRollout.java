package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.Observation.Rollout;
import dev.greenroom.operator.cloud.finding.EcsNames;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;

/**
 * What an ECS service says of the rollout of one task definition.
 *
 * @param failedTasks of the deployment, one after another
 * @param complaint AWS's words about what does not work; empty: none
 */
record ServiceRollout(Rollout state, int running, int desired, int failedTasks, String complaint) {

    static ServiceRollout missing(String name) {
        return new ServiceRollout(Rollout.MISSING, 0, 0, 0, "ECS service " + name + " does not exist");
    }

    /** @param wanted ARN of the task definition that should be running */
    static ServiceRollout of(Service service, String wanted) {
        if (!"ACTIVE".equals(service.status())) {
            return missing(service.serviceName());
        }
        Optional<Deployment> primary = service.deployments().stream()
                .filter(deployment -> "PRIMARY".equals(deployment.status()))
                .findFirst();
        return primary.filter(deployment -> wanted.equals(deployment.taskDefinition()))
                .map(deployment -> ofWanted(service, deployment))
                .orElseGet(() -> rolledBack(service, wanted));
    }

    private static ServiceRollout ofWanted(Service service, Deployment deployment) {
        Rollout state =
                switch (rolloutState(deployment)) {
                    case COMPLETED -> Rollout.COMPLETED;
                    case FAILED -> Rollout.FAILED;
                    default -> Rollout.IN_PROGRESS;
                };
        String complaint = state == Rollout.FAILED
                ? "the rollout failed: " + Scrubbed.text(deployment.rolloutStateReason())
                : newestComplaint(service.events(), deployment).orElse("");
        return new ServiceRollout(
                state,
                count(deployment.runningCount()),
                count(service.desiredCount()),
                count(deployment.failedTasks()),
                complaint);
    }

    /** The circuit breaker makes the task definition from before the primary one again. */
    private static ServiceRollout rolledBack(Service service, String wanted) {
        Optional<Deployment> failed = service.deployments().stream()
                .filter(deployment -> wanted.equals(deployment.taskDefinition()))
                .findFirst();
        String reason = failed.map(Deployment::rolloutStateReason)
                .map(words -> ": " + Scrubbed.text(words))
                .orElse("");
        return new ServiceRollout(
                Rollout.FAILED,
                failed.map(deployment -> count(deployment.runningCount())).orElse(0),
                count(service.desiredCount()),
                failed.map(deployment -> count(deployment.failedTasks())).orElse(0),
                "the rollout failed and the service runs " + EcsNames.lastOf(service.taskDefinition()) + " again"
                        + reason);
    }

    /** Services that ECS itself does not deploy have no rollout state; their counts tell. */
    private static DeploymentRolloutState rolloutState(Deployment deployment) {
        if (deployment.rolloutState() != null) {
            return deployment.rolloutState();
        }
        return count(deployment.runningCount()) >= count(deployment.desiredCount())
                ? DeploymentRolloutState.COMPLETED
                : DeploymentRolloutState.IN_PROGRESS;
    }

    /** Only the newest event (they come newest first): after a later "has started 1 tasks" the trouble is over. */
    private static Optional<String> newestComplaint(List<ServiceEvent> events, Deployment deployment) {
        return events.stream()
                .limit(1)
                .filter(event -> !event.createdAt().isBefore(deployment.createdAt()))
                .map(ServiceEvent::message)
                .filter(message -> message.contains("unable to") || message.contains("failed to"))
                .map(Scrubbed::text)
                .findFirst();
    }

    private static int count(Integer number) {
        return number == null ? 0 : number;
    }
}
