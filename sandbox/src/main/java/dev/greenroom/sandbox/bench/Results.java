package dev.greenroom.sandbox.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one run of the bench found.
 *
 * @param machine what it was taken on
 * @param figures in the order of a reader
 */
record Results(Map<String, String> machine, List<Figure> figures) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    String json() throws IOException {
        return JSON.writeValueAsString(this);
    }

    /** The table, and what it was taken on. */
    String markdown() {
        String on = machine.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("; "));
        return Table.markdown(figures) + "\nTaken on: " + on + ".\n";
    }

    static void write(Path file, List<Figure> figures) throws IOException {
        JSON.writeValue(file.toFile(), figures);
    }

    static List<Figure> read(Path file) throws IOException {
        return JSON.readValue(Files.readString(file), new TypeReference<>() {});
    }
}
