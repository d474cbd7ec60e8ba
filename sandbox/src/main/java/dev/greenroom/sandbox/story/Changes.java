package dev.greenroom.sandbox.story;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells of a preview when its phase or reason changes, and of its progress when nothing else was told for long. */
final class Changes implements Consumer<Sight> {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Narrator narrator;
    private final Supplier<Duration> wall;
    private final Map<String, Told> told = new HashMap<>();

    private record Told(String what, String message, Duration at) {}

    /**
     * @param wall time since the beginning
     */
    Changes(Narrator narrator, Supplier<Duration> wall) {
        this.narrator = narrator;
        this.wall = wall;
    }

    @Override
    public void accept(Sight sight) {
        if (sight.message().isEmpty()) {
            return;
        }
        Duration now = wall.get();
        String what = sight.phase() + "/" + sight.reason();
        Told last = told.get(sight.name());
        boolean moved = last == null || !last.what().equals(what);
        boolean quiet = last != null
                && !last.message().equals(sight.message())
                && now.minus(last.at()).compareTo(LONG) > 0;
        if (moved || quiet) {
            told.put(sight.name(), new Told(what, sight.message(), now));
            narrator.status(sight);
        }
    }
}
