package dev.greenroom.sandbox.story.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Keeps the plain lines as a terminal recording ("asciicast v2"), in which long pauses are cut. */
public final class Recording implements Output {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WIDTH = 120;
    private static final int HEIGHT = 50;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(1500);

    private final Path file;
    private final Supplier<Duration> wall;
    private final List<String> events = new ArrayList<>();
    private Duration heard = Duration.ZERO;
    private Duration told = Duration.ZERO;
    private boolean closed;

    /**
     * @param wall time since the beginning
     */
    public Recording(Path file, Supplier<Duration> wall) {
        this.file = file;
        this.wall = wall;
    }

    @Override
    public synchronized void line(Line line) {
        Duration now = wall.get();
        Duration pause = now.minus(heard);
        told = told.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        heard = now;
        ArrayNode event = JSON.createArrayNode();
        event.add(told.toMillis() / 1000.0).add("o").add(line.plain() + "\r\n");
        events.add(text(event));
    }

    /** Writes the file. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        ObjectNode header = JSON.createObjectNode();
        header.put("version", 2).put("width", WIDTH).put("height", HEIGHT).put("title", "mvn -Psandbox");
        List<String> lines = new ArrayList<>();
        lines.add(text(header));
        lines.addAll(events);
        try {
            Files.writeString(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Object json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
