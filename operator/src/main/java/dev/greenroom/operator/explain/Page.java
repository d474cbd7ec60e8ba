package dev.greenroom.operator.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Plain text with indented lines and aligned columns. */
final class Page {
    private static final String GAP = "  ";

    private final StringBuilder text = new StringBuilder();

    void line(int indent, String line) {
        text.append((GAP.repeat(indent) + line).stripTrailing()).append('\n');
    }

    void blank() {
        text.append('\n');
    }

    Table table(int indent) {
        return new Table(this, indent);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Rows whose columns are as wide as their widest cell; the last column is as wide as it likes. */
    static final class Table {
        private final Page page;
        private final int indent;
        private final List<List<String>> rows = new ArrayList<>();
        private boolean numbersFirst;

        private Table(Page page, int indent) {
            this.page = page;
            this.indent = indent;
        }

        Table row(String... cells) {
            rows.add(Arrays.stream(cells).map(cell -> cell == null ? "" : cell).toList());
            return this;
        }

        /** The first column is aligned to the right. */
        Table numbersFirst() {
            numbersFirst = true;
            return this;
        }

        void end() {
            for (List<String> row : rows) {
                StringBuilder line = new StringBuilder();
                for (int column = 0; column < row.size(); column++) {
                    line.append(column == 0 ? "" : GAP).append(cell(row, column));
                }
                page.line(indent, line.toString());
            }
        }

        private String cell(List<String> row, int column) {
            String cell = row.get(column);
            if (column == row.size() - 1) {
                return cell;
            }
            String padding = " ".repeat(width(column) - cell.length());
            return numbersFirst && column == 0 ? padding + cell : cell + padding;
        }

        private int width(int column) {
            return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
        }
    }
}
