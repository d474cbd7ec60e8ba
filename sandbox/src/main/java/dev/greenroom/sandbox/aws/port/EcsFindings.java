package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.finding.FoundService;
import dev.greenroom.operator.cloud.finding.StoppedTask;
import dev.greenroom.operator.cloud.finding.StoppedTask.EndedContainer;
import dev.greenroom.sandbox.aws.ecs.ServiceDescription;
import dev.greenroom.sandbox.aws.ecs.TaskDescription;

/** What the account's ECS shows, in the operator's words. */
final class EcsFindings {
    private EcsFindings() {}

    static FoundService service(ServiceDescription service) {
        return new FoundService(
                service.settings().name(),
                service.isActive(),
                service.settings().taskDefinition(),
                service.settings().desiredCount(),
                service.deployments().stream().map(EcsFindings::deployment).toList(),
                service.events().stream()
                        .map(event -> new FoundService.Event(event.at(), event.message()))
                        .toList());
    }

    private static FoundService.Deployment deployment(ServiceDescription.Rollout deployment) {
        return new FoundService.Deployment(
                deployment.status().equals("PRIMARY"),
                deployment.taskDefinition(),
                deployment.rolloutState(),
                deployment.rolloutStateReason(),
                deployment.running(),
                deployment.desired(),
                deployment.failedTasks(),
                deployment.createdAt());
    }

    static StoppedTask stopped(TaskDescription task) {
        return StoppedTask.of(
                task.arn(),
                task.stoppedReason(),
                task.containers().stream()
                        .map(container ->
                                new EndedContainer(container.name(), container.exitCode(), container.reason()))
                        .toList());
    }
}
