package dev.greenroom.sandbox.engine.run;

import com.pulumi.automation.OperationType;
import dev.greenroom.sandbox.engine.run.Events.Step;
import dev.greenroom.sandbox.engine.state.ResourceState;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Deletes what is not wanted any more: a resource after all that needs it, and otherwise at once. */
final class Deletions {
    private final Deployment run;
    private final Steps steps;
    private final Executor executor;

    Deletions(Deployment run, Steps steps, Executor executor) {
        this.run = run;
        this.steps = steps;
        this.executor = executor;
    }

    /**
     * Ends when all is deleted, or one deletion failed and the others under way have ended; fails never.
     *
     * @param condemned in order of dependence
     */
    CompletableFuture<Void> delete(List<ResourceState> condemned) {
        Set<String> urns = new HashSet<>();
        condemned.forEach(resource -> urns.add(resource.urn()));
        IdentityHashMap<ResourceState, CompletableFuture<Void>> deletions = new IdentityHashMap<>();
        for (int i = condemned.size() - 1; i >= 0; i--) {
            ResourceState resource = condemned.get(i);
            CompletableFuture<?>[] dependents = condemned.subList(i + 1, condemned.size()).stream()
                    .filter(other -> other.needs().contains(resource.urn()))
                    .map(deletions::get)
                    .toArray(CompletableFuture<?>[]::new);
            deletions.put(
                    resource, CompletableFuture.allOf(dependents).thenRunAsync(() -> delete(resource, urns), executor));
        }
        return CompletableFuture.allOf(deletions.values().stream()
                .map(deletion -> deletion.exceptionally(failure -> null))
                .toArray(CompletableFuture<?>[]::new));
    }

    private void delete(ResourceState resource, Set<String> condemned) {
        try {
            if (run.workers().closed()) {
                throw new StepFailedException("the run ends");
            }
            Step step = new Step(type(resource), resource, null);
            if (step.type() == OperationType.DELETE && resource.is("protect")) {
                throw run.stepFailed(resource.urn(), refusal(resource.urn()));
            }
            boolean leave = resource.is("retainOnDelete")
                    || condemned.contains(resource.text("deletedWith"))
                    || step.type() == OperationType.REMOVE_PENDING_REPLACE;
            steps.delete(step, leave, operation -> run.journal().gone(operation, resource));
        } catch (StepFailedException e) {
            throw new CompletionException(e);
        } catch (RuntimeException e) {
            throw new CompletionException(run.failed(resource.urn(), Steps.message(e)));
        }
    }

    private static OperationType type(ResourceState resource) {
        if (resource.external()) {
            return OperationType.READ_DISCARD;
        }
        if (resource.is(ResourceState.PENDING_REPLACEMENT)) {
            return OperationType.REMOVE_PENDING_REPLACE;
        }
        return resource.condemned() ? OperationType.DELETE_REPLACED : OperationType.DELETE;
    }

    private static String refusal(String urn) {
        return "resource \"" + urn + "\" cannot be deleted\nbecause it is protected. To unprotect the resource, either"
                + " remove the `protect` flag from the resource in your Pulumi program and run `pulumi up`, or use the"
                + " command:\n`pulumi state unprotect '" + urn + "'`";
    }
}
