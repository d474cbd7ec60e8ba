package dev.greenroom.sandbox.engine.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pulumi.automation.OperationType;
import com.pulumi.automation.events.EngineEvent;
import dev.greenroom.sandbox.engine.state.ResourceState;
import dev.greenroom.sandbox.engine.state.Snapshot;
import dev.greenroom.sandbox.engine.state.StackReference;
import dev.greenroom.sandbox.engine.state.Urns;
import dev.greenroom.sandbox.provider.property.Values;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** One operation on one stack, from beginning to end. */
public final class StackRun {
    private final Request request;
    private final Deployment run;
    private final Transcript transcript;
    private final Providers providers;
    private final GrpcRuntime runtime;
    private final Instant start;

    /** What an operation does. */
    public enum Kind {
        UPDATE,
        PREVIEW,
        REFRESH,
        DESTROY
    }

    /**
     * What is to be done.
     *
     * @param config of the stack, by full key; secrets are open
     * @param languageHost address of the program's host; null: the operation needs none
     * @param targets URNs that a refresh is for; empty: all
     * @param listener of the engine's events; null: none
     * @param printer takes lines for people
     */
    public record Request(
            Kind kind,
            StackReference stack,
            Map<String, String> config,
            String languageHost,
            Set<String> targets,
            PendingCreates pendingCreates,
            Consumer<EngineEvent> listener,
            Consumer<String> printer) {}

    /**
     * How it went.
     *
     * @param changes how many resources by operation
     */
    public record Result(boolean failed, Map<OperationType, Integer> changes) {}

    /**
     * @param file takes every new state
     */
    public StackRun(
            Request request,
            Snapshot before,
            Consumer<Snapshot> file,
            ProviderSource providers,
            GrpcRuntime runtime,
            Clock clock) {
        boolean preview = request.kind() == Kind.PREVIEW;
        this.request = request;
        this.runtime = runtime;
        this.start = clock.instant();
        this.transcript = new Transcript(request.printer());
        Journal journal = new Journal(before, preview ? snapshot -> {} : file);
        this.providers = new Providers(providers, journal);
        this.run = new Deployment(
                request.stack(),
                preview,
                request.config(),
                clock,
                journal,
                new Events(request.listener(), transcript, clock, preview),
                new Workers(),
                new Failures());
    }

    /** Stops it: what is at work is interrupted and says how far it got. Returns at once. */
    public void interrupt() {
        run.workers().interrupt();
    }

    /**
     * Runs to the end.
     *
     * @param stopped completed: the program is not waited for any longer
     * @param abandoned completed: nothing is waited for any longer
     * @throws CancellationException when it was abandoned
     */
    public Result run(CompletableFuture<?> stopped, CompletableFuture<?> abandoned) throws InterruptedException {
        transcript.open(request.kind(), request.stack().name());
        run.events().prelude(Map.of());
        switch (request.kind()) {
            case UPDATE, PREVIEW -> update(stopped, abandoned);
            case DESTROY -> await(deletions(), abandoned);
            case REFRESH ->
                await(
                        new Refresh(run, providers, runtime.threads())
                                .refresh(request.targets(), request.pendingCreates()),
                        abandoned);
        }
        run.workers().awaitIdle();
        run.journal().save();
        if (run.failures().ofStep()) {
            run.events().diagnostic("error", "", run.preview() ? "preview failed" : "update failed");
        }
        run.events().summary();
        transcript.close(
                outputs(),
                run.events().changes(),
                run.preview(),
                Duration.between(start, run.clock().instant()));
        return new Result(run.failures().any(), run.events().changes());
    }

    private void update(CompletableFuture<?> stopped, CompletableFuture<?> abandoned) {
        PendingCreates.warning(run.journal().pending())
                .ifPresent(warning -> run.events().diagnostic("warning", "", warning));
        Registrations registrations = new Registrations(run, providers);
        Invokes invokes = new Invokes(run, providers, registrations);
        Components components = new Components(run, providers, registrations, invokes, runtime.threads());
        MonitorService monitor = new MonitorService(run, registrations, components, invokes);
        try (Program program = Program.start(request.languageHost(), run, runtime, monitor, new EngineService(run))) {
            await(CompletableFuture.anyOf(program.ended(), stopped), abandoned);
            String error = program.ended().getNow("");
            if (!error.isEmpty() && !run.failures().any() && !stopped.isDone()) {
                run.failed("", "an unhandled error occurred: " + error);
            }
        }
        if (!run.workers().closed()) {
            await(deletions(), abandoned);
        }
    }

    /** Deletes all of the old state that is left. */
    private CompletableFuture<Void> deletions() {
        return new Deletions(run, new Steps(run, providers), runtime.threads())
                .delete(run.journal().old());
    }

    private ObjectNode outputs() {
        return run.journal().snapshot().resources().stream()
                .filter(resource -> resource.type().equals(Urns.STACK_TYPE))
                .findFirst()
                .map(ResourceState::outputs)
                .orElseGet(Values::object);
    }

    private static void await(CompletableFuture<?> end, CompletableFuture<?> abandoned) {
        CompletableFuture.anyOf(end, abandoned).join();
        if (abandoned.isDone()) {
            throw new CancellationException("the run was abandoned");
        }
    }
}
