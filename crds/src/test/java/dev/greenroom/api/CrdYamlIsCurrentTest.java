package dev.greenroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** With {@code -Dupdate} it rewrites the committed files instead of complaining. */
class CrdYamlIsCurrentTest {
    private static final Path COMMITTED = Path.of("yaml");

    @Test
    void committedYamlIsWhatTheTypesGenerate() throws IOException {
        SortedMap<String, String> generated = CrdYaml.generate();

        if (System.getProperty("update") != null) {
            rewrite(generated);
        }

        assertThat(committed())
                .as("crds/yaml is out of date; run: mvn -pl crds test -Dtest=CrdYamlIsCurrentTest -Dupdate")
                .isEqualTo(generated);
    }

    private static void rewrite(SortedMap<String, String> generated) throws IOException {
        for (String stale : committed().keySet()) {
            Files.delete(COMMITTED.resolve(stale));
        }
        for (var file : generated.entrySet()) {
            Files.writeString(COMMITTED.resolve(file.getKey()), file.getValue());
        }
    }

    private static SortedMap<String, String> committed() throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(COMMITTED)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith("-v1.yml")).toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
