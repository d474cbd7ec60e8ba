package dev.greenroom.sandbox.story;

import dev.greenroom.sandbox.story.terminal.Line;
import dev.greenroom.sandbox.story.terminal.Line.Kind;
import dev.greenroom.sandbox.story.terminal.Output;
import dev.greenroom.sandbox.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;

/** Tells what happens, with the sandbox's time since the beginning. */
final class Narrator {
    private final Output output;
    private final SimulatedTime time;
    private final Instant start;

    Narrator(Output output, SimulatedTime time, Instant start) {
        this.output = output;
        this.time = time;
        this.start = start;
    }

    Duration elapsed() {
        return Duration.between(start, time.instant());
    }

    void step(String text) {
        tell(Kind.STEP, text);
    }

    void command(String text) {
        tell(Kind.COMMAND, text);
    }

    /** A command to be copied, of no moment. */
    void hint(String command) {
        output.line(new Line(Kind.COMMAND, null, command));
    }

    void fact(String text) {
        tell(Kind.FACT, text);
    }

    /** A line of a list, of no moment. */
    void item(String text) {
        output.line(new Line(Kind.FACT, null, text));
    }

    void good(String text) {
        tell(Kind.GOOD, text);
    }

    void trouble(String text) {
        tell(Kind.TROUBLE, text);
    }

    /** What the operator says of a preview, the lines of a container's log each by itself. */
    void status(Sight sight) {
        Kind kind = sight.failed() ? Kind.TROUBLE : sight.ready() ? Kind.GOOD : Kind.FACT;
        tell(kind, sight.headline() + ": " + sight.sentence());
        sight.logLines().forEach(line -> output.line(new Line(Kind.QUOTE, null, line)));
    }

    private void tell(Kind kind, String text) {
        output.line(new Line(kind, elapsed(), text));
    }
}
