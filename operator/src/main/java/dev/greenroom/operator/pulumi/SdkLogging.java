package dev.greenroom.operator.pulumi;

import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinPool.ManagedBlocker;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Keeps quiet what the SDK writes to {@code java.util.logging}: errors that come as events anyway, with the JVM's whole command
 * line before them. And makes it take its time: the SDK (1.36) waits for a program by asking again and again, without a pause,
 * whether its tasks are done, in the JVM's common pool. That is a core for each run, for as long as AWS takes, and on a machine
 * of two nobody else gets a turn in the pool. What it does between two questions is to log.
 */
public final class SdkLogging {
    private static final Logger PROGRAMS = new Paced("com.pulumi.deployment.internal.DeploymentImpl");
    private static final Logger EVENTS = Logger.getLogger("com.pulumi.automation.events");

    private SdkLogging() {}

    /** To be called before the SDK makes its own logger: throws {@link IllegalStateException} if it is too late. */
    public static void tame() {
        LogManager loggers = LogManager.getLogManager();
        loggers.addLogger(PROGRAMS);
        if (loggers.getLogger(PROGRAMS.getName()) != PROGRAMS) {
            throw new IllegalStateException("the SDK has a logger " + PROGRAMS.getName() + " already");
        }
        EVENTS.setLevel(Level.OFF);
    }

    /** Says nothing. A filter would do for that, but it is not asked about what is below the level that each run sets. */
    private static final class Paced extends Logger {
        private static final String BETWEEN_TWO_QUESTIONS = "Remaining tasks";

        Paced(String name) {
            super(name, null);
        }

        @Override
        public void log(LogRecord entry) {}

        @Override
        public void log(Level level, String message) {
            if (message.startsWith(BETWEEN_TWO_QUESTIONS)) {
                pause();
            }
        }

        private static void pause() {
            try {
                ForkJoinPool.managedBlock(new Pause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A wait for which the pool puts another thread to work. */
    private static final class Pause implements ManagedBlocker {
        private static final long NANOS = Duration.ofMillis(20).toNanos();

        private final long end = System.nanoTime() + NANOS;

        @Override
        public boolean block() {
            LockSupport.parkNanos(this, end - System.nanoTime());
            return isReleasable();
        }

        @Override
        public boolean isReleasable() {
            return System.nanoTime() >= end;
        }
    }
}
