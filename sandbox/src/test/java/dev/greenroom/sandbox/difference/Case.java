package dev.greenroom.sandbox.difference;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One preview's life: a manifest, and what is done with it.
 *
 * @param manifest as it is written, with the ids that the examples use
 * @param steps in the order in which they are done; at the end the preview is deleted
 */
record Case(String name, String manifest, List<Step> steps) {
    static final Path FOLDER = Path.of("src/test/resources/cases/difference");

    private static final Path EXAMPLES = Path.of("../examples");

    /**
     * A change, and what it leads to.
     *
     * @param patch of the preview; null: it is only waited for what follows from the step before
     */
    record Step(String step, JsonNode patch, Awaited await) {}

    /** What is in steps.yaml; {@code example}: the manifest's file, if it is none of the case's own. */
    private record Content(String example, List<Step> steps) {
        @JsonCreator
        Content {}
    }

    @Override
    public String toString() {
        return name;
    }

    static List<Case> all() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.filter(Files::isDirectory).sorted().map(Case::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case read(Path folder) {
        try {
            Content content = Yaml.MAPPER.readValue(folder.resolve("steps.yaml").toFile(), Content.class);
            Path manifest =
                    content.example() == null ? folder.resolve("preview.yaml") : EXAMPLES.resolve(content.example());
            return new Case(folder.getFileName().toString(), Files.readString(manifest), content.steps());
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": " + e.getMessage(), e);
        }
    }
}
