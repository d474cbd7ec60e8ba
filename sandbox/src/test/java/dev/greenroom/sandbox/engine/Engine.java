package dev.greenroom.sandbox.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pulumi.Context;
import com.pulumi.automation.AutomationException;
import com.pulumi.automation.LocalWorkspace;
import com.pulumi.automation.LocalWorkspaceOptions;
import com.pulumi.automation.UpOptions;
import com.pulumi.automation.UpResult;
import com.pulumi.automation.WorkspaceStack;
import com.pulumi.automation.events.EngineEvent;
import dev.greenroom.operator.pulumi.SdkLogging;
import dev.greenroom.sandbox.engine.secrets.Passphrase;
import dev.greenroom.sandbox.provider.ComponentProvider;
import dev.greenroom.sandbox.time.ScaledTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** An installed engine with a scripted cloud, and one stack of it. */
final class Engine implements AutoCloseable {
    static final Passphrase PASSPHRASE = new Passphrase("correct horse");
    static final String PROJECT = "greenroom";
    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        SdkLogging.tame();
    }

    final ScriptedProvider cloud = new ScriptedProvider();
    final List<EngineEvent> events = Collections.synchronizedList(new ArrayList<>());
    final Path folder;
    final EmbeddedPulumi pulumi;
    EmbeddedCommand command;

    Engine(Path folder) {
        this(folder, Map.of());
    }

    Engine(Path folder, Map<String, ComponentProvider> components) {
        this(folder, components, PASSPHRASE);
    }

    Engine(Path folder, Map<String, ComponentProvider> components, String passphrase) {
        this(folder, components, new Passphrase(passphrase));
    }

    private Engine(Path folder, Map<String, ComponentProvider> components, Passphrase passphrase) {
        this.folder = folder;
        this.pulumi = new EmbeddedPulumi(new EmbeddedPulumi.Settings(
                folder.resolve("backend"),
                passphrase,
                new ScaledTime(Clock.systemUTC(), 60),
                Duration.ofHours(3),
                Map.of("test", cloud),
                components));
        this.command = pulumi.command("tester");
    }

    WorkspaceStack stack(String name, Consumer<Context> program) throws AutomationException {
        return LocalWorkspace.createOrSelectStack(PROJECT, name, program, options());
    }

    private LocalWorkspaceOptions options() {
        try {
            Path workspace = Files.createTempDirectory(Files.createDirectories(folder.resolve("runs")), "run");
            return LocalWorkspaceOptions.builder()
                    .workDir(workspace)
                    .pulumiCommand(command)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    UpResult up(Consumer<Context> program) throws AutomationException {
        return stack("dev", program).up(UpOptions.builder().onEvent(events::add).build());
    }

    void destroy() throws AutomationException {
        stack("dev", context -> {}).destroy();
    }

    /** The state file. */
    JsonNode state() {
        try {
            return JSON.readTree(Files.readAllBytes(stateFile()))
                    .path("checkpoint")
                    .path("latest");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path stateFile() {
        return folder.resolve("backend/.pulumi/stacks/" + PROJECT + "/dev.json");
    }

    /** The resource of that logical name in the state. */
    JsonNode resource(String name) {
        return StreamSupport.stream(state().path("resources").spliterator(), false)
                .filter(resource -> resource.path("urn").asText().endsWith("::" + name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + state()));
    }

    /** Logical names in the state, in order, without the stack and providers. */
    List<String> names() {
        return StreamSupport.stream(state().path("resources").spliterator(), false)
                .filter(resource -> !resource.path("type").asText().startsWith("pulumi:"))
                .map(resource -> resource.path("urn").asText())
                .map(urn -> urn.substring(urn.lastIndexOf("::") + 2))
                .toList();
    }

    @Override
    public void close() {
        pulumi.close();
    }
}
