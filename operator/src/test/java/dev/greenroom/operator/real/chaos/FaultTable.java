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
    private final String title;
    private final Map<String, List<Verdict>> verdicts = new LinkedHashMap<>();

    FaultTable(String title) {
        this.title = title;
    }

    synchronized void add(String fault, Verdict verdict) {
        verdicts.computeIfAbsent(fault, key -> new ArrayList<>()).add(verdict);
        System.out.println("chaos: " + fault + ": " + verdict);
    }

    synchronized List<String> complaints() {
        return verdicts.entrySet().stream()
                .flatMap(row -> row.getValue().stream()
                        .filter(verdict -> !verdict.well())
                        .map(verdict -> row.getKey() + ": " + verdict))
                .toList();
    }

    synchronized String markdown() {
        String head = Stream.concat(
                        Stream.of("fault", "runs", "well", "slowest"), Stream.of(About.values()).map(About::toString))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
        String rule = "|---".repeat(4 + About.values().length) + "|\n";
        return "## " + title + "\n\n" + head + rule
                + verdicts.entrySet().stream()
                        .map(row -> row(row.getKey(), row.getValue()))
                        .collect(Collectors.joining())
                + "\n";
    }

    private static String row(String fault, List<Verdict> runs) {
        long well = runs.stream().filter(Verdict::well).count();
        long slowest = runs.stream()
                .map(Verdict::took)
                .mapToLong(Duration::toSeconds)
                .max()
                .orElse(0);
        return Stream.concat(
                        Stream.of(fault, "" + runs.size(), "" + well, slowest + " s"),
                        Stream.of(About.values())
                                .map(about -> "" + runs.stream().mapToInt(run -> run.count(about)).sum()))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** Prints the table, and adds it to the file. */
    void publish(Path file) {
        String text = markdown();
        System.out.println(text);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file,
                    text,
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
