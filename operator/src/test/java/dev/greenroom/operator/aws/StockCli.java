package dev.greenroom.operator.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.operator.plan.StackId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The {@code pulumi} CLI on a state backend, in a project without a program. */
final class StockCli {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Map<String, String> environment;

    StockCli(Path folder, Map<String, String> environment) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.environment = Map.copyOf(environment);
        Files.writeString(folder.resolve("Pulumi.yaml"), "name: " + StackId.PROJECT + "\nruntime: java\n");
    }

    ObjectNode export(StackId stack) throws IOException, InterruptedException {
        return (ObjectNode) JSON.readTree(run("stack", "export", "--stack", stack.name()));
    }

    void importState(StackId stack, JsonNode export) throws IOException, InterruptedException {
        Path file = Files.createTempFile(folder, "import", ".json");
        Files.writeString(file, JSON.writeValueAsString(export));
        run("stack", "import", "--stack", stack.name(), "--file", file.toString());
    }

    void refresh(StackId stack, List<String> urns) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("refresh", "--yes", "--skip-preview", "--stack", stack.name()));
        urns.forEach(urn -> words.addAll(List.of("--target", urn)));
        run(words.toArray(String[]::new));
    }

    private String run(String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("pulumi"));
        line.addAll(List.of(words));
        line.add("--non-interactive");
        Path said = Files.createTempFile(folder, "said", "");
        Path complaints = Files.createTempFile(folder, "complaints", "");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectError(complaints.toFile())
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (process.waitFor() != 0) {
            throw new AssertionError(line + "\n" + Files.readString(said) + Files.readString(complaints));
        }
        return Files.readString(said);
    }
}
