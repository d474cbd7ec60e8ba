package dev.greenroom.sandbox.bench;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The most that this process and all below it had resident at a time, by looking ten times a second. */
final class TreeWatch implements AutoCloseable {
    private static final long PERIOD_MS = 100;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> looks;
    private double below;
    private double whole;

    TreeWatch() {
        looks = thread.scheduleAtFixedRate(this::look, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    private synchronized void look() {
        double children = ProcessHandle.current()
                .descendants()
                .mapToDouble(process -> Proc.residentMb(process.pid()))
                .sum();
        below = Math.max(below, children);
        whole = Math.max(whole, children + Proc.ownResidentMb());
    }

    /** Of the processes below this one, in MB; pages that they share count in each. */
    synchronized double peakBelowMb() {
        return below;
    }

    synchronized double peakMb() {
        return whole;
    }

    @Override
    public void close() {
        looks.cancel(false);
        thread.shutdownNow();
    }
}
