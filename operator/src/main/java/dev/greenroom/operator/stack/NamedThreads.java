package dev.greenroom.operator.stack;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes daemon threads with names that a thread dump can be read by. */
public final class NamedThreads implements ThreadFactory {
    private final String name;
    private final AtomicInteger made = new AtomicInteger();

    public NamedThreads(String name) {
        this.name = name;
    }

    /** A thread for tasks that come again and again. */
    public static ScheduledExecutorService clock(String name) {
        return Executors.newSingleThreadScheduledExecutor(new NamedThreads(name));
    }

    @Override
    public Thread newThread(Runnable target) {
        Thread thread = new Thread(target, name + "-" + made.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
