package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.finding.FoundService;
import dev.greenroom.operator.cloud.finding.StoppedTask;
import dev.greenroom.operator.plan.AppPlan;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Task;

/** Reads an environment's service and the tasks that ended; ECS shows those for about an hour. */
final class ServiceTasks {
    private final AwsClients clients;

    ServiceTasks(AwsClients clients) {
        this.clients = clients;
    }

    Optional<FoundService> service(AppPlan plan) {
        return AwsCalls.find(
                        "look up ECS service " + plan.serviceName(),
                        () -> ecs(plan)
                                .describeServices(
                                        d -> d.cluster(plan.net().clusterArn()).services(plan.serviceName())),
                        ClusterNotFoundException.class)
                .flatMap(answer -> answer.services().stream().findFirst())
                .map(EcsFindings::service);
    }

    /** The last one of the task definition that ended for another reason than a change of the wanted count. */
    Optional<StoppedTask> lastStopped(AppPlan plan, String taskDefinitionArn) {
        EcsClient ecs = ecs(plan);
        List<String> arns =
                AwsCalls.call("list the stopped tasks of ECS service " + plan.serviceName(), () -> ecs.listTasks(
                                l -> l.cluster(plan.net().clusterArn())
                                        .serviceName(plan.serviceName())
                                        .desiredStatus(DesiredStatus.STOPPED))
                        .taskArns());
        return described(ecs, plan, arns)
                .filter(task -> ("service:" + plan.serviceName()).equals(task.group()))
                .filter(task -> taskDefinitionArn.equals(task.taskDefinitionArn()))
                .filter(task -> !StoppedTask.isScaling(task.stoppedReason()))
                .filter(task -> task.stoppedAt() != null)
                .max(Comparator.comparing(Task::stoppedAt))
                .map(EcsFindings::stopped);
    }

    private static Stream<Task> described(EcsClient ecs, AppPlan plan, List<String> arns) {
        return arns.isEmpty()
                ? Stream.empty()
                : AwsCalls.call(
                        "read the stopped tasks of ECS service " + plan.serviceName(),
                        () -> ecs.describeTasks(
                                d -> d.cluster(plan.net().clusterArn()).tasks(arns)))
                        .tasks()
                        .stream();
    }

    private EcsClient ecs(AppPlan plan) {
        return clients.ecs(plan.scope().placement());
    }
}
