package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.finding.FoundService;
import dev.greenroom.operator.cloud.finding.StoppedTask;
import dev.greenroom.operator.cloud.finding.StoppedTask.EndedContainer;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

/** What ECS answers, in our words. */
final class EcsFindings {
    private EcsFindings() {}

    static FoundService service(Service service) {
        return new FoundService(
                service.serviceName(),
                "ACTIVE".equals(service.status()),
                service.taskDefinition(),
                count(service.desiredCount()),
                service.deployments().stream().map(EcsFindings::deployment).toList(),
                service.events().stream()
                        .map(event -> new FoundService.Event(event.createdAt(), event.message()))
                        .toList());
    }

    private static FoundService.Deployment deployment(Deployment deployment) {
        return new FoundService.Deployment(
                "PRIMARY".equals(deployment.status()),
                deployment.taskDefinition(),
                deployment.rolloutStateAsString(),
                deployment.rolloutStateReason(),
                count(deployment.runningCount()),
                count(deployment.desiredCount()),
                count(deployment.failedTasks()),
                deployment.createdAt());
    }

    private static int count(Integer number) {
        return number == null ? 0 : number;
    }

    static StoppedTask stopped(Task task) {
        return StoppedTask.of(
                task.taskArn(),
                task.stoppedReason(),
                task.containers().stream()
                        .map(container ->
                                new EndedContainer(container.name(), container.exitCode(), container.reason()))
                        .toList());
    }
}
