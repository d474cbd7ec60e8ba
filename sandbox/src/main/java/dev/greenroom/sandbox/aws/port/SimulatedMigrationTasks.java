package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.CloudException.Kind;
import dev.greenroom.operator.cloud.MigrationTasks;
import dev.greenroom.operator.cloud.finding.EcsNames;
import dev.greenroom.operator.cloud.finding.StoppedTask;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.SimulatedAws;
import dev.greenroom.sandbox.aws.ecs.TaskDescription;
import dev.greenroom.sandbox.aws.ecs.Tasks;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Migrations as one-off tasks of the app's own task definition, with its command replaced. */
public final class SimulatedMigrationTasks implements MigrationTasks {

    private final SimulatedAws aws;

    public SimulatedMigrationTasks(SimulatedAws aws) {
        this.aws = aws;
    }

    @Override
    public MigrationTask run(AppPlan plan, String taskDefinitionArn, String digest) {
        Region region = PortCalls.region(aws, plan.scope().placement());
        String family = EcsNames.familyOf(taskDefinitionArn);
        TaskDescription task = PortCalls.call(
                        "list the migration tasks of " + plan.name(),
                        () -> region.ecs().tasks().list(plan.net().clusterArn()))
                .stream()
                .filter(candidate ->
                        EcsNames.familyOf(candidate.taskDefinitionArn()).equals(family))
                .filter(candidate -> EcsNames.startedBy(digest).equals(candidate.startedBy()))
                .findFirst()
                .orElseGet(() -> start(region, plan, taskDefinitionArn, digest));
        return task.isStopped()
                ? ended(region, plan, task)
                : new MigrationTask(task.arn(), MigrationTask.State.RUNNING, "");
    }

    private static TaskDescription start(Region region, AppPlan plan, String taskDefinitionArn, String digest) {
        List<String> groups = Stream.concat(
                        Stream.of(plan.net().serviceSecurityGroupId()), plan.clientSecurityGroupIds().stream())
                .toList();
        Tasks.Request request = new Tasks.Request(
                plan.net().clusterArn(),
                taskDefinitionArn,
                new dev.greenroom.sandbox.aws.ecs.Placement(plan.subnetIds(), groups, plan.assignPublicIp()),
                true,
                digest,
                EcsNames.startedBy(digest),
                plan.scope().tags());
        Tasks.Answer answer = PortCalls.call(
                "start the migration of " + plan.name(),
                () -> region.ecs().tasks().run(request));
        if (answer.failure() != null) {
            throw new CloudException(
                    Kind.TRANSIENT,
                    "MigrationNotStarted",
                    "cannot start the migration of " + plan.name() + ": [" + answer.failure() + "]",
                    null);
        }
        return answer.task();
    }

    private static MigrationTask ended(Region region, AppPlan plan, TaskDescription task) {
        StoppedTask ended = EcsFindings.stopped(task);
        if (ended.succeeded()) {
            return new MigrationTask(task.arn(), MigrationTask.State.SUCCEEDED, "");
        }
        List<String> lines = LogTail.read(region, plan.net().logGroup(), Optional.of(ended.id()));
        return new MigrationTask(task.arn(), MigrationTask.State.FAILED, ended.failedMigration(lines));
    }

    @Override
    public void stop(Placement placement, String clusterArn, String taskArn) {
        Region region = PortCalls.region(aws, placement);
        PortCalls.find(
                "stop the migration " + taskArn,
                () -> {
                    region.ecs().tasks().stop(clusterArn, taskArn, "the preview is being destroyed");
                    return taskArn;
                },
                "InvalidParameterException",
                "ClusterNotFoundException");
    }
}
