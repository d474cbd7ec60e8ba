package dev.greenroom.operator.stack;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Passes news of progress on, the first of a run at once, then at most one every few seconds; the last is never lost. */
final class ProgressNews {
    private static final Duration QUIET = Duration.ofSeconds(5);

    private final Timer timer;
    private final Consumer<String> listener;
    /** Runs that were told of a moment ago, and whether something changed since. */
    private final Map<Run, Boolean> quiet = new HashMap<>();

    /** Does something in a while. */
    @FunctionalInterface
    interface Timer {
        void after(Duration delay, Runnable task);

        /** A timer with one thread, which waits as long as the given timers say. */
        static Timer onThread(UnaryOperator<Duration> timers) {
            ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, new NamedThreads("run-progress"));
            return (delay, task) -> schedule(thread, timers.apply(delay), task);
        }

        private static void schedule(ScheduledExecutorService thread, Duration delay, Runnable task) {
            var unused = thread.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    ProgressNews(Timer timer, Consumer<String> listener) {
        this.timer = timer;
        this.listener = listener;
    }

    void changed(Run run) {
        synchronized (this) {
            if (quiet.replace(run, true) != null) {
                return;
            }
            quiet.put(run, false);
        }
        tell(run);
    }

    private void quietIsOver(Run run) {
        synchronized (this) {
            if (run.ended() || !quiet.replace(run, true, false)) {
                quiet.remove(run);
                return;
            }
        }
        tell(run);
    }

    private void tell(Run run) {
        timer.after(QUIET, () -> quietIsOver(run));
        listener.accept(run.request().environment());
    }
}
