package dev.greenroom.sandbox.engine.run;

import dev.greenroom.sandbox.engine.state.StackReference;
import java.time.Clock;
import java.util.Map;

/**
 * What the parts of a run share.
 *
 * @param config of the stack, by full key such as {@code aws:region}; secrets are open
 */
record Deployment(
        StackReference stack,
        boolean preview,
        Map<String, String> config,
        Clock clock,
        Journal journal,
        Events events,
        Workers workers,
        Failures failures) {

    /** As {@link #failed}, of a step that was under way. */
    StepFailedException stepFailed(String urn, String message) {
        failures.addStep();
        return failed(urn, message);
    }

    /** Reports that something failed, after which nothing new begins; the exception is for the caller to throw. */
    StepFailedException failed(String urn, String message) {
        failures.add(message);
        workers.close();
        events.diagnostic("error", urn, message);
        return new StepFailedException(message);
    }
}
