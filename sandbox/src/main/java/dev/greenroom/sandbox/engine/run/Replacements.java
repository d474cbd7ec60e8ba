package dev.greenroom.sandbox.engine.run;

import com.pulumi.automation.OperationType;
import dev.greenroom.sandbox.engine.run.Events.Step;
import dev.greenroom.sandbox.engine.state.ResourceState;
import dev.greenroom.sandbox.engine.state.Urns;
import dev.greenroom.sandbox.provider.ResourceProvider.Configured;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Replacing by deleting first: then what depends on the resource, and cannot be moved to another, has to go before it. */
final class Replacements {
    private final Deployment run;
    private final Providers providers;
    private final Steps steps;
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();

    Replacements(Deployment run, Providers providers, Steps steps) {
        this.run = run;
        this.providers = providers;
        this.steps = steps;
    }

    /** Whether the old resource of this name is gone because of another that was replaced. */
    boolean deleted(String urn) {
        return deleted.contains(urn);
    }

    /** Deletes the resource and what has to go with it; gives the old resource as the journal has it then. */
    ResourceState deleteFirst(ResourceState old) throws StepFailedException {
        List<ResourceState> dependents = dependents(old);
        for (ResourceState dependent : dependents) {
            if (dependent.is("protect")) {
                throw run.failed(
                        old.urn(),
                        "unable to replace resource \"" + dependent.urn() + "\" as part of replacing \"" + old.urn()
                                + "\" as it is currently marked for protection. To unprotect the resource, remove the"
                                + " `protect` flag from the resource in your Pulumi program and run `pulumi up`, or use"
                                + " the command:\n`pulumi state unprotect '" + dependent.urn() + "'`");
            }
        }
        for (int i = dependents.size() - 1; i >= 0; i--) {
            deleted.add(dependents.get(i).urn());
            delete(dependents.get(i));
        }
        return old.is(ResourceState.PENDING_REPLACEMENT) ? old : delete(old);
    }

    private ResourceState delete(ResourceState old) throws StepFailedException {
        ResourceState[] marked = new ResourceState[1];
        steps.delete(
                new Step(OperationType.DELETE_REPLACED, old, null),
                old.is("retainOnDelete"),
                operation -> marked[0] = run.journal().goneForAnother(operation, old));
        return marked[0];
    }

    /** In order of dependence. */
    private List<ResourceState> dependents(ResourceState root) {
        Set<String> replaced = new HashSet<>(Set.of(root.urn()));
        List<ResourceState> dependents = new ArrayList<>();
        for (ResourceState resource : run.journal().old()) {
            boolean candidate = resource.custom()
                    && !resource.external()
                    && !resource.condemned()
                    && !replaced.contains(resource.urn())
                    && !resource.is(ResourceState.PENDING_REPLACEMENT);
            if (candidate && mustGo(resource, replaced)) {
                dependents.add(resource);
                replaced.add(resource.urn());
            }
        }
        return dependents;
    }

    private boolean mustGo(ResourceState resource, Set<String> replaced) {
        if (!resource.provider().isEmpty() && replaced.contains(Urns.ofProvider(resource.provider()))) {
            return true;
        }
        Set<String> changing = new HashSet<>();
        for (Map.Entry<String, List<String>> property :
                resource.propertyDependencies().entrySet()) {
            if (resource.inputs().has(property.getKey())
                    && property.getValue().stream().anyMatch(replaced::contains)) {
                changing.add(property.getKey());
            }
        }
        if (changing.isEmpty() || resource.isProvider()) {
            return false;
        }
        Configured provider = providers.of(resource.provider());
        return Differences.replacedBy(provider, resource, changing);
    }
}
