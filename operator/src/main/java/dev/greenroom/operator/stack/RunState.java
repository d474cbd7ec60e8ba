package dev.greenroom.operator.stack;

import dev.greenroom.api.RunStatus.Operation;
import java.time.Instant;

/** Where the last run of a stack is. */
public sealed interface RunState {

    Description run();

    /** Which run it is. */
    record Description(String id, String environment, Operation operation, String digest) {}

    /** Others run before it. */
    record Queued(Description run, Instant since) implements RunState {}

    /**
     * Under way.
     *
     * @param progress null: nothing was heard of it yet
     */
    record Running(Description run, Instant since, Progress progress) implements RunState {}

    /** Ended, and kept until it is settled. A run that never started ended when it would have. */
    record Finished(Description run, Instant startedAt, Instant endedAt, RunOutcome outcome) implements RunState {}
}
