package dev.greenroom.sandbox.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Figures for readers: aligned for a terminal, or as Markdown for the README. */
final class Table {
    private static final List<String> HEADINGS = List.of("figure", "value", "aim", "neighbour");
    private static final String GAP = "  ";

    private Table() {}

    /** With the notes, which are numbered, below. */
    static String text(List<Figure> figures) {
        List<String> notes = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        figures.forEach(figure -> rows.add(row(figure, notes)));
        List<Integer> widths = widths(rows);
        String lines = rows.stream().map(row -> aligned(row, widths)).collect(Collectors.joining());
        return lines + numbered(notes, "[%d] %s%n");
    }

    static String markdown(List<Figure> figures) {
        List<String> notes = new ArrayList<>();
        Function<List<String>, String> line = cells -> "| " + String.join(" | ", cells) + " |\n";
        String rows =
                figures.stream().map(figure -> row(figure, notes)).map(line).collect(Collectors.joining());
        return line.apply(HEADINGS) + "|---|---:|---|---|\n" + rows + "\n" + numbered(notes, "%d. %s%n");
    }

    private static List<String> row(Figure figure, List<String> notes) {
        String mark = "";
        if (!figure.note().isEmpty()) {
            notes.add(figure.note());
            mark = " [" + notes.size() + "]";
        }
        return List.of(figure.name() + mark, value(figure), figure.aim(), figure.neighbour());
    }

    private static String value(Figure figure) {
        return figure.value() == null ? "—" : number(figure.value()) + " " + figure.unit();
    }

    /** Three digits that mean something, and whole numbers whole. */
    private static String number(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) || size >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.4f", value);
    }

    private static List<Integer> widths(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < HEADINGS.size(); column++) {
            int at = column;
            widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        return widths;
    }

    private static String aligned(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            line.append(row.get(column))
                    .append(" ".repeat(widths.get(column) - row.get(column).length()))
                    .append(GAP);
        }
        return line.toString().stripTrailing() + "\n";
    }

    private static String numbered(List<String> notes, String form) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < notes.size(); i++) {
            lines.append(String.format(Locale.ROOT, form, i + 1, notes.get(i)));
        }
        return lines.toString();
    }
}
