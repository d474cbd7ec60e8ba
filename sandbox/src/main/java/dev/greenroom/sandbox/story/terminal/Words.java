package dev.greenroom.sandbox.story.terminal;

import java.util.ArrayList;
import java.util.List;

/** Text cut to a width. */
final class Words {
    private static final String CUT = "…";

    private Words() {}

    /** Lines of at most {@code width} characters, broken at spaces; a word that is longer is left whole. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** The text, or as much of its beginning as there is room for. */
    static String clip(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        return width <= 0 ? "" : text.substring(0, width - 1) + CUT;
    }

    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
