package dev.greenroom.sandbox.engine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.greenroom.sandbox.engine.state.StackReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of a project, with its {@code Pulumi.yaml} and the settings of its stacks. */
record Project(Path folder, String name) {
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final List<String> FILES = List.of("Pulumi.yaml", "Pulumi.yml", "Pulumi.json");

    static Project in(Path folder) throws CliException {
        for (String file : FILES) {
            Path path = folder.resolve(file);
            if (Files.exists(path)) {
                return new Project(folder, read(path).path("name").asText());
            }
        }
        throw new CliException("no Pulumi.yaml project file found (searching upwards from " + folder + ")");
    }

    /** Settings of a stack, from {@code Pulumi.<stack>.yaml}; empty when there is no such file. */
    ObjectNode settings(StackReference stack) {
        Path file = settingsFile(stack);
        return Files.exists(file) && read(file) instanceof ObjectNode settings ? settings : YAML.createObjectNode();
    }

    void save(StackReference stack, ObjectNode settings) {
        try {
            YAML.writeValue(settingsFile(stack).toFile(), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path settingsFile(StackReference stack) {
        return folder.resolve("Pulumi." + stack.name() + ".yaml");
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
