package dev.greenroom.operator.stack.orphan;

import dev.greenroom.operator.stack.orphan.Orphan.Environment;

/** Hears what comes of sweeps. */
public interface OrphanNews {

    /** A sweep is over; the report may be of nothing. */
    void found(OrphanReport report);

    /** An environment is removed, and AWS knows none of it any more. */
    void removed(Environment environment);

    /** The removal of an environment ended early; a later sweep takes it up again if it is an orphan still. */
    void keptAfterAll(Environment environment, String why);
}
