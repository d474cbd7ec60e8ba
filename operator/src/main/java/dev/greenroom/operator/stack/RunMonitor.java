package dev.greenroom.operator.stack;

/** The run's line to whoever started it. */
public interface RunMonitor {

    /** Identifies the run in logs, in the lock of the stack and in its run record. */
    String runId();

    void progress(Progress progress);

    /** Registers what to do when the run is to stop early; called at once if that was asked already. */
    void onInterrupt(Runnable stop);

    boolean interrupted();
}
