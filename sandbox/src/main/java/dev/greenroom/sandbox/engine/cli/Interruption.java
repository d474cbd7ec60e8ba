package dev.greenroom.sandbox.engine.cli;

import dev.greenroom.sandbox.engine.run.StackRun;
import java.util.concurrent.CompletableFuture;

/** Ends commands early: in order, or as a power failure would. */
public final class Interruption {
    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private final CompletableFuture<Void> cut = new CompletableFuture<>();
    private StackRun underWay;

    /** Asks the run under way to end, and refuses any other. */
    public synchronized void ask() {
        asked.complete(null);
        if (underWay != null) {
            underWay.interrupt();
        }
    }

    /** Nothing is written from now on, and the lock stays; calls to the cloud go on, and nobody hears how they end. */
    public void cutShort() {
        cut.complete(null);
    }

    public boolean asked() {
        return asked.isDone();
    }

    public boolean cut() {
        return cut.isDone();
    }

    StackRun.Result guard(StackRun run) throws InterruptedException {
        synchronized (this) {
            underWay = run;
            if (asked.isDone()) {
                run.interrupt();
            }
        }
        try {
            return run.run(asked, cut);
        } finally {
            synchronized (this) {
                underWay = null;
            }
        }
    }
}
