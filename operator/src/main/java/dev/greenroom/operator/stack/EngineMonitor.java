package dev.greenroom.operator.stack;

import dev.greenroom.operator.stack.StateStore.PendingCreate;

/** What an engine tells of a run beside how far it is. */
public interface EngineMonitor extends RunMonitor {

    /** Hears of a create that the engine took for failed and dropped. If only AWS's answer was lost, it made something. */
    void createFailed(PendingCreate create);
}
