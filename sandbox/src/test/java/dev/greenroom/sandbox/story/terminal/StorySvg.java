package dev.greenroom.sandbox.story.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Draws a {@link Recording} as a picture in which the lines appear one after the other; a still picture shows them all. */
final class StorySvg {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int COLUMNS = 118;
    private static final int STAMP = 10;
    private static final double COLUMN_WIDTH = 7.23;
    private static final int LINE_HEIGHT = 17;
    private static final int TOP = 46;
    private static final int SIDE = 16;

    /** Seconds that the whole takes, however long the story took. */
    private static final double DURATION = 20;

    private StorySvg() {}

    private record Shown(double second, String text, String style) {}

    /** The lines of the recording as they were told. */
    static List<String> lines(String recording) throws IOException {
        List<String> lines = new ArrayList<>();
        for (JsonNode event : events(recording)) {
            lines.add(event.get(2).asText().stripTrailing());
        }
        return lines;
    }

    static String draw(String recording) throws IOException {
        List<JsonNode> events = events(recording);
        double end = events.get(events.size() - 1).get(0).asDouble();
        List<Shown> shown = new ArrayList<>();
        for (JsonNode event : events) {
            double second = event.get(0).asDouble() / end * DURATION;
            String text = event.get(2).asText().stripTrailing();
            String style = style(text.substring(STAMP));
            wrapped(text).forEach(part -> shown.add(new Shown(second, part, style)));
        }
        return svg(shown);
    }

    private static List<JsonNode> events(String recording) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : recording.lines().skip(1).toList()) {
            events.add(JSON.readTree(line));
        }
        return events;
    }

    /** The rest of a long line is moved in as far as its text was. */
    private static List<String> wrapped(String text) {
        int indent = STAMP;
        while (indent < text.length() && " $|".indexOf(text.charAt(indent)) >= 0) {
            indent++;
        }
        List<String> parts = new ArrayList<>();
        for (String part : Words.wrap(text.substring(indent), COLUMNS - indent)) {
            parts.add((parts.isEmpty() ? text.substring(0, indent) : " ".repeat(indent)) + part);
        }
        return parts;
    }

    private static String style(String text) {
        if (!text.startsWith(" ")) {
            return "s";
        }
        String said = text.strip();
        if (said.startsWith("$ ")) {
            return "c";
        }
        if (said.startsWith("| ")) {
            return "q";
        }
        if (said.startsWith("Failed")) {
            return "b";
        }
        boolean good = said.startsWith("Ready: ") || said.startsWith("only app") || said.startsWith("nothing is left");
        return good ? "g" : "f";
    }

    private static String svg(List<Shown> lines) {
        long width = Math.round(COLUMNS * COLUMN_WIDTH) + 2 * SIDE;
        int height = TOP + lines.size() * LINE_HEIGHT + SIDE / 2;
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" xml:space="preserve" role="img">
                <title>mvn -Psandbox: the story of one pull request</title>
                <style>
                text{font:12px ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre;fill:#c9d1d9}
                .t{fill:#8b949e}.s{fill:#fff;font-weight:bold}.c{fill:#79c0ff}.q{fill:#8b949e}.b{fill:#ff7b72}.g{fill:#7ee787}
                .l{animation:l 1ms backwards}@keyframes l{from{opacity:0}}
                @media (prefers-reduced-motion){.l{animation:none}}
                </style>
                <rect width="100%%" height="100%%" rx="8" fill="#0d1117"/>
                <circle cx="20" cy="18" r="5" fill="#ff5f57"/><circle cx="38" cy="18" r="5" fill="#febc2e"/>\
                <circle cx="56" cy="18" r="5" fill="#28c840"/>
                <text x="76" y="22" class="t">mvn -Psandbox</text>
                """.formatted(width, height));
        int y = TOP;
        for (Shown line : lines) {
            svg.append("<text class=\"l %s\" style=\"animation-delay:%.1fs\" x=\"%d\" y=\"%d\">%s</text>%n"
                    .formatted(line.style(), line.second(), SIDE, y, escaped(line.text())));
            y += LINE_HEIGHT;
        }
        return svg.append("</svg>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
