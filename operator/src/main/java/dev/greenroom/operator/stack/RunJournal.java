package dev.greenroom.operator.stack;

import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.stack.StateStore.PendingCreate;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** A stack's record during one run of it: written before the run acts, and fresh for as long as it lasts. */
final class RunJournal {
    private final StateStore store;
    private final StackId stack;
    private final Clock clock;
    private final LongSupplier nanos;

    private RunRecord record;
    private RunEntry entry;
    private String upNow;
    private volatile long writtenNanos;

    private RunJournal(
            StateStore store, StackId stack, Clock clock, LongSupplier nanos, RunRecord record, RunEntry entry) {
        this.store = store;
        this.stack = stack;
        this.clock = clock;
        this.nanos = nanos;
        this.record = record;
        this.entry = entry;
    }

    /** Notes that a run begins. */
    static RunJournal open(
            StateStore store, StackId stack, Clock clock, LongSupplier nanos, RunRecord record, RunEntry entry) {
        RunJournal journal = new RunJournal(store, stack, clock, nanos, record, entry);
        journal.write(known -> known);
        return journal;
    }

    StackId stack() {
        return stack;
    }

    /** How long ago the backend last took the record, in nanoseconds. */
    long silence() {
        return nanos.getAsLong() - writtenNanos;
    }

    void name(Collection<CloudResource> resources) {
        write(known -> known.naming(resources));
    }

    /** Notes that a create failed, which may yet have made something. */
    synchronized void createFailed(PendingCreate create) {
        record = record.withFailed(create);
        write(known -> known);
    }

    /** Creates of earlier runs that failed, and may yet have made something. */
    synchronized List<PendingCreate> failedCreates() {
        return record.failedCreates();
    }

    /** Notes that of no create it is unknown any more what it made. */
    void settled() {
        write(RunRecord::settled);
    }

    /** Says that the run lives. */
    synchronized void beat() {
        if (entry.end() == null) {
            entry = entry.beating(clock.instant());
            write(known -> known);
        }
    }

    /** Notes that all of the plan with this digest is up. */
    synchronized void broughtUp(String digest) {
        upNow = digest;
    }

    /** Says how the run ended. */
    synchronized void end(RunOutcome outcome) {
        entry = entry.ended(clock.instant(), outcome);
        write(known -> known.broughtUp(upNow));
    }

    private synchronized void write(UnaryOperator<RunRecord> change) {
        RunRecord next = change.apply(record).with(entry);
        long before = nanos.getAsLong();
        store.write(stack, next);
        record = next;
        writtenNanos = before;
    }
}
