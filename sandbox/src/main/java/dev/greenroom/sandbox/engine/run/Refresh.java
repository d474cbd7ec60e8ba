package dev.greenroom.sandbox.engine.run;

import com.pulumi.automation.OperationType;
import dev.greenroom.sandbox.engine.run.Events.Step;
import dev.greenroom.sandbox.engine.state.ResourceState;
import dev.greenroom.sandbox.engine.state.Snapshot.Operation;
import dev.greenroom.sandbox.provider.ResourceProvider.Configured;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import dev.greenroom.sandbox.provider.property.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Brings the state to what the cloud says; in the cloud nothing is changed. */
final class Refresh {
    private final Deployment run;
    private final Providers providers;
    private final Executor executor;

    Refresh(Deployment run, Providers providers, Executor executor) {
        this.run = run;
        this.providers = providers;
        this.executor = executor;
    }

    /** Ends when every resource was asked for; fails never. */
    CompletableFuture<Void> refresh(PendingCreates pendingCreates) {
        CompletableFuture<?>[] refreshes = run.journal().old().stream()
                .map(resource -> CompletableFuture.runAsync(() -> quietly(() -> refresh(resource)), executor))
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(refreshes)
                .thenRunAsync(
                        () -> {
                            settle(pendingCreates);
                            run.journal().withoutDangling();
                        },
                        executor);
    }

    private void refresh(ResourceState resource) throws StepFailedException {
        Step step = new Step(OperationType.REFRESH, resource, resource);
        if (!resource.custom() || resource.isProvider() || resource.is(ResourceState.PENDING_REPLACEMENT)) {
            run.events().ended(new Step(OperationType.SAME, resource, resource));
            return;
        }
        run.events().begins(step);
        Optional<Existing> existing = read(step, resource, resource.id());
        if (existing.isEmpty()) {
            run.journal().gone(null, resource);
            run.events().ended(new Step(OperationType.DELETE, resource, null));
            return;
        }
        ResourceState found = found(resource, existing.get());
        boolean same = found.equals(resource);
        if (!same) {
            found = States.modified(found, resource, run.clock().instant());
            run.journal().found(null, resource, found);
        }
        run.events().ended(new Step(same ? OperationType.SAME : OperationType.UPDATE, resource, found));
    }

    private ResourceState found(ResourceState resource, Existing existing) {
        ResourceState marked = resource.with(ResourceState.INIT_ERRORS, List.of())
                .with(ResourceState.INPUTS, Values.secretAs(Values.normal(existing.inputs()), resource.inputs()));
        ResourceState filled = States.filled(
                marked, existing, providers.of(resource.provider()).secretOutputs(resource.type()));
        return filled.with(ResourceState.OUTPUTS, Values.secretAs(filled.outputs(), resource.outputs()));
    }

    private void settle(PendingCreates pendingCreates) {
        List<Operation> left = new ArrayList<>();
        for (Operation operation : run.journal().pending()) {
            String id = pendingCreates.imports().get(operation.resource().urn());
            if (id != null) {
                quietly(() -> adopt(operation, id));
            } else if (!pendingCreates.clear()) {
                left.add(operation);
            }
        }
        run.journal().pending(left);
    }

    private void adopt(Operation operation, String id) throws StepFailedException {
        ResourceState wanted = operation.resource();
        Step step = new Step(OperationType.IMPORT, null, wanted.with(ResourceState.ID, id));
        run.events().begins(step);
        Existing existing = read(step, wanted, id)
                .orElseThrow(() -> run.failed(wanted.urn(), "resource '" + id + "' does not exist"));
        ResourceState found =
                States.created(found(wanted, existing), run.clock().instant());
        run.journal().adopted(operation, found);
        run.events().ended(new Step(OperationType.IMPORT, null, found));
    }

    private Optional<Existing> read(Step step, ResourceState resource, String id) throws StepFailedException {
        try {
            Configured provider = providers.of(resource.provider());
            return run.workers().work(() -> provider.read(resource.type(), id, Values.plain(resource.inputs())));
        } catch (RuntimeException | InterruptedException e) {
            run.events().failed(step);
            throw run.stepFailed(resource.urn(), Steps.message(e));
        }
    }

    private void quietly(Action action) {
        try {
            action.run();
        } catch (StepFailedException reported) {
            return; // what could not be read stays as it was
        } catch (RuntimeException e) {
            run.failed("", Steps.message(e));
        }
    }

    @FunctionalInterface
    private interface Action {
        void run() throws StepFailedException;
    }
}
