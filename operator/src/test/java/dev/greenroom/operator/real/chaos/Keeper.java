package dev.greenroom.operator.real.chaos;

import dev.greenroom.operator.real.RunningOperator;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Starts an operator again a second after it ended, whyever, as a kubelet would. */
final class Keeper implements AutoCloseable {
    private final RunningOperator operator;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private int starts;

    Keeper(RunningOperator operator) {
        this.operator = operator;
        var unused = thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private synchronized void look() {
        if (!operator.process().isAlive()) {
            starts++;
            operator.launch();
        }
    }

    /** How often it had to. */
    synchronized int starts() {
        return starts;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
