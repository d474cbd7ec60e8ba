package dev.greenroom.operator.stack;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A run's monitor that can be interrupted and remembers the progress. */
public final class TestMonitor implements RunMonitor {
    private final String runId;
    private final List<Progress> progress = new CopyOnWriteArrayList<>();
    private Runnable stop = () -> {};
    private boolean interrupted;

    public TestMonitor(String runId) {
        this.runId = runId;
    }

    public List<Progress> progress() {
        return progress;
    }

    public synchronized void interrupt() {
        interrupted = true;
        stop.run();
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
    public synchronized void onInterrupt(Runnable toStop) {
        stop = toStop;
        if (interrupted) {
            toStop.run();
        }
    }

    @Override
    public synchronized boolean interrupted() {
        return interrupted;
    }
}
