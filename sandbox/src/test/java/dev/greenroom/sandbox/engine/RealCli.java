package dev.greenroom.sandbox.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pulumi.Context;
import com.pulumi.automation.AutomationException;
import com.pulumi.automation.LocalWorkspace;
import com.pulumi.automation.LocalWorkspaceOptions;
import com.pulumi.automation.WorkspaceStack;
import dev.greenroom.sandbox.provider.ProviderServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The {@code pulumi} CLI on the PATH, with a scripted cloud of its own. */
final class RealCli implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final ScriptedProvider cloud = new ScriptedProvider();
    private final ProviderServer server;
    private final Path workspace;
    private final Map<String, String> environment;

    RealCli(Path folder, Path backend) throws IOException {
        server = new ProviderServer(cloud);
        workspace = Files.createDirectories(folder.resolve("cli"));
        Files.createDirectories(backend);
        environment = Map.of(
                "PULUMI_BACKEND_URL",
                "file://" + backend,
                "PULUMI_HOME",
                Files.createDirectories(folder.resolve("home")).toString(),
                "PULUMI_CONFIG_PASSPHRASE",
                "correct horse",
                "PULUMI_SKIP_UPDATE_CHECK",
                "true",
                "PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER",
                "true",
                "PULUMI_DEBUG_PROVIDERS",
                "test:" + server.port());
    }

    WorkspaceStack stack(Consumer<Context> program) throws AutomationException {
        return LocalWorkspace.createOrSelectStack(
                Engine.PROJECT,
                "dev",
                program,
                LocalWorkspaceOptions.builder()
                        .workDir(workspace)
                        .environmentVariables(environment)
                        .build());
    }

    /** What the CLI prints to standard output; a failure is an assertion error with all it said. */
    String run(String... arguments) {
        List<String> line = new ArrayList<>(List.of("pulumi"));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--non-interactive", "--color=never"));
        ProcessBuilder builder = new ProcessBuilder(line).directory(workspace.toFile());
        builder.environment().putAll(environment);
        try {
            Path error = Files.createTempFile(workspace, "stderr", "");
            Process process = builder.redirectError(error.toFile()).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(line + ": " + said + Files.readString(error));
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    JsonNode json(String... arguments) {
        try {
            return JSON.readTree(run(arguments));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the workspace a project, for commands that no inline program comes with. */
    void project() throws IOException {
        Files.writeString(workspace.resolve("Pulumi.yaml"), "name: " + Engine.PROJECT + "\nruntime: java\n");
    }

    @Override
    public void close() {
        server.close();
    }
}
