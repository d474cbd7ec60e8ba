package dev.greenroom.operator.stack;

import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.operator.plan.StackId;
import java.time.Clock;
import java.time.Instant;

/** Opens the record of a stack for one run after another, and keeps those that are open fresh. */
public final class RunJournals implements AutoCloseable {
    private final StateStore store;
    private final Instance self;
    private final Clock clock;
    private final Heartbeats heartbeats;

    public RunJournals(StateStore store, Instance self, Clock clock, Pulse pulse) {
        this.store = store;
        this.self = self;
        this.clock = clock;
        this.heartbeats = new Heartbeats(pulse);
    }

    /** What a run does while its record is open. */
    @FunctionalInterface
    interface Recorded {
        RunOutcome run(RunJournal journal, EngineMonitor monitor);
    }

    /** Notes that a run begins, carries it out, and notes how it ended. */
    RunOutcome keep(Opening opening, RunMonitor monitor, Recorded work) {
        Instant now = clock.instant();
        RunEntry entry =
                new RunEntry(monitor.runId(), opening.operation(), opening.digest(), self, now, now, null, null);
        RunJournal journal = RunJournal.open(store, opening.stack(), clock, System::nanoTime, opening.record(), entry);
        heartbeats.begin(journal, monitor::kill);
        try {
            RunOutcome outcome =
                    ExpectedTrouble.asOutcome(() -> work.run(journal, new JournalledMonitor(monitor, journal)));
            journal.end(outcome);
            return outcome;
        } finally {
            heartbeats.end(journal);
        }
    }

    /**
     * How a run begins.
     *
     * @param record of the stack, without the run
     * @param digest of what the run is to bring up
     */
    record Opening(StackId stack, RunRecord record, Operation operation, String digest) {}

    @Override
    public void close() {
        heartbeats.close();
    }
}
