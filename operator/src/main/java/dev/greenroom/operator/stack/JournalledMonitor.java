package dev.greenroom.operator.stack;

import dev.greenroom.operator.stack.StateStore.PendingCreate;
import dev.greenroom.operator.stack.StateStore.StateUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line of a run that keeps a record of its stack: what failed is in there before the run goes on. */
record JournalledMonitor(RunMonitor monitor, RunJournal journal) implements EngineMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(JournalledMonitor.class);

    @Override
    public void createFailed(PendingCreate create) {
        try {
            journal.createFailed(create);
        } catch (StateUnavailableException e) {
            LOG.warn("the failed create of {} is to be noted with the next beat: {}", create.urn(), e.getMessage());
        }
    }

    @Override
    public String runId() {
        return monitor.runId();
    }

    @Override
    public void progress(Progress progress) {
        monitor.progress(progress);
    }

    @Override
    public void onInterrupt(Interruptible atWork) {
        monitor.onInterrupt(atWork);
    }

    @Override
    public boolean interrupted() {
        return monitor.interrupted();
    }

    @Override
    public void kill() {
        monitor.kill();
    }
}
