package dev.greenroom.operator.status;

import dev.greenroom.api.RunStatus;
import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.api.RunStatus.Result;
import dev.greenroom.api.StackStatus;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.stack.Failure;
import dev.greenroom.operator.stack.RunEntry;
import dev.greenroom.operator.stack.RunOutcome;
import dev.greenroom.operator.stack.RunState;
import dev.greenroom.operator.stack.StackMemory.Known;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Takes what is known of a stack's run into the stack's status. */
public final class StackFold {
    private StackFold() {}

    /** The status of a stack whose run is in the state given; none is known although one was started: it was interrupted. */
    public static StackStatus fold(StackStatus old, Optional<RunState> run) {
        if (old == null || old.lastRun() == null) {
            return old;
        }
        RunStatus last = old.lastRun();
        if (last.result() != Result.Running) {
            return old;
        }
        RunState state = run.filter(known -> known.run().id().equals(last.id())).orElse(null);
        if (state == null) {
            return with(old, ended(last, Result.Interrupted, last.start(), null, null));
        }
        if (state instanceof RunState.Running running) {
            return with(old, progress(last, running));
        }
        return state instanceof RunState.Finished finished ? finished(old, last, finished) : old;
    }

    /** The status of a stack that is up by what the state backend remembers. */
    static StackStatus recalled(StackId stack, Known known) {
        RunEntry entry = known.run();
        Instant end = entry.end() == null ? entry.beat() : entry.end();
        RunStatus run = new RunStatus(
                entry.id(),
                entry.operation(),
                entry.digest(),
                seconds(entry.start()),
                Duration.between(entry.start(), end).toSeconds(),
                Result.Succeeded,
                null,
                null,
                null,
                null);
        return new StackStatus(stack.name(), known.digest(), run, 0, known.outputs());
    }

    /** The status of a stack whose run is about to be started: intent before act. */
    public static StackStatus starting(
            StackStatus old, StackId stack, String runId, Operation operation, String digest, Instant now) {
        RunStatus run =
                new RunStatus(runId, operation, digest, seconds(now), null, Result.Running, null, null, null, null);
        boolean again = old != null
                && old.lastRun() != null
                && digest.equals(old.lastRun().digest());
        int failures = again && old.lastRun().operation() == operation ? old.failures() : 0;
        // what is put right is still what its digest says, and stays so whatever comes of the run
        String kept = operation == Operation.Correct ? digest : null;
        return new StackStatus(stack.name(), kept, run, failures, old == null ? Map.of() : old.outputs());
    }

    private static StackStatus finished(StackStatus old, RunStatus last, RunState.Finished finished) {
        String start = seconds(finished.startedAt());
        Duration took = Duration.between(finished.startedAt(), finished.endedAt());
        if (finished.outcome() instanceof RunOutcome.Succeeded succeeded) {
            return succeeded(old, ended(last, Result.Succeeded, start, took, null), succeeded);
        }
        if (finished.outcome() instanceof RunOutcome.Failed failed) {
            RunStatus run = ended(last, Result.Failed, start, took, failed.failure());
            boolean corrects = last.operation() == Operation.Correct;
            return new StackStatus(
                    old.id(),
                    corrects ? old.digest() : null,
                    run,
                    corrects ? old.failures() : old.failures() + 1,
                    old.outputs());
        }
        return with(old, ended(last, Result.Interrupted, start, took, null));
    }

    private static StackStatus succeeded(StackStatus old, RunStatus run, RunOutcome.Succeeded succeeded) {
        return switch (run.operation()) {
            case Up, Correct -> new StackStatus(old.id(), run.digest(), run, 0, succeeded.outputs());
            case Register ->
                adopted(run, succeeded)
                        ? new StackStatus(old.id(), run.digest(), run, 0, succeeded.outputs())
                        : new StackStatus(old.id(), null, run, 0, old.outputs());
            case Destroy -> new StackStatus(old.id(), null, run, 0, Map.of());
        };
    }

    /** A registration that found the whole plan brought up already, by a record that outlived the status, did nothing. */
    private static boolean adopted(RunStatus run, RunOutcome.Succeeded succeeded) {
        return run.digest().equals(succeeded.outputs().get("digest"));
    }

    private static StackStatus with(StackStatus old, RunStatus run) {
        return new StackStatus(old.id(), old.digest(), run, old.failures(), old.outputs());
    }

    private static RunStatus progress(RunStatus last, RunState.Running running) {
        String start = seconds(running.since());
        String text = running.progress() == null
                ? last.progress()
                : running.progress().toString();
        return new RunStatus(
                last.id(), last.operation(), last.digest(), start, null, last.result(), text, null, null, null);
    }

    /** @param start when it began to run; what it waited for its turn before is no part of it */
    private static RunStatus ended(RunStatus last, Result result, String start, Duration took, Failure failure) {
        return new RunStatus(
                last.id(),
                last.operation(),
                last.digest(),
                start,
                took == null ? null : took.toSeconds(),
                result,
                null,
                failure == null ? null : failure.reason(),
                failure == null ? null : failure.message(),
                failure == null ? null : failure.retry().name());
    }

    private static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
