package dev.greenroom.sandbox.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Options of the JVM as the operator's image gives them, without that of the archive of classes. */
final class ImageOptions {
    private static final Path DOCKERFILE = Path.of("Dockerfile");
    private static final String ENTRYPOINT = "ENTRYPOINT ";
    private static final String ARCHIVE = "-XX:SharedArchiveFile=";

    private ImageOptions() {}

    static List<String> read() throws IOException {
        try (Stream<String> lines = Files.lines(DOCKERFILE)) {
            String json = lines.filter(line -> line.startsWith(ENTRYPOINT))
                    .findFirst()
                    .orElseThrow()
                    .substring(ENTRYPOINT.length());
            return Stream.of(new ObjectMapper().readValue(json, String[].class))
                    .dropWhile(word -> !word.equals("java"))
                    .skip(1)
                    .takeWhile(word -> !word.equals("-jar"))
                    .filter(word -> !word.startsWith(ARCHIVE))
                    .toList();
        }
    }

    static String archive(Path file) {
        return ARCHIVE + file;
    }
}
