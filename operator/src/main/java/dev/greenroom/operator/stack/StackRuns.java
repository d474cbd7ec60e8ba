package dev.greenroom.operator.stack;

import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.stack.RunOutcome.Failed;
import dev.greenroom.operator.stack.RunState.Finished;
import dev.greenroom.operator.stack.RunState.Queued;
import dev.greenroom.operator.stack.RunState.Running;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The runs of all stacks: at most one a stack, so many at a time, first come first served. The listener hears the key of an
 * environment when a run of it starts, gets on, or ends.
 */
public final class StackRuns {
    private static final Logger LOG = LoggerFactory.getLogger(StackRuns.class);

    static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration WATCH = Duration.ofMinutes(1);

    private final Clock clock;
    private final RunObserver observer;
    private final Consumer<String> listener;
    private final ProgressNews news;
    private final ScheduledExecutorService watchdog = NamedThreads.clock("run-watchdog");
    private final ThreadPoolExecutor threads;
    private final Map<StackId, Run> runs = new ConcurrentHashMap<>();

    /**
     * No run is queued yet.
     *
     * @param concurrency how many runs at a time, at least 1
     * @param timers how long the machine waits for a duration of the clock
     */
    public StackRuns(
            int concurrency,
            Clock clock,
            UnaryOperator<Duration> timers,
            RunObserver observer,
            Consumer<String> listener) {
        this(concurrency, clock, observer, listener, ProgressNews.Timer.onThread(timers));
    }

    StackRuns(int concurrency, Clock clock, RunObserver observer, Consumer<String> listener, ProgressNews.Timer timer) {
        this.clock = clock;
        this.observer = observer;
        this.listener = listener;
        this.news = new ProgressNews(timer, this::tell);
        this.threads = new ThreadPoolExecutor(
                concurrency, concurrency, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new NamedThreads("run"));
        var unused = watchdog.scheduleWithFixedDelay(
                () -> watch(System.nanoTime()), WATCH.toSeconds(), WATCH.toSeconds(), TimeUnit.SECONDS);
    }

    /**
     * Queues a run. While the runs are drained it ends as interrupted, without starting. False: a run of this stack has not
     * ended yet, and nothing was queued.
     */
    public boolean start(RunRequest request) {
        Run run = new Run(request, clock.instant(), news::changed);
        Run kept = runs.merge(request.stack(), run, (present, next) -> present.ended() ? next : present);
        if (kept != run) {
            return false;
        }
        try {
            threads.execute(() -> carryOut(run));
        } catch (RejectedExecutionException draining) {
            // nobody is told: whoever hears of an interrupted run starts it again
            run.interrupt(clock.instant());
        }
        return true;
    }

    /** The stack's last run; empty: none since the start or since it was settled. */
    public Optional<RunState> state(StackId stack) {
        return Optional.ofNullable(runs.get(stack)).map(Run::state);
    }

    /** Asks the stack's run, if there is one, to stop early. A queued one ends at once. */
    public void interrupt(StackId stack) {
        Optional.ofNullable(runs.get(stack)).ifPresent(this::interrupt);
    }

    /** Lets go of a run that has ended. */
    public void settle(StackId stack) {
        runs.computeIfPresent(stack, (key, run) -> run.ended() ? null : run);
    }

    public int running() {
        return count(Running.class);
    }

    public int waiting() {
        return count(Queued.class);
    }

    /** Whether no more runs are started, because the process is stopping. */
    public boolean draining() {
        return threads.isShutdown();
    }

    /** Starts no more runs, asks all to stop and waits for them; false: some had not ended after the grace period. */
    public boolean drain(Duration grace) {
        threads.shutdown();
        watchdog.shutdownNow();
        runs.values().forEach(this::interrupt);
        try {
            return threads.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void carryOut(Run run) {
        if (!run.begin(clock.instant())) {
            return;
        }
        MDC.put("environment", run.request().environment());
        MDC.put("run", run.runId());
        try {
            LOG.info(
                    "{} of {} started",
                    run.request().operation(),
                    run.request().stack().name());
            tell(run.request().environment());
            run.endUnlessEnded(outcomeOf(run), clock.instant()).ifPresent(finished -> announceEnd(run, finished));
        } finally {
            boolean ignored = Thread.interrupted(); // meant for the run, and the thread goes on to the next one
            MDC.remove("environment");
            MDC.remove("run");
        }
    }

    /** Every step of a run has a deadline of its own; this is for what hangs all the same. */
    void watch(long nanos) {
        for (Run run : runs.values()) {
            Duration late = run.atWork(nanos).minus(RunLimit.OF_A_RUN);
            if (late.compareTo(PATIENCE) > 0) {
                abandon(run);
            } else if (!late.isNegative()) {
                LOG.error(
                        "run of {} has not ended within {}: it is killed",
                        run.request().stack().name(),
                        RunLimit.OF_A_RUN);
                run.kill();
                run.disturb();
            }
        }
    }

    /** Its thread is lost, and another one takes its place: a run that hangs must not keep others from running. */
    private void abandon(Run run) {
        String message = "the run hung and was given up after " + RunLimit.OF_A_RUN.toHours() + " hours";
        RunOutcome outcome = new Failed(new Failure(Failure.Retry.LATER, "DeadlineExceeded", message));
        run.endUnlessEnded(outcome, clock.instant()).ifPresent(finished -> {
            threads.setMaximumPoolSize(threads.getMaximumPoolSize() + 1);
            threads.setCorePoolSize(threads.getCorePoolSize() + 1);
            announceEnd(run, finished);
        });
    }

    @SuppressWarnings("CatchingThrowable") // whatever the work throws, the run has to end
    private static RunOutcome outcomeOf(Run run) {
        try {
            return run.request().work().run(run);
        } catch (Throwable surprise) {
            LOG.error("run of {} broke", run.request().stack().name(), surprise);
            String what = surprise.getClass().getSimpleName() + ": " + surprise.getMessage();
            return new Failed(new Failure(Failure.Retry.LATER, "InternalError", what));
        }
    }

    private void interrupt(Run run) {
        run.interrupt(clock.instant()).ifPresent(finished -> announceEnd(run, finished));
    }

    private void announceEnd(Run run, Finished finished) {
        String stack = run.request().stack().name();
        Duration waited = Duration.between(run.queuedAt(), finished.startedAt());
        Duration took = Duration.between(finished.startedAt(), finished.endedAt());
        LOG.info("{} of {}: {} in {} s", run.request().operation(), stack, told(finished.outcome()), took.toSeconds());
        String part = stack.substring(stack.lastIndexOf('.') + 1);
        guarded(() -> observer.finished(run.request().operation(), part, finished.outcome(), waited, took));
        tell(run.request().environment());
    }

    private static String told(RunOutcome outcome) {
        return outcome instanceof Failed failed
                ? "failed, " + failed.failure().reason() + ", "
                        + failed.failure().message()
                : outcome.getClass().getSimpleName();
    }

    private void tell(String environment) {
        guarded(() -> listener.accept(environment));
    }

    /** Whatever those who listen do, the runs go on. */
    private static void guarded(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException e) {
            LOG.error("a listener broke", e);
        }
    }

    private int count(Class<? extends RunState> state) {
        return (int)
                runs.values().stream().map(Run::state).filter(state::isInstance).count();
    }
}
