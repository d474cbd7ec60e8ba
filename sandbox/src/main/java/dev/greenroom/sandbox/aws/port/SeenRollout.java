package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.Observation.Rollout;
import dev.greenroom.operator.cloud.finding.EcsNames;
import dev.greenroom.sandbox.aws.ecs.ServiceDescription;
import dev.greenroom.sandbox.aws.ecs.ServiceDescription.Event;
import java.util.Optional;

/**
 * What an ECS service says of the rollout of one task definition.
 *
 * @param failedTasks of the deployment, one after another
 * @param complaint AWS's words about what does not work; empty: none
 */
record SeenRollout(Rollout state, int running, int desired, int failedTasks, String complaint) {

    static SeenRollout missing(String name) {
        return new SeenRollout(Rollout.MISSING, 0, 0, 0, "ECS service " + name + " does not exist");
    }

    /** @param wanted ARN of the task definition that should be running */
    static SeenRollout of(ServiceDescription service, String wanted) {
        if (!service.isActive()) {
            return missing(service.settings().name());
        }
        return service.primary()
                .filter(deployment -> wanted.equals(deployment.taskDefinition()))
                .map(deployment -> ofWanted(service, deployment))
                .orElseGet(() -> rolledBack(service, wanted));
    }

    private static SeenRollout ofWanted(ServiceDescription service, ServiceDescription.Rollout deployment) {
        Rollout state =
                switch (deployment.rolloutState()) {
                    case "COMPLETED" -> Rollout.COMPLETED;
                    case "FAILED" -> Rollout.FAILED;
                    default -> Rollout.IN_PROGRESS;
                };
        String complaint = state == Rollout.FAILED
                ? "the rollout failed: " + deployment.rolloutStateReason()
                : newestComplaint(service, deployment).orElse("");
        return new SeenRollout(
                state, deployment.running(), service.settings().desiredCount(), deployment.failedTasks(), complaint);
    }

    /** The circuit breaker makes the task definition from before the primary one again. */
    private static SeenRollout rolledBack(ServiceDescription service, String wanted) {
        Optional<ServiceDescription.Rollout> failed = service.deployments().stream()
                .filter(deployment -> wanted.equals(deployment.taskDefinition()))
                .findFirst();
        String reason =
                failed.map(deployment -> ": " + deployment.rolloutStateReason()).orElse("");
        return new SeenRollout(
                Rollout.FAILED,
                failed.map(ServiceDescription.Rollout::running).orElse(0),
                service.settings().desiredCount(),
                failed.map(ServiceDescription.Rollout::failedTasks).orElse(0),
                "the rollout failed and the service runs "
                        + EcsNames.lastOf(service.settings().taskDefinition()) + " again" + reason);
    }

    private static Optional<String> newestComplaint(ServiceDescription service, ServiceDescription.Rollout deployment) {
        return service.events().stream()
                .limit(1)
                .filter(event -> !event.at().isBefore(deployment.createdAt()))
                .map(Event::message)
                .filter(message -> message.contains("unable to") || message.contains("failed to"))
                .findFirst();
    }
}
