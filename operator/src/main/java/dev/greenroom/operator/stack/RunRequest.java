package dev.greenroom.operator.stack;

import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.operator.plan.StackId;

/**
 * A run to start.
 *
 * @param id told to the lock of the stack and to logs; letters, digits and hyphens, none twice
 * @param environment whose run it is, as namespace/name
 * @param digest of what the run is to bring up
 */
public record RunRequest(String id, StackId stack, String environment, Operation operation, String digest, Work work) {

    /** What the run does, on a thread of its own. */
    @FunctionalInterface
    public interface Work {
        RunOutcome run(RunMonitor monitor);
    }
}
