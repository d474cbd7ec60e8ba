package dev.greenroom.operator.status;

import dev.greenroom.api.MigrationStatus;
import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.ResolvedPreview;
import dev.greenroom.api.RunStatus;
import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.api.RunStatus.Result;
import dev.greenroom.api.StackStatus;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.EnvironmentPlan;
import dev.greenroom.operator.plan.PreviewExamples;
import dev.greenroom.operator.stack.Failure.Retry;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Statuses of previews and stacks for tests, all around one moment. */
public final class StatusExamples {
    public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    public static final Instant CREATED = NOW.minus(Duration.ofMinutes(10));
    public static final String TASK_DEFINITION = "arn:aws:ecs:us-west-2:123456789012:task-definition/gp-api:1";

    private static final Duration TOOK = Duration.ofSeconds(5);

    private StatusExamples() {}

    /** A stack whose last run ended well a while ago. */
    public static StackStatus succeeded(Operation operation, String digest, Map<String, String> outputs) {
        RunStatus run = run(operation, digest, Result.Succeeded, null, NOW.minusSeconds(60));
        return new StackStatus("stack", operation == Operation.Up ? digest : null, run, 0, outputs);
    }

    public static StackStatus running(Operation operation, String digest) {
        return new StackStatus("stack", null, run(operation, digest, Result.Running, null, NOW), 0, Map.of());
    }

    public static StackStatus interrupted(Operation operation, String digest) {
        return new StackStatus("stack", null, run(operation, digest, Result.Interrupted, null, NOW), 0, Map.of());
    }

    /**
     * A stack whose last run failed.
     *
     * @param failures in a row
     * @param ago when it ended
     */
    public static StackStatus failed(Operation operation, String digest, Retry retry, int failures, Duration ago) {
        RunStatus run =
                run(operation, digest, Result.Failed, retry, NOW.minus(ago).minus(TOOK));
        return new StackStatus("stack", null, run, failures, Map.of());
    }

    private static RunStatus run(Operation operation, String digest, Result result, Retry retry, Instant start) {
        boolean open = result == Result.Running;
        return new RunStatus(
                "run-1",
                operation,
                digest,
                start.toString(),
                open ? null : TOOK.toSeconds(),
                result,
                open ? "3/11 resources" : null,
                retry == null ? null : "QuotaExceeded",
                retry == null ? null : "The Aurora cluster: no more of them",
                retry == null ? null : retry.name());
    }

    /** A stack that is up, and a run that puts it right after that. */
    public static StackStatus corrected(StackStatus up, Result result) {
        RunStatus run = run(
                Operation.Correct,
                up.digest(),
                result,
                result == Result.Failed ? Retry.RARELY : null,
                NOW.minusSeconds(30));
        return new StackStatus(up.id(), up.digest(), run, 0, up.outputs());
    }

    public static StackStatus dataUp(EnvironmentPlan plan) {
        return succeeded(
                Operation.Up,
                plan.data().digest(),
                PreviewExamples.dataOutputs(plan.data()).toMap());
    }

    public static StackStatus netUp(EnvironmentPlan plan) {
        return succeeded(
                Operation.Up,
                plan.net().digest(),
                PreviewExamples.netOutputs(plan.net()).toMap());
    }

    public static StackStatus appUp(AppPlan plan) {
        return succeeded(
                Operation.Up,
                plan.digest(),
                Map.of(
                        "taskDefinitionArn",
                        TASK_DEFINITION,
                        "serviceArn",
                        "arn:service",
                        "serviceTaskDefinitionArn",
                        TASK_DEFINITION));
    }

    public static PreviewEnvironmentStatus status(Phase phase, StackStatus data, StackStatus net, StackStatus app) {
        return of(phase, List.of(), null, null, null).withStacks(new dev.greenroom.api.Stacks(data, net, app));
    }

    /** A preview whose data and net stacks are as planned. */
    public static PreviewEnvironmentStatus provisioned(Phase phase, EnvironmentPlan plan, StackStatus app) {
        return status(phase, dataUp(plan), netUp(plan), app);
    }

    public static MigrationStatus migration(String digest, int attempt, MigrationStatus.State state) {
        String message = state == MigrationStatus.State.Failed ? "exit code 1" : null;
        return new MigrationStatus(digest, attempt, TASK_DEFINITION, null, state, message);
    }

    public static PreviewEnvironmentStatus of(
            Phase phase,
            List<Condition> conditions,
            Long observedGeneration,
            String phaseSince,
            ResolvedPreview resolved) {
        return new PreviewEnvironmentStatus(
                phase,
                conditions,
                observedGeneration,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                phaseSince,
                null,
                null,
                null,
                null,
                null,
                resolved);
    }

    public static PreviewEnvironmentStatus withConditions(PreviewEnvironmentStatus status, List<Condition> conditions) {
        return new PreviewEnvironmentStatus(
                status.phase(),
                conditions,
                status.observedGeneration(),
                status.url(),
                status.endpoints(),
                status.cost(),
                status.stacks(),
                status.migration(),
                status.timeline(),
                status.phaseSince(),
                status.image(),
                status.expires(),
                status.lastReconcileAt(),
                status.lastVerified(),
                status.drift(),
                status.resolved());
    }

    public static PreviewEnvironmentStatus resolved(PreviewEnvironmentStatus status, ResolvedPreview resolved) {
        return new PreviewEnvironmentStatus(
                status.phase(),
                status.conditions(),
                status.observedGeneration(),
                status.url(),
                status.endpoints(),
                status.cost(),
                status.stacks(),
                status.migration(),
                status.timeline(),
                status.phaseSince(),
                status.image(),
                status.expires(),
                status.lastReconcileAt(),
                status.lastVerified(),
                status.drift(),
                resolved);
    }
}
