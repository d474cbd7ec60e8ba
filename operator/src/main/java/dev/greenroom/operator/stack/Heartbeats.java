package dev.greenroom.operator.stack;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the records of runs under way fresh. A run whose record the backend does not take any more is killed before others may
 * take it for dead: its state would not be saved either.
 */
final class Heartbeats implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);
    private static final int CHECKS_A_BEAT = 4;

    private final Pulse pulse;
    private final ScheduledExecutorService checks = NamedThreads.clock("heartbeat-check");
    private final ExecutorService writers = Executors.newCachedThreadPool(new NamedThreads("heartbeat"));
    private final Map<RunJournal, Beating> beating = new ConcurrentHashMap<>();

    Heartbeats(Pulse pulse) {
        this.pulse = pulse;
        long every = Math.max(1, pulse.beat().dividedBy(CHECKS_A_BEAT).toMillis());
        var unused = checks.scheduleWithFixedDelay(
                () -> beating.values().forEach(Beating::check), every, every, TimeUnit.MILLISECONDS);
    }

    /**
     * From now on the record is kept fresh.
     *
     * @param kill ends the run at once
     */
    void begin(RunJournal journal, Runnable kill) {
        beating.put(journal, new Beating(journal, kill));
    }

    void end(RunJournal journal) {
        beating.remove(journal);
    }

    @Override
    public void close() {
        checks.shutdownNow();
        writers.shutdownNow();
    }

    private final class Beating {
        private final RunJournal journal;
        private final Runnable kill;
        private boolean writing;
        private boolean killed;

        Beating(RunJournal journal, Runnable kill) {
            this.journal = journal;
            this.kill = kill;
        }

        synchronized void check() {
            Duration silence = Duration.ofNanos(journal.silence());
            if (silence.compareTo(pulse.fence()) >= 0 && !killed) {
                killed = true;
                LOG.error(
                        "the backend has not taken a heartbeat of {} for {} s: its run is killed",
                        journal.stack().name(),
                        silence.toSeconds());
                writers.execute(kill);
            } else if (silence.compareTo(pulse.beat()) >= 0 && !writing) {
                writing = true;
                writers.execute(this::write);
            }
        }

        private void write() {
            try {
                journal.beat();
            } catch (RuntimeException e) {
                LOG.warn("no heartbeat of {}: {}", journal.stack().name(), e.getMessage());
            } finally {
                synchronized (this) {
                    writing = false;
                }
            }
        }
    }
}
