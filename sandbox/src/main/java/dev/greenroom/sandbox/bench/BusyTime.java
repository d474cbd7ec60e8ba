package dev.greenroom.sandbox.bench;

import java.time.Duration;

/** For how long somebody was inside: spans that overlap count once. */
final class BusyTime {
    private int inside;
    private long since;
    private long total;

    /** Something that takes its time. */
    @FunctionalInterface
    interface Stay {
        void stay() throws InterruptedException;
    }

    void during(Stay stay) throws InterruptedException {
        enter(System.nanoTime());
        try {
            stay.stay();
        } finally {
            leave(System.nanoTime());
        }
    }

    synchronized void enter(long now) {
        if (inside++ == 0) {
            since = now;
        }
    }

    synchronized void leave(long now) {
        if (--inside == 0) {
            total += now - since;
        }
    }

    synchronized int inside() {
        return inside;
    }

    /** Up to now on the wall; a stay that goes on does not count yet. */
    synchronized Duration total() {
        return Duration.ofNanos(total);
    }
}
