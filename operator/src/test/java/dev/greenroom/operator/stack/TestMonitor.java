package dev.greenroom.operator.stack;

import dev.greenroom.operator.stack.StateStore.PendingCreate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A run's monitor that can be interrupted and remembers the progress. */
public final class TestMonitor implements EngineMonitor {
    private final String runId;
    private final List<Progress> progress = new CopyOnWriteArrayList<>();
    private final List<PendingCreate> failedCreates = new CopyOnWriteArrayList<>();
    private Interruptible stop;
    private boolean interrupted;

    public TestMonitor(String runId) {
        this.runId = runId;
    }

    public List<Progress> progress() {
        return progress;
    }

    public List<PendingCreate> failedCreates() {
        return failedCreates;
    }

    public synchronized void interrupt() {
        interrupted = true;
        if (stop != null) {
            stop.stop();
        }
    }

    @Override
    public void createFailed(PendingCreate create) {
        failedCreates.add(create);
    }

    @Override
    public String runId() {
        return runId;
    }

    @Override
    public void progress(Progress news) {
        progress.add(news);
    }

    @Override
    public synchronized void onInterrupt(Interruptible toStop) {
        stop = toStop;
        if (interrupted) {
            toStop.stop();
        }
    }

    @Override
    public synchronized void kill() {
        interrupted = true;
        if (stop != null) {
            stop.kill();
        }
    }

    @Override
    public synchronized boolean interrupted() {
        return interrupted;
    }
}
