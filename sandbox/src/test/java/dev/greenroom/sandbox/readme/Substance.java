package dev.greenroom.sandbox.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/** What of the README's answers is so whenever somebody does the same: all but times, ids, prices and how far things are. */
final class Substance {
    private static final int REASON = 1;
    private static final int FROM = 3;
    private static final int MESSAGE = 4;

    private Substance() {}

    /** Fails unless it is in the answer. */
    static void check(Step step, String answer) {
        switch (step.verb()) {
            case "apply", "patch", "wait", "delete" -> assertThat(answer).contains(step.shown());
            case "describe" -> events(step.shown(), answer.lines().toList());
            case "get" -> {
                if (step.command().contains("jsonpath")) {
                    assertThat(answer).isNotBlank();
                } else {
                    table(step.shown(), answer.lines().toList());
                }
            }
            default -> throw new AssertionError("nobody has said what to expect of " + step);
        }
    }

    /** The same columns, and at least as many rows of the preview. */
    private static void table(List<String> shown, List<String> answer) {
        assertThat(answer).isNotEmpty();
        assertThat(cells(answer.get(0))).isEqualTo(cells(shown.get(0)));
        String preview = cells(shown.get(1)).get(0);
        assertThat(answer.stream().filter(line -> cells(line).get(0).equals(preview)))
                .hasSizeGreaterThanOrEqualTo(shown.size() > 2 ? 2 : 1);
    }

    /** The operator's own Events, of all the kinds that the README shows, and the last one to the word. */
    private static void events(List<String> shown, List<String> answer) {
        List<List<String>> expected = events(shown);
        List<List<String>> events = events(answer);
        assertThat(events).extracting(event -> event.get(FROM)).containsOnly("greenroom");
        assertThat(events)
                .extracting(event -> event.get(REASON))
                .containsAll(expected.stream().map(event -> event.get(REASON)).toList());
        List<String> last = expected.get(expected.size() - 1);
        assertThat(events).anySatisfy(event -> {
            assertThat(event.get(REASON)).isEqualTo(last.get(REASON));
            assertThat(event.get(MESSAGE)).isEqualTo(last.get(MESSAGE));
        });
    }

    private static List<List<String>> events(List<String> description) {
        return description.stream()
                .dropWhile(line -> !line.equals("Events:"))
                .skip(3)
                .map(Substance::cells)
                .toList();
    }

    private static List<String> cells(String line) {
        return Stream.of(line.strip().split(" {2,}", -1)).toList();
    }
}
