package dev.greenroom.operator.stack;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A wait for AWS to show what a call made that was cut off: it may still have been on its way. */
final class Settling implements Interruptible {
    private final CountDownLatch ended = new CountDownLatch(1);

    /** False: the run was asked to stop meanwhile. */
    static boolean awaited(Duration patience, RunMonitor monitor) {
        Settling settling = new Settling();
        monitor.onInterrupt(settling);
        try {
            return !settling.ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void stop() {
        ended.countDown();
    }

    @Override
    public void kill() {
        ended.countDown();
    }
}
