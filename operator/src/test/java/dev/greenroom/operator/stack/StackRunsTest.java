package dev.greenroom.operator.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.stack.RunState.Finished;
import dev.greenroom.operator.stack.RunState.Queued;
import dev.greenroom.operator.stack.RunState.Running;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

@Timeout(20)
class StackRunsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final StackId A = new StackId("test.team.pr-a.data");
    private static final StackId B = new StackId("test.team.pr-b.net");
    private static final RunOutcome DONE = new RunOutcome.Succeeded(Map.of("key", "value"));

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final List<String> observed = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Runnable> timer = new LinkedBlockingQueue<>();
    private final StackRuns runs = new StackRuns(
            1,
            Clock.fixed(NOW, ZoneOffset.UTC),
            (operation, part, outcome, waited, took) -> observed.add(
                    operation + " " + part + " " + outcome.getClass().getSimpleName()),
            told::add,
            (delay, task) -> timer.add(task));

    @AfterEach
    void drain() {
        assertThat(runs.drain(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void aRunIsRunningThenFinishedUntilItIsSettled() throws InterruptedException {
        Gate gate = new Gate(DONE);
        start(A, gate);
        gate.awaitStart();

        assertThat(runs.state(A)).containsInstanceOf(Running.class).hasValueSatisfying(state -> {
            assertThat(state.run().id()).isEqualTo("run-a");
            assertThat(state.run().environment()).isEqualTo("team/a");
        });
        assertThat(runs.running()).isEqualTo(1);

        runs.settle(A);
        assertThat(runs.state(A)).as("a run under way is not settled").isPresent();

        gate.open();
        awaitTold("team/a", 2);
        assertThat(runs.state(A)).hasValueSatisfying(state -> assertThat(state)
                .isInstanceOfSatisfying(Finished.class, finished -> assertThat(finished.outcome())
                        .isEqualTo(DONE)));
        assertThat(observed).containsExactly("Up data Succeeded");

        runs.settle(A);
        assertThat(runs.state(A)).isEmpty();
    }

    @Test
    void aStackHasOneRunAtATime() throws InterruptedException {
        Gate gate = new Gate(DONE);
        start(A, gate);
        gate.awaitStart();

        assertThat(runs.start(request(A, new Gate(DONE)))).isFalse();
        gate.open();
    }

    @Test
    void runsPastTheLimitWaitAndAnInterruptedWaitingOneNeverStarts() throws InterruptedException {
        Gate first = new Gate(DONE);
        Gate second = new Gate(DONE);
        start(A, first);
        first.awaitStart();
        start(B, second);

        assertThat(runs.state(B)).containsInstanceOf(Queued.class);
        assertThat(runs.waiting()).isEqualTo(1);

        runs.interrupt(B);
        assertThat(runs.state(B)).hasValueSatisfying(state -> assertThat(state)
                .isInstanceOfSatisfying(Finished.class, finished -> assertThat(finished.outcome())
                        .isInstanceOf(RunOutcome.Interrupted.class)));
        assertThat(observed).containsExactly("Up net Interrupted");

        first.open();
        runs.drain(Duration.ofSeconds(10));
        assertThat(second.started()).isFalse();
    }

    @Test
    void anInterruptReachesTheWorkEvenIfItRegistersLate() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        runs.start(request(A, monitor -> {
            started.countDown();
            await(asked);
            monitor.onInterrupt(Stopped.by(stopped::countDown));
            await(stopped);
            return monitor.interrupted() ? new RunOutcome.Interrupted() : DONE;
        }));
        started.await();
        runs.interrupt(A);
        asked.countDown();

        awaitTold("team/a", 2);
        assertThat(observed).containsExactly("Up data Interrupted");
    }

    @Test
    void aSurpriseEndsTheRunAsFailed() throws InterruptedException {
        runs.start(request(A, monitor -> {
            throw new IllegalArgumentException("what was that");
        }));

        awaitTold("team/a", 2);
        assertThat(runs.state(A)).hasValueSatisfying(state -> assertThat(state)
                .isInstanceOfSatisfying(Finished.class, finished -> assertThat(finished.outcome())
                        .isEqualTo(new RunOutcome.Failed(new Failure(
                                Failure.Retry.LATER, "InternalError", "IllegalArgumentException: what was that")))));
    }

    @Test
    void progressIsToldAtOnceThenNotTooOftenAndTheLastIsNotLost() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch fed = new CountDownLatch(3);
        runs.start(request(A, monitor -> {
            for (int done = 1; done <= 3; done++) {
                monitor.progress(new Progress(done, 3, ""));
                fed.countDown();
            }
            await(end);
            return DONE;
        }));
        fed.await();

        awaitTold("team/a", 2);
        assertThat(told).as("start and first progress, the others wait").isEmpty();
        assertThat(runs.state(A)).hasValueSatisfying(state -> assertThat(state)
                .isInstanceOfSatisfying(
                        Running.class, running -> assertThat(running.progress()).isEqualTo(new Progress(3, 3, ""))));

        timer.take().run();
        awaitTold("team/a", 1);
        timer.take().run();
        assertThat(told).as("nothing changed since").isEmpty();
        end.countDown();
    }

    @Test
    void theRunsThreadNamesEnvironmentAndRunForTheLog() throws InterruptedException {
        BlockingQueue<Map<String, String>> seen = new LinkedBlockingQueue<>();
        runs.start(request(A, monitor -> {
            seen.add(MDC.getCopyOfContextMap());
            return DONE;
        }));

        assertThat(seen.take()).containsEntry("environment", "team/a").containsEntry("run", "run-a");
    }

    @Test
    void aRunThatHangsIsKilledThenGivenUpAndOthersRun() throws InterruptedException {
        Gate hung = new Gate(DONE);
        Gate next = new Gate(DONE);
        CountDownLatch killed = new CountDownLatch(1);
        runs.start(request(A, monitor -> {
            monitor.onInterrupt(Stopped.by(killed::countDown));
            return hung.uninterruptibly();
        }));
        hung.awaitStart();
        long limit = System.nanoTime() + RunLimit.OF_A_RUN.toNanos();
        start(B, next);

        runs.watch(limit - Duration.ofMinutes(1).toNanos());
        assertThat(killed.getCount()).isOne();
        runs.watch(limit);
        assertThat(killed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(runs.state(A)).containsInstanceOf(Running.class);

        runs.watch(limit + StackRuns.PATIENCE.plusMinutes(1).toNanos());
        assertThat(runs.state(A)).hasValueSatisfying(state -> assertThat(state)
                .isInstanceOfSatisfying(Finished.class, finished -> assertThat(finished.outcome())
                        .isInstanceOf(RunOutcome.Failed.class)));
        next.awaitStart();
        next.open();
        hung.open();
        org.awaitility.Awaitility.await().until(() -> observed.size() == 2);
        assertThat(observed).containsExactly("Up data Failed", "Up net Succeeded");
    }

    @Test
    void aListenerThatBreaksDoesNotBreakTheRuns() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(2);
        StackRuns fragile = new StackRuns(
                1,
                Clock.fixed(NOW, ZoneOffset.UTC),
                (operation, part, outcome, waited, took) -> {
                    ended.countDown();
                    throw new IllegalStateException("observer");
                },
                environment -> {
                    throw new IllegalStateException("listener");
                },
                (delay, task) -> {});
        fragile.start(request(A, monitor -> DONE));
        fragile.start(request(B, monitor -> DONE));

        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(fragile.drain(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void drainingInterruptsWhatRunsAndStartsNothingMore() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        runs.start(request(A, monitor -> {
            monitor.onInterrupt(Stopped.by(stopped::countDown));
            started.countDown();
            await(stopped);
            return new RunOutcome.Interrupted();
        }));
        started.await();

        assertThat(runs.drain(Duration.ofSeconds(10))).isTrue();

        told.clear();
        Gate late = new Gate(DONE);
        start(B, late);
        assertThat(runs.state(B)).containsInstanceOf(Finished.class);
        assertThat(told)
                .as("whoever hears of an interrupted run starts it again")
                .isEmpty();
        assertThat(late.started()).isFalse();
    }

    private void start(StackId stack, RunRequest.Work work) {
        assertThat(runs.start(request(stack, work))).isTrue();
    }

    private static RunRequest request(StackId stack, RunRequest.Work work) {
        String name = stack.name().replaceAll(".*pr-(.)\\..*", "$1");
        return new RunRequest("run-" + name, stack, "team/" + name, Operation.Up, "digest", work);
    }

    private void awaitTold(String environment, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(environment);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Work that lasts until it is let go. */
    private static final class Gate implements RunRequest.Work {
        private final CountDownLatch started = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);
        private final RunOutcome outcome;

        Gate(RunOutcome outcome) {
            this.outcome = outcome;
        }

        @Override
        public RunOutcome run(RunMonitor monitor) {
            started.countDown();
            await(open);
            return outcome;
        }

        /** As a call that no interrupt wakes. */
        RunOutcome uninterruptibly() {
            started.countDown();
            while (true) {
                try {
                    open.await();
                    return outcome;
                } catch (InterruptedException ignored) {
                    // it hangs
                }
            }
        }

        void awaitStart() {
            await(started);
        }

        boolean started() {
            return started.getCount() == 0;
        }

        void open() {
            open.countDown();
        }

        private static void await(CountDownLatch latch) {
            StackRunsTest.await(latch);
        }
    }
}
