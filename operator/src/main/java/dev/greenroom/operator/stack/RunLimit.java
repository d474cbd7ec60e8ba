package dev.greenroom.operator.stack;

import java.time.Duration;

/** How long a run may be at work, and so how long one command of it may take. */
public final class RunLimit {
    /** Longer than the deadlines of all commands of a run together: past it, the watchdog ends the run. */
    static final Duration OF_A_RUN = Duration.ofHours(3);

    /** A refresh that settles what is pending, one before a correction, and what the run is for; all others are quick. */
    private static final int SLOW_COMMANDS = 3;

    private static final Duration QUICK_COMMANDS = Duration.ofMinutes(15);

    /** The longest deadline of one command, so that the watchdog ends nothing that its own deadline has yet to end. */
    public static final Duration OF_A_COMMAND = OF_A_RUN.minus(QUICK_COMMANDS).dividedBy(SLOW_COMMANDS);

    private RunLimit() {}
}
