package dev.greenroom.sandbox.engine.run;

import java.util.HashSet;
import java.util.Set;

/** The threads that are at work in providers: nothing new begins once the run is closed, and they can be interrupted. */
final class Workers {
    private final Set<Thread> busy = new HashSet<>();
    private boolean closed;
    private boolean interrupted;

    /** Work in a provider. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws InterruptedException;
    }

    /** Throws {@link StepFailedException} when the run is closed. */
    <T> T work(Work<T> work) throws StepFailedException, InterruptedException {
        synchronized (this) {
            if (closed) {
                throw new StepFailedException("the run ends");
            }
            busy.add(Thread.currentThread());
        }
        try {
            return work.run();
        } finally {
            synchronized (this) {
                busy.remove(Thread.currentThread());
                Thread.interrupted(); // the thread goes on to tell how far it got
                notifyAll();
            }
        }
    }

    /** Nothing new begins from now on. */
    synchronized void close() {
        closed = true;
    }

    /** What is at work is interrupted as well. */
    synchronized void interrupt() {
        closed = true;
        interrupted = true;
        busy.forEach(Thread::interrupt);
    }

    synchronized boolean closed() {
        return closed;
    }

    synchronized boolean interrupted() {
        return interrupted;
    }

    /** Waits until nothing is at work. */
    synchronized void awaitIdle() throws InterruptedException {
        while (!busy.isEmpty()) {
            wait();
        }
    }
}
