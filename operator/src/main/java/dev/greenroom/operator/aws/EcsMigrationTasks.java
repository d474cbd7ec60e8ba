package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.CloudException.Kind;
import dev.greenroom.operator.cloud.MigrationTasks;
import dev.greenroom.operator.cloud.finding.EcsNames;
import dev.greenroom.operator.cloud.finding.Scrubbed;
import dev.greenroom.operator.cloud.finding.StoppedTask;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.Placement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Migrations as one-off Fargate tasks of the app's own task definition, with its command replaced. {@code startedBy} finds a
 * task again as long as ECS shows it (about an hour after its end); the client token keeps two starts at once from being two
 * tasks ("Amazon ECS Developer Guide", Ensuring idempotency).
 */
public final class EcsMigrationTasks implements MigrationTasks {
    private static final int AT_ONCE = 100;

    private final AwsClients clients;
    private final LogTail log;

    public EcsMigrationTasks(AwsClients clients) {
        this.clients = clients;
        this.log = new LogTail(clients);
    }

    @Override
    public MigrationTask run(AppPlan plan, String taskDefinitionArn, String digest) {
        EcsClient ecs = clients.ecs(plan.scope().placement());
        Task task = find(ecs, plan, taskDefinitionArn, EcsNames.startedBy(digest))
                .orElseGet(() -> start(ecs, plan, taskDefinitionArn, digest));
        return "STOPPED".equals(task.lastStatus()) ? ended(plan, task) : running(task);
    }

    @Override
    public void stop(Placement placement, String clusterArn, String taskArn) {
        AwsCalls.find(
                "stop the migration " + taskArn,
                () -> clients.ecs(placement)
                        .stopTask(s -> s.cluster(clusterArn).task(taskArn).reason("the preview is being destroyed")),
                InvalidParameterException.class,
                ClusterNotFoundException.class);
    }

    /** By family and both states: ListTasks takes {@code startedBy} only alone, and then shows no stopped tasks. */
    private static Optional<Task> find(EcsClient ecs, AppPlan plan, String taskDefinitionArn, String startedBy) {
        List<String> arns = Stream.of(DesiredStatus.RUNNING, DesiredStatus.STOPPED)
                .flatMap(status -> AwsCalls.call(
                        "list the migration tasks of " + plan.name(),
                        () -> ecs.listTasks(l -> l.cluster(plan.net().clusterArn())
                                .family(EcsNames.familyOf(taskDefinitionArn))
                                .desiredStatus(status)))
                        .taskArns()
                        .stream())
                .distinct()
                .toList();
        return chunks(arns)
                .flatMap(some -> AwsCalls.call(
                        "read the migration tasks of " + plan.name(),
                        () -> ecs.describeTasks(
                                d -> d.cluster(plan.net().clusterArn()).tasks(some)))
                        .tasks()
                        .stream())
                .filter(task -> startedBy.equals(task.startedBy()))
                .findFirst();
    }

    /** DescribeTasks takes {@value #AT_ONCE} at most. */
    private static Stream<List<String>> chunks(List<String> arns) {
        return Stream.iterate(0, from -> from < arns.size(), from -> from + AT_ONCE)
                .map(from -> arns.subList(from, Math.min(from + AT_ONCE, arns.size())));
    }

    private static Task start(EcsClient ecs, AppPlan plan, String taskDefinitionArn, String digest) {
        RunTaskResponse answer = AwsCalls.call(
                "start the migration of " + plan.name(), () -> ecs.runTask(request(plan, taskDefinitionArn, digest)));
        return answer.tasks().stream().findFirst().orElseThrow(() -> notPlaced(plan, answer.failures()));
    }

    private static RunTaskRequest request(AppPlan plan, String taskDefinitionArn, String digest) {
        return RunTaskRequest.builder()
                .cluster(plan.net().clusterArn())
                .taskDefinition(taskDefinitionArn)
                .count(1)
                .launchType(LaunchType.FARGATE)
                .clientToken(digest)
                .startedBy(EcsNames.startedBy(digest))
                .networkConfiguration(network(plan))
                .overrides(o -> o.containerOverrides(ContainerOverride.builder()
                        .name(AppPlan.CONTAINER)
                        .command(plan.migrationCommand())
                        .build()))
                .tags(plan.scope().tags().entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
    }

    private static NetworkConfiguration network(AppPlan plan) {
        return NetworkConfiguration.builder()
                .awsvpcConfiguration(vpc -> vpc.subnets(plan.subnetIds())
                        .securityGroups(Stream.concat(
                                        Stream.of(plan.net().serviceSecurityGroupId()),
                                        plan.clientSecurityGroupIds().stream())
                                .toList())
                        .assignPublicIp(plan.assignPublicIp() ? AssignPublicIp.ENABLED : AssignPublicIp.DISABLED))
                .build();
    }

    /** ECS answers 200 and lists what it could not do, for want of capacity nearly always. */
    private static CloudException notPlaced(AppPlan plan, List<Failure> failures) {
        String reasons = failures.stream().map(Failure::reason).toList().toString();
        return new CloudException(
                Kind.TRANSIENT,
                "MigrationNotStarted",
                "cannot start the migration of " + plan.name() + ": " + Scrubbed.text(reasons),
                null);
    }

    private static MigrationTask running(Task task) {
        return new MigrationTask(task.taskArn(), MigrationTask.State.RUNNING, "");
    }

    private MigrationTask ended(AppPlan plan, Task task) {
        StoppedTask stopped = EcsFindings.stopped(task);
        if (stopped.succeeded()) {
            return new MigrationTask(task.taskArn(), MigrationTask.State.SUCCEEDED, "");
        }
        List<String> lines = log.read(plan.scope().placement(), plan.net().logGroup(), Optional.of(stopped.id()));
        return new MigrationTask(task.taskArn(), MigrationTask.State.FAILED, stopped.failedMigration(lines));
    }
}
