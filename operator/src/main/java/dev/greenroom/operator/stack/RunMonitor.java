package dev.greenroom.operator.stack;

/** The run's line to whoever started it. */
public interface RunMonitor {

    /** Identifies the run in logs, in the lock of the stack and in its run record. */
    String runId();

    void progress(Progress progress);

    /** Registers what is to be ended when the run is to stop early; called at once if that was asked already. */
    void onInterrupt(Interruptible atWork);

    boolean interrupted();

    /** Ends the run at once, because it can no longer tell others that it lives. */
    void kill();
}
