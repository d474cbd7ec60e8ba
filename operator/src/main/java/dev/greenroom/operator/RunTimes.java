package dev.greenroom.operator;

import dev.greenroom.operator.stack.RunLimit;
import java.time.Duration;

/**
 * How long runs may take.
 *
 * @param deadline of one command of the CLI; an Aurora cluster with its instance takes up to half an hour
 * @param shutdownGrace between asking the runs of a process to end and its end; the pod's terminationGracePeriodSeconds has to be
 *     longer
 */
record RunTimes(Duration deadline, Duration shutdownGrace) {
    static final RunTimes DEFAULT = new RunTimes(Duration.ofMinutes(45), Duration.ofSeconds(90));

    private static final Duration SHORTEST_DEADLINE = Duration.ofMinutes(10);
    private static final Duration SHORTEST_GRACE = Duration.ofSeconds(20);
    private static final Duration LONGEST_GRACE = Duration.ofHours(1);
    /** For what has to be done once the CLI has ended, or was killed. */
    private static final Duration TIDYING = Duration.ofSeconds(15);

    static RunTimes of(SettingsReader reader) {
        return new RunTimes(
                reader.time("RUN_DEADLINE", DEFAULT.deadline, SHORTEST_DEADLINE, RunLimit.OF_A_COMMAND),
                reader.time("SHUTDOWN_GRACE", DEFAULT.shutdownGrace, SHORTEST_GRACE, LONGEST_GRACE));
    }

    /** Between asking a CLI to stop and killing it. */
    Duration cliGrace() {
        return shutdownGrace.minus(TIDYING);
    }
}
