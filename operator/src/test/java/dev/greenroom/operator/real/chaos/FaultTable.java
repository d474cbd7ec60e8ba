package dev.greenroom.operator.real.chaos;

import dev.greenroom.operator.real.chaos.Verdict.About;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every fault, how often it came, and what became of it, as a table of Markdown. */
final class FaultTable {
    private static final String HEADING = "## ";

    private final String title;
    private final Map<String, List<Verdict>> verdicts = new LinkedHashMap<>();
    private String note = "";

    FaultTable(String title) {
        this.title = title;
    }

    void add(String fault, Verdict verdict) {
        verdicts.computeIfAbsent(fault, key -> new ArrayList<>()).add(verdict);
        System.out.println("chaos: " + fault + ": " + verdict);
    }

    /** Says something below the table, and in each complaint. */
    void note(String text) {
        note = text;
    }

    List<String> complaints() {
        return verdicts.entrySet().stream()
                .flatMap(row -> row.getValue().stream()
                        .filter(verdict -> !verdict.well())
                        .map(verdict -> row.getKey() + ": " + verdict + (note.isEmpty() ? "" : " (" + note + ")")))
                .toList();
    }

    private String markdown() {
        List<String> columns = Stream.concat(
                        Stream.of("fault", "runs", "well", "slowest"),
                        Stream.of(About.values()).map(About::toString))
                .toList();
        return HEADING + title + "\n\n"
                + line(columns.stream())
                + line(columns.stream().map(column -> "---"))
                + verdicts.entrySet().stream()
                        .map(row -> row(row.getKey(), row.getValue()))
                        .collect(Collectors.joining())
                + (note.isEmpty() ? "" : "\n" + note + "\n")
                + "\n";
    }

    private static String row(String fault, List<Verdict> runs) {
        long well = runs.stream().filter(Verdict::well).count();
        long slowest = runs.stream()
                .map(Verdict::took)
                .mapToLong(Duration::toSeconds)
                .max()
                .orElse(0);
        return line(Stream.concat(
                Stream.of(fault, String.valueOf(runs.size()), String.valueOf(well), slowest + " s"),
                Stream.of(About.values())
                        .map(about -> String.valueOf(
                                runs.stream().mapToInt(run -> run.count(about)).sum()))));
    }

    private static String line(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** Prints the table, and puts it into the file in the place of an older one of the same title. */
    void publish(Path file) {
        System.out.println(markdown());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            String others = Files.exists(file) ? Files.readString(file) : "";
            String kept = Stream.of(others.split("(?m)^(?=" + HEADING + ")"))
                    .filter(table -> !table.startsWith(HEADING + title + "\n"))
                    .collect(Collectors.joining());
            Files.writeString(file, kept + markdown());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
