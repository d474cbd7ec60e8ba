package dev.greenroom.operator.stack;

import java.util.Optional;

/** What can be told of other processes: those of operators, and those that runs of dead operators left behind. */
public interface RunProcesses {

    /** Whether an operator's process lives; empty: it is none of this machine's, or of another container. */
    Optional<Boolean> alive(Instance operator);

    /**
     * Kills what a run whose operator is dead left behind: asked to end, it would forget what it was just making. Returns when
     * nothing of it is left.
     */
    void end(String runId);
}
