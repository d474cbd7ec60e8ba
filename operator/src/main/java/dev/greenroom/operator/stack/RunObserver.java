package dev.greenroom.operator.stack;

import dev.greenroom.api.RunStatus.Operation;
import java.time.Duration;

/** Hears of every run's end, for metrics. */
@FunctionalInterface
public interface RunObserver {

    /**
     * A run ended.
     *
     * @param part label of the stack's part, such as {@code data}
     * @param waited in the queue
     * @param took from its start to its end
     */
    void finished(Operation operation, String part, RunOutcome outcome, Duration waited, Duration took);
}
