package dev.greenroom.sandbox.story.terminal;

import java.time.Duration;

/**
 * One thing that is told.
 *
 * @param elapsed of the sandbox's time; null: it belongs to no moment
 */
public record Line(Kind kind, Duration elapsed, String text) {
    private static final String NO_STAMP = " ".repeat(8);

    /** What a line is, which sets its indent and its colour. */
    public enum Kind {
        /** Opens a step of the story. */
        STEP(""),
        /** What a person would type. */
        COMMAND("  $ "),
        /** What came of it. */
        FACT("  "),
        /** What came of it, and is good. */
        GOOD("  "),
        /** What went wrong. */
        TROUBLE("  "),
        /** Words of somebody else, such as a log. */
        QUOTE("  | ");

        private final String indent;

        Kind(String indent) {
            this.indent = indent;
        }
    }

    /** Time and indent, which is as much as the rest of a line that is wrapped is moved in by. */
    String lead() {
        return (elapsed == null ? NO_STAMP : stamp(elapsed)) + "  " + kind.indent;
    }

    /** The whole line. */
    String plain() {
        return lead() + text;
    }

    /** Hours, minutes and seconds. */
    public static String stamp(Duration elapsed) {
        return "%02d:%02d:%02d".formatted(elapsed.toHours(), elapsed.toMinutesPart(), elapsed.toSecondsPart());
    }
}
