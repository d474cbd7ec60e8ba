package dev.greenroom.operator.stack;

import dev.greenroom.operator.stack.RunState.Description;
import dev.greenroom.operator.stack.RunState.Finished;
import dev.greenroom.operator.stack.RunState.Queued;
import dev.greenroom.operator.stack.RunState.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** One run from its queueing to its end; every change of its state goes through here. */
final class Run implements RunMonitor {
    private final RunRequest request;
    private final Instant queuedAt;
    private final Consumer<Run> onProgress;

    private RunState state;
    private Thread thread;
    private long beganNanos;
    private boolean interrupted;
    private boolean killed;
    private Interruptible atWork = new Nothing();

    Run(RunRequest request, Instant queuedAt, Consumer<Run> onProgress) {
        this.request = request;
        this.queuedAt = queuedAt;
        this.onProgress = onProgress;
        Description description =
                new Description(request.id(), request.environment(), request.operation(), request.digest());
        this.state = new Queued(description, queuedAt);
    }

    RunRequest request() {
        return request;
    }

    Instant queuedAt() {
        return queuedAt;
    }

    synchronized RunState state() {
        return state;
    }

    synchronized boolean ended() {
        return state instanceof Finished;
    }

    /** Whether the run may start; false: it ended while it was queued. */
    synchronized boolean begin(Instant now) {
        if (state instanceof Queued queued) {
            state = new Running(queued.run(), now, null);
            thread = Thread.currentThread();
            beganNanos = System.nanoTime();
            return true;
        }
        return false;
    }

    /** How long it has been at work, by the machine's own time; zero: it is not. */
    synchronized Duration atWork(long nanos) {
        return state instanceof Running ? Duration.ofNanos(nanos - beganNanos) : Duration.ZERO;
    }

    /** Wakes its thread from whatever it waits for. */
    synchronized void disturb() {
        if (state instanceof Running) {
            thread.interrupt();
        }
    }

    /** Empty: it was given up already. */
    synchronized Optional<Finished> endUnlessEnded(RunOutcome outcome, Instant now) {
        return ended() ? Optional.empty() : Optional.of(end(outcome, now));
    }

    private synchronized Finished end(RunOutcome outcome, Instant now) {
        Instant startedAt = state instanceof Running running ? running.since() : now;
        Finished finished = new Finished(state.run(), startedAt, now, outcome);
        state = finished;
        return finished;
    }

    /** Asks the run to stop; a queued one ends at once, and that end is returned. */
    Optional<Finished> interrupt(Instant now) {
        Interruptible toStop;
        synchronized (this) {
            if (state instanceof Queued) {
                return Optional.of(end(new RunOutcome.Interrupted(), now));
            }
            if (interrupted || ended()) {
                return Optional.empty();
            }
            interrupted = true;
            toStop = atWork;
        }
        toStop.stop();
        return Optional.empty();
    }

    @Override
    public String runId() {
        return state().run().id();
    }

    @Override
    public void progress(Progress progress) {
        synchronized (this) {
            if (!(state instanceof Running running) || progress.equals(running.progress())) {
                return;
            }
            state = new Running(running.run(), running.since(), progress);
        }
        onProgress.accept(this);
    }

    @Override
    public void onInterrupt(Interruptible begun) {
        boolean kill;
        synchronized (this) {
            atWork = begun;
            if (!interrupted) {
                return;
            }
            kill = killed;
        }
        if (kill) {
            begun.kill();
        } else {
            begun.stop();
        }
    }

    @Override
    public synchronized boolean interrupted() {
        return interrupted;
    }

    @Override
    public void kill() {
        Interruptible toKill;
        synchronized (this) {
            interrupted = true;
            killed = true;
            toKill = atWork;
        }
        toKill.kill();
    }

    /** What a run is before it has begun anything that could be ended. */
    private static final class Nothing implements Interruptible {
        @Override
        public void stop() {}

        @Override
        public void kill() {}
    }
}
