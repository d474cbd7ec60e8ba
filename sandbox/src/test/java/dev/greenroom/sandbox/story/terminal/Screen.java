package dev.greenroom.sandbox.story.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal of endless height that knows the codes that {@link LiveOutput} uses, and fails on any other. */
final class Screen {
    private static final Pattern PIECE =
            Pattern.compile("\u001b\\[(?<args>[?0-9;]*)(?<code>[A-Za-z])|(?<char>[\\s\\S])");

    private final int columns;
    private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    private int row;
    private int column;
    private boolean wraps = true;

    Screen(int columns) {
        this.columns = columns;
    }

    void write(String text) {
        Matcher piece = PIECE.matcher(text);
        while (piece.find()) {
            if (piece.group("char") != null) {
                put(piece.group("char").charAt(0));
            } else {
                obey(piece.group("code").charAt(0), piece.group("args"));
            }
        }
    }

    private void put(char character) {
        if (character == '\r') {
            column = 0;
        } else if (character == '\n') {
            down();
        } else {
            if (column == columns && wraps) {
                down();
            }
            int at = Math.min(column, columns - 1);
            StringBuilder line = lines.get(row);
            while (line.length() <= at) {
                line.append(' ');
            }
            line.setCharAt(at, character);
            column = at + 1;
        }
    }

    private void down() {
        column = 0;
        row++;
        if (row == lines.size()) {
            lines.add(new StringBuilder());
        }
    }

    private void obey(char code, String arguments) {
        switch (code) {
            case 'A' -> row = Math.max(0, row - Integer.parseInt(arguments));
            case 'K' -> clear();
            case 'J' -> {
                clear();
                lines.subList(row + 1, lines.size()).clear();
            }
            case 'h', 'l' -> wraps = arguments.equals("?7") ? code == 'h' : wraps;
            case 'm' -> {
                // a colour
            }
            default -> throw new AssertionError("no terminal code is known by " + arguments + code);
        }
    }

    /** From the cursor, which after the last column stands on it still. */
    private void clear() {
        int from = Math.min(column, columns - 1);
        lines.get(row).setLength(Math.min(lines.get(row).length(), from));
    }

    List<String> lines() {
        return lines.stream().map(line -> line.toString().stripTrailing()).toList();
    }
}
