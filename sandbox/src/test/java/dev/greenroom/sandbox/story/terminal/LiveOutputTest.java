package dev.greenroom.sandbox.story.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveOutputTest {
    private static final int COLUMNS = 60;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Screen screen = new Screen(COLUMNS);
    private final List<Row> rows = new ArrayList<>();
    private String footer = "the footer";
    private final LiveOutput output = new LiveOutput(
            new PrintStream(written, true, StandardCharsets.UTF_8),
            new Ink(true),
            () -> new Size(24, COLUMNS),
            () -> rows,
            () -> footer);

    @AfterEach
    void close() {
        output.close();
    }

    /** What a person sees after all that was written. */
    private List<String> seen() {
        screen.write(written.toString(StandardCharsets.UTF_8));
        written.reset();
        return screen.lines();
    }

    private static Row row(String name, String phase) {
        return new Row(name, "7", phase, "False", "", "", "", Row.Tone.BUSY);
    }

    private static Line line(Line.Kind kind, String text) {
        return new Line(kind, Duration.ofSeconds(65), text);
    }

    @Test
    void linesStandAboveTheTableWhichIsDrawnInPlace() {
        rows.add(row("one", "Pending"));
        output.line(line(Line.Kind.STEP, "A step."));
        rows.set(0, row("one", "Ready"));
        output.redraw();
        output.line(line(Line.Kind.FACT, "A fact."));

        assertThat(seen())
                .containsExactly(
                        "00:01:05  A step.",
                        "00:01:05    A fact.",
                        "",
                        "NAME   PR   PHASE   READY   URL   COST/MO",
                        "one    7    Ready   False",
                        "",
                        "",
                        "the footer",
                        "");
    }

    @Test
    void aTableThatShrinksLeavesNothingBehind() {
        rows.add(row("one", "Ready"));
        rows.add(row("two", "Ready"));
        output.redraw();
        rows.clear();
        output.redraw();

        assertThat(seen()).containsExactly("", "the footer", "");
    }

    @Test
    void aLongLineIsBrokenAtWordsAndACommandIsLeftWhole() {
        output.line(line(Line.Kind.FACT, "a sentence of some length that does not fit into one line"));
        output.line(line(Line.Kind.COMMAND, "kubectl patch preview gp-api-pr-123 --type merge -p '{}'"));
        output.line(line(Line.Kind.FACT, "after it"));

        assertThat(seen())
                .containsExactly(
                        "00:01:05    a sentence of some length that does not fit",
                        "            into one line",
                        "00:01:05    $ kubectl patch preview gp-api-pr-123 --type mer",
                        "ge -p '{}'",
                        "00:01:05    after it",
                        "",
                        "the footer",
                        "");
    }

    @Test
    void noLineLosesItsEnd() {
        String words =
                "a b c d e f g h i j k l m n o p q r s t u v w x y z ".repeat(2).strip();
        rows.add(new Row("one", "7", "Ready", "True", "", "", words, Row.Tone.GOOD));
        footer = "f".repeat(COLUMNS - 1);
        output.line(line(Line.Kind.FACT, words));

        List<String> seen = seen();

        assertThat(seen).contains(footer);
        assertThat(seen.subList(0, 3).stream().map(line -> line.substring(12)).collect(Collectors.joining(" ")))
                .isEqualTo(words);
        assertThat(seen.subList(6, 8).stream().map(String::strip).collect(Collectors.joining(" ")))
                .isEqualTo(words);
    }

    @Test
    void whatHasNotChangedIsNotDrawnAgain() {
        output.redraw();
        seen();

        output.redraw();

        assertThat(written.size()).isZero();
    }

    @Test
    void theCursorIsBackAndNothingIsHeardAfterTheEnd() {
        output.redraw();
        output.close();
        assertThat(written.toString(StandardCharsets.UTF_8)).endsWith("\u001b[?7h\u001b[?25h");
        seen();

        output.line(line(Line.Kind.FACT, "too late"));
        footer = "another";
        output.redraw();

        assertThat(written.size()).isZero();
    }
}
