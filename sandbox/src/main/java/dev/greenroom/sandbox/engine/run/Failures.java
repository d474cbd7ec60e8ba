package dev.greenroom.sandbox.engine.run;

import java.util.ArrayList;
import java.util.List;

/** What went wrong in a run. */
final class Failures {
    private final List<String> messages = new ArrayList<>();
    private boolean step;

    synchronized void add(String message) {
        messages.add(message);
    }

    synchronized void addStep() {
        step = true;
    }

    /** Whether a step failed that was under way; else the run failed before it could be begun. */
    synchronized boolean ofStep() {
        return step;
    }

    synchronized boolean any() {
        return !messages.isEmpty();
    }
}
