package dev.greenroom.sandbox.story;

import java.time.Duration;

/** Durations for people. */
final class Spans {
    private Spans() {}

    /** Such as {@code 8 min 12 s}. */
    static String of(Duration span) {
        long minutes = span.toMinutes();
        String seconds = span.toSecondsPart() + " s";
        return minutes == 0 ? seconds : span.toSecondsPart() == 0 ? minutes + " min" : minutes + " min " + seconds;
    }
}
