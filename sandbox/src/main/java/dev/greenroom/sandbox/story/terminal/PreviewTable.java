package dev.greenroom.sandbox.story.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of previews, made to fit a terminal. */
final class PreviewTable {
    /** With more previews than these there is no room for what each is doing. */
    private static final int MESSAGES_UP_TO = 3;

    private static final int MESSAGE_LINES = 2;
    private static final int SHORTEST_URL = 16;
    private static final String GAP = "   ";

    /** Rows that the story keeps for itself, however many previews there are. */
    private static final int ROWS_FOR_THE_STORY = 8;

    private static final List<Column> COLUMNS = List.of(
            new Column("NAME", Row::name),
            new Column("PR", Row::pullRequest),
            new Column("PHASE", Row::phase),
            new Column("READY", Row::ready),
            new Column("URL", Row::url),
            new Column("COST/MO", Row::cost));
    private static final int URL = 4;

    private PreviewTable() {}

    private record Column(String title, Function<Row, String> text) {}

    /**
     * A line of the table.
     *
     * @param tone null: neither good nor bad
     */
    record Styled(String text, Row.Tone tone) {}

    /** At most as many lines, and each at most as wide, as fits. */
    static List<Styled> lines(List<Row> rows, Size size) {
        List<Styled> lines = new ArrayList<>();
        if (rows.isEmpty()) {
            return lines;
        }
        int fit = Math.max(1, size.rows() - ROWS_FOR_THE_STORY);
        List<Row> shown = rows.size() <= fit ? rows : rows.subList(0, fit - 1);
        int[] widths = widths(shown, size.columns());
        lines.add(new Styled(cells(Column::title, widths, size), null));
        for (Row row : shown) {
            lines.add(new Styled(cells(column -> column.text().apply(row), widths, size), row.tone()));
            if (rows.size() <= MESSAGES_UP_TO) {
                messages(row, size).forEach(text -> lines.add(new Styled(text, null)));
            }
        }
        if (shown.size() < rows.size()) {
            String rest = rest(rows.subList(shown.size(), rows.size()));
            lines.add(new Styled(Words.clip(rest, size.columns()), null));
        }
        return lines;
    }

    /** Zero: there is no room for the column. */
    private static int[] widths(List<Row> rows, int columns) {
        int[] widths = new int[COLUMNS.size()];
        int sum = -GAP.length();
        for (int i = 0; i < widths.length; i++) {
            Column column = COLUMNS.get(i);
            int longest = rows.stream()
                    .mapToInt(row -> column.text().apply(row).length())
                    .max()
                    .orElse(0);
            widths[i] = Math.max(column.title().length(), longest);
            sum += widths[i] + GAP.length();
        }
        if (sum > columns) {
            int left = widths[URL] - (sum - columns);
            widths[URL] = left < SHORTEST_URL ? 0 : left;
        }
        return widths;
    }

    private static String cells(Function<Column, String> text, int[] widths, Size size) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > 0) {
                cells.add(Words.pad(Words.clip(text.apply(COLUMNS.get(i)), widths[i]), widths[i]));
            }
        }
        return Words.clip(String.join(GAP, cells).stripTrailing(), size.columns());
    }

    /** Always the same number of lines, so that the table does not jump. */
    private static List<String> messages(Row row, Size size) {
        int width = size.columns() - GAP.length();
        List<String> wrapped = Words.wrap(row.message(), width);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < MESSAGE_LINES; i++) {
            boolean last = i == MESSAGE_LINES - 1;
            String text = i >= wrapped.size()
                    ? ""
                    : last ? String.join(" ", wrapped.subList(i, wrapped.size())) : wrapped.get(i);
            lines.add((GAP + Words.clip(text, width)).stripTrailing());
        }
        return lines;
    }

    private static String rest(List<Row> hidden) {
        Map<String, Long> phases =
                hidden.stream().collect(Collectors.groupingBy(Row::phase, TreeMap::new, Collectors.counting()));
        return "and " + hidden.size() + " more: "
                + phases.entrySet().stream()
                        .map(phase -> phase.getValue() + " " + phase.getKey())
                        .collect(Collectors.joining(", "));
    }
}
