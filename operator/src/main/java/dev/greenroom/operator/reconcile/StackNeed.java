package dev.greenroom.operator.reconcile;

import dev.greenroom.api.RunStatus;
import dev.greenroom.api.RunStatus.Result;
import dev.greenroom.api.StackStatus;
import dev.greenroom.operator.stack.Failure.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a stack needs to become what its plan says. */
sealed interface StackNeed {

    /** Nothing: it is. */
    record Nothing() implements StackNeed {}

    /** A run. */
    record Run() implements StackNeed {}

    /**
     * Patience: a run is under way.
     *
     * @param outdated whether it brings up something else than is wanted now
     */
    record Patience(RunStatus run, boolean outdated) implements StackNeed {}

    /**
     * A run, but not yet.
     *
     * @param retryIn empty: not of its own accord
     */
    record Rest(RunStatus failed, Retry retry, Optional<Duration> retryIn) implements StackNeed {

        /** The one that most needs a person; empty: there is none. */
        static Optional<Rest> worst(List<Rest> rests) {
            return rests.stream().max(Comparator.comparing(Rest::retry));
        }

        /** When the first of them is tried again, or the limit if that is sooner. */
        static Duration soonest(List<Rest> rests, Duration limit) {
            return rests.stream()
                    .flatMap(rest -> rest.retryIn().stream())
                    .filter(left -> left.compareTo(limit) < 0)
                    .min(Comparator.naturalOrder())
                    .orElse(limit);
        }
    }

    /** Judges a stack by its status. */
    static StackNeed of(StackStatus stack, String digest, RunStatus.Operation operation, boolean tryNow, Instant now) {
        if (stack == null || stack.lastRun() == null) {
            return new Run();
        }
        RunStatus last = stack.lastRun();
        boolean isWhatIsWanted = operation == RunStatus.Operation.Up && digest.equals(stack.digest());
        if (isWhatIsWanted && last.operation() == RunStatus.Operation.Correct) {
            return new Nothing();
        }
        boolean same = last.operation() == operation && digest.equals(last.digest());
        if (last.result() == Result.Running) {
            return new Patience(last, !same);
        }
        if (isWhatIsWanted) {
            return new Nothing();
        }
        if (operation != RunStatus.Operation.Up && same && last.result() == Result.Succeeded) {
            return new Nothing();
        }
        return same && last.result() == Result.Failed && !tryNow ? afterFailure(stack, last, now) : new Run();
    }

    /** No change of a spec alters a destroy: what AWS refuses now it may allow when a person has mended something there. */
    private static Retry retry(RunStatus failed) {
        Retry told = failed.retry() == null ? Retry.LATER : Retry.valueOf(failed.retry());
        return told == Retry.NEVER && failed.operation() == RunStatus.Operation.Destroy ? Retry.RARELY : told;
    }

    private static StackNeed afterFailure(StackStatus stack, RunStatus last, Instant now) {
        Retry retry = retry(last);
        if (retry == Retry.WAITING) {
            return new Rest(last, retry, Backoff.delay(retry, stack.failures())); // until whoever it is has ended
        }
        Instant ended =
                Instant.parse(last.start()).plusSeconds(last.durationSeconds() == null ? 0 : last.durationSeconds());
        Optional<Duration> left =
                Backoff.delay(retry, stack.failures()).map(delay -> Duration.between(now, ended.plus(delay)));
        boolean due = left.filter(duration -> duration.isNegative() || duration.isZero())
                .isPresent();
        return due ? new Run() : new Rest(last, retry, left);
    }
}
