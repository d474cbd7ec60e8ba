package dev.greenroom.sandbox.engine.run;

import com.pulumi.automation.OperationType;
import dev.greenroom.sandbox.engine.run.Events.Step;
import dev.greenroom.sandbox.engine.state.ResourceState;
import dev.greenroom.sandbox.provider.ResourceProvider.Configured;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import dev.greenroom.sandbox.provider.property.Values;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    /**
     * Ends when every resource was asked for; fails never.
     *
     * @param targets URNs of the only ones to ask for; empty: all
     */
    CompletableFuture<Void> refresh(Set<String> targets, PendingCreates pendingCreates) {
        List<ResourceState> present = run.journal().old();
        run.journal().pending(pendingCreates::keeps);
        if (!allThere(targets, present)) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<?>[] refreshes = present.stream()
                .filter(resource -> targets.isEmpty() || targets.contains(resource.urn()))
                .map(resource -> CompletableFuture.runAsync(() -> quietly(() -> refresh(resource)), executor))
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(refreshes)
                .thenRunAsync(() -> run.journal().withoutDangling(), executor);
    }

    private boolean allThere(Set<String> targets, List<ResourceState> present) {
        Set<String> missing = new TreeSet<>(targets);
        present.forEach(resource -> missing.remove(resource.urn()));
        missing.forEach(target -> run.failed(
                "",
                "Target '" + target + "' could not be found in the stack."
                        + (target.contains("$") ? "" : " Did you forget to escape $ in your shell?")));
        return missing.isEmpty();
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
        if (!found.equals(resource)) {
            found = States.modified(found, resource, run.clock().instant());
            run.journal().found(null, resource, found);
        }
        run.events()
                .ended(new Step(
                        isAsKnown(resource, found) ? OperationType.SAME : OperationType.UPDATE, resource, found));
    }

    /** Whether nothing is told of it: what was found is what the known inputs ask for, even if the state did not know it. */
    private boolean isAsKnown(ResourceState resource, ResourceState found) {
        return resource.external()
                ? found.outputs().equals(resource.outputs())
                : providers
                        .of(resource.provider())
                        .diff(resource.type(), States.existing(found), Values.plain(resource.inputs()))
                        .changed()
                        .isEmpty();
    }

    private ResourceState found(ResourceState resource, Existing existing) {
        ResourceState marked = resource.with(ResourceState.INIT_ERRORS, List.of())
                .with(ResourceState.INPUTS, Values.secretAs(Values.normal(existing.inputs()), resource.inputs()));
        ResourceState filled = States.filled(
                marked, existing, providers.of(resource.provider()).secretOutputs(resource.type()));
        return filled.with(ResourceState.OUTPUTS, Values.secretAs(filled.outputs(), resource.outputs()));
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
