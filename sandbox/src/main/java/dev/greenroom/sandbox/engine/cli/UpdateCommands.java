package dev.greenroom.sandbox.engine.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pulumi.automation.OperationType;
import com.pulumi.automation.events.EngineEvent;
import dev.greenroom.sandbox.engine.run.PendingCreates;
import dev.greenroom.sandbox.engine.run.StackRun;
import dev.greenroom.sandbox.engine.run.StackRun.Kind;
import dev.greenroom.sandbox.engine.state.Checkpoints;
import dev.greenroom.sandbox.engine.state.Checkpoints.Loaded;
import dev.greenroom.sandbox.engine.state.Snapshot;
import dev.greenroom.sandbox.engine.state.StackLocks.Lock;
import dev.greenroom.sandbox.engine.state.StackReference;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** {@code pulumi up}, {@code preview}, {@code refresh} and {@code destroy}. */
final class UpdateCommands {
    private final Installation installation;
    private final String user;
    private final Interruption interruption;

    UpdateCommands(Installation installation, String user, Interruption interruption) {
        this.installation = installation;
        this.user = user;
        this.interruption = interruption;
    }

    /**
     * Carries it out; what the CLI prints goes to the printer as it happens.
     *
     * @param config of the stack; secrets are open
     * @throws CliException when it failed, also when what failed is told by the events
     * @throws CancellationException when it was cut
     */
    void run(
            Kind kind,
            StackReference stack,
            Arguments arguments,
            Map<String, String> config,
            Consumer<EngineEvent> listener,
            Consumer<String> printer)
            throws CliException {
        if (kind != Kind.REFRESH && arguments.has("--target")) {
            throw new CliException("the embedded engine takes --target in a refresh only");
        }
        boolean needsProgram = kind == Kind.UPDATE || kind == Kind.PREVIEW;
        if (needsProgram && arguments.value("--client").isEmpty()) {
            throw new CliException("the embedded engine runs inline programs only: --client is missing");
        }
        StackRun.Request request = new StackRun.Request(
                kind,
                stack,
                config,
                arguments.value("--client").orElse(null),
                Set.copyOf(arguments.values("--target")),
                pendingCreates(arguments),
                listener,
                printer);
        Loaded loaded = installation.load(stack);
        Lock lock = installation.lock(stack, user);
        try {
            run(request, loaded, arguments);
        } finally {
            if (!interruption.cut()) {
                lock.release();
            }
        }
    }

    private void run(StackRun.Request request, Loaded loaded, Arguments arguments) throws CliException {
        StackRun run = new StackRun(
                request,
                loaded.snapshot(),
                snapshot -> save(request.stack(), snapshot, loaded),
                installation.providers(),
                installation.runtime(),
                installation.clock());
        Instant start = installation.clock().instant();
        StackRun.Result result;
        try {
            result = interruption.guard(run);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException("interrupted");
        }
        boolean failed = result.failed() || interruption.asked();
        if (request.kind() != Kind.PREVIEW) {
            keep(request, start, failed, result.changes());
        }
        if (failed) {
            throw new CliException(""); // why is among the lines printed
        }
        boolean changed = result.changes().keySet().stream().anyMatch(type -> type != OperationType.SAME);
        if (changed && arguments.has("--expect-no-changes")) {
            throw new CliException("no changes were expected but changes occurred");
        }
    }

    private void save(StackReference stack, Snapshot snapshot, Loaded loaded) {
        if (!interruption.cut()) {
            installation.save(stack, new Loaded(snapshot, loaded.crypter()));
        }
    }

    private void keep(StackRun.Request request, Instant start, boolean failed, Map<OperationType, Integer> changes) {
        Instant now = installation.clock().instant();
        ObjectNode update = Checkpoints.JSON
                .createObjectNode()
                .put("kind", request.kind().name().toLowerCase(Locale.ROOT))
                .put("startTime", start.getEpochSecond())
                .put("message", "");
        update.putObject("environment").put("exec.kind", "auto.inline").put("pulumi.version", Checkpoints.CLI_VERSION);
        update.putObject("config");
        update.put("version", 0).put("result", failed ? "failed" : "succeeded").put("endTime", now.getEpochSecond());
        ObjectNode counts = Checkpoints.JSON.createObjectNode();
        changes.forEach((type, count) -> counts.put(name(type), count));
        if (!counts.isEmpty()) {
            update.set("resourceChanges", counts);
        }
        installation.backend().keep(request.stack(), update.toString().getBytes(StandardCharsets.UTF_8), now);
    }

    private static String name(OperationType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static PendingCreates pendingCreates(Arguments arguments) throws CliException {
        List<String> pairs = arguments.values("--import-pending-creates");
        if (pairs.size() % 2 != 0) {
            throw new CliException("--import-pending-creates must be provided an even number of arguments");
        }
        Set<String> imports = new HashSet<>();
        for (int i = 0; i < pairs.size(); i += 2) {
            imports.add(pairs.get(i));
        }
        return new PendingCreates(arguments.has("--clear-pending-creates"), imports);
    }
}
