package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.Observation;
import dev.greenroom.operator.cloud.Observation.Endpoint;
import dev.greenroom.operator.cloud.Observation.Rollout;
import dev.greenroom.operator.cloud.Observer;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.SimulatedAws;
import dev.greenroom.sandbox.aws.ecs.TaskDescription;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at service, targets, database and endpoint; at ended tasks and their log only when one of them is in trouble. */
public final class SimulatedObserver implements Observer {
    private static final Pattern BROKEN_DATABASE = Pattern.compile(
            "missing|deleting|failed|stopp(ing|ed)|inaccessible-.*|incompatible-.*|.*-failed|storage-full");

    private final SimulatedAws aws;

    public SimulatedObserver(SimulatedAws aws) {
        this.aws = aws;
    }

    @Override
    public Observation observe(AppPlan plan, String taskDefinitionArn, String databaseIdentifier, Probe probe) {
        Region region = PortCalls.region(aws, plan.scope().placement());
        SeenRollout rollout = rollout(region, plan, taskDefinitionArn);
        SeenTargets targets = targets(region, plan.net().targetGroupArn());
        String database = databaseStatus(region, databaseIdentifier);
        Endpoint endpoint = probe == null ? new Endpoint.NotAsked() : SimulatedEndpoint.ask(region, probe);
        boolean trouble = inTrouble(rollout, targets, endpoint);
        Optional<EndedTask> ended = trouble ? lastEnded(region, plan, taskDefinitionArn) : Optional.empty();
        List<String> lines =
                trouble ? LogTail.read(region, plan.net().logGroup(), ended.map(EndedTask::id)) : List.of();
        return new Observation(
                rollout.state(),
                rollout.running(),
                rollout.desired(),
                targets.healthy(),
                database,
                endpoint,
                problem(rollout, ended, targets, database, endpoint),
                lines);
    }

    private static SeenRollout rollout(Region region, AppPlan plan, String wanted) {
        return PortCalls.find(
                        "look up ECS service " + plan.serviceName(),
                        () -> region.ecs().services().find(plan.net().clusterArn(), plan.serviceName()),
                        "ClusterNotFoundException")
                .flatMap(found -> found)
                .map(service -> SeenRollout.of(service, wanted))
                .orElseGet(() -> SeenRollout.missing(plan.serviceName()));
    }

    private static SeenTargets targets(Region region, String targetGroupArn) {
        return PortCalls.find(
                        "read the target health of " + targetGroupArn,
                        () -> region.elb().targetGroups().health(targetGroupArn),
                        "TargetGroupNotFound")
                .map(SeenTargets::of)
                .orElse(new SeenTargets(0, "the target group does not exist"));
    }

    private static String databaseStatus(Region region, String identifier) {
        return PortCalls.call("look up database cluster " + identifier, () -> region.rds()
                        .cluster(identifier))
                .map(cluster -> cluster.status(region.account().now()))
                .orElse("missing");
    }

    /** While tasks still start, targets and endpoint are naturally not healthy. */
    private static boolean inTrouble(SeenRollout rollout, SeenTargets targets, Endpoint endpoint) {
        return switch (rollout.state()) {
            case MISSING -> false;
            case FAILED -> true;
            case IN_PROGRESS -> rollout.failedTasks() > 0;
            case COMPLETED ->
                rollout.running() < rollout.desired()
                        || !targets.complaint().isEmpty()
                        || endpoint instanceof Endpoint.Unhealthy;
        };
    }

    /** The last one of the task definition that ended for another reason than a change of the wanted count. */
    private static Optional<EndedTask> lastEnded(Region region, AppPlan plan, String taskDefinitionArn) {
        return PortCalls.call(
                        "read the stopped tasks of ECS service " + plan.serviceName(),
                        () -> region.ecs().tasks().list(plan.net().clusterArn()))
                .stream()
                .filter(TaskDescription::isStopped)
                .filter(task -> task.group().equals("service:" + plan.serviceName()))
                .filter(task -> task.taskDefinitionArn().equals(taskDefinitionArn))
                .filter(task -> !task.stoppedReason().startsWith("Scaling activity"))
                .max(Comparator.comparing(TaskDescription::stoppedAt))
                .map(EndedTask::of);
    }

    private static String problem(
            SeenRollout rollout, Optional<EndedTask> ended, SeenTargets targets, String database, Endpoint endpoint) {
        boolean started = rollout.state() == Rollout.COMPLETED;
        return Stream.of(
                        rollout.complaint(),
                        ended.map(task -> "a task " + task.sentence()).orElse(""),
                        started || rollout.failedTasks() > 0 ? targets.complaint() : "",
                        BROKEN_DATABASE.matcher(database).matches() ? "the database is " + database : "",
                        started && endpoint instanceof Endpoint.Unhealthy bad ? bad.what() : "")
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
