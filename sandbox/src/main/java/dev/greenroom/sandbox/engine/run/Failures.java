package dev.greenroom.sandbox.engine.run;

import java.util.ArrayList;
import java.util.List;

/** What went wrong in a run. */
final class Failures {
    private final List<String> messages = new ArrayList<>();

    synchronized void add(String message) {
        messages.add(message);
    }

    synchronized boolean any() {
        return !messages.isEmpty();
    }
}
