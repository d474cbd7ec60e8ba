package dev.greenroom.sandbox.engine.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.engine.state.ResourceState;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import dev.greenroom.sandbox.provider.property.Values;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes the states of resources out of what a program wants and what a provider made of it. Pure. */
final class States {
    private static final String SECRET_OUTPUTS = "additionalSecretOutputs";

    private States() {}

    /** What the program wants, before anything is done about it. */
    static ResourceState wanted(String urn, Goal goal, String providerReference) {
        Goal.Options options = goal.options();
        ResourceState state = ResourceState.of(urn, goal.type(), goal.custom())
                .with(ResourceState.INPUTS, goal.inputs())
                .with("parent", goal.parent())
                .with("protect", Boolean.TRUE.equals(options.protect()))
                .with("dependencies", goal.dependencies())
                .with("provider", providerReference)
                .withPropertyDependencies(goal.propertyDependencies())
                .with(SECRET_OUTPUTS, options.additionalSecretOutputs())
                .with("importID", goal.importId())
                .with("retainOnDelete", Boolean.TRUE.equals(options.retainOnDelete()))
                .with("deletedWith", options.deletedWith())
                .with("ignoreChanges", options.ignoreChanges())
                .with("replaceOnChanges", options.replaceOnChanges());
        return options.timeouts() == null ? state : state.with("customTimeouts", options.timeouts());
    }

    /** The resource with what a provider says of it; the inputs stay those that were wanted. */
    static ResourceState filled(ResourceState wanted, Existing existing, Set<String> secretOutputs) {
        Set<String> secret = new HashSet<>(secretOutputs);
        secret.addAll(wanted.texts(SECRET_OUTPUTS));
        ObjectNode outputs =
                Values.secretAt(Values.secretAs(Values.normal(existing.outputs()), wanted.inputs()), secret);
        return wanted.with(ResourceState.ID, existing.id()).with(ResourceState.OUTPUTS, outputs);
    }

    /** The resource as it was, and wanted differently in what the provider does not know of. */
    static ResourceState same(ResourceState wanted, ResourceState old) {
        Set<String> secret = new HashSet<>(wanted.texts(SECRET_OUTPUTS));
        return wanted.with(ResourceState.ID, old.id())
                .with(ResourceState.OUTPUTS, Values.secretAt(old.outputs(), secret))
                .with(ResourceState.INIT_ERRORS, old.texts(ResourceState.INIT_ERRORS))
                .with(ResourceState.CREATED, old.text(ResourceState.CREATED))
                .with(ResourceState.MODIFIED, old.text(ResourceState.MODIFIED));
    }

    static ResourceState created(ResourceState state, Instant now) {
        return state.with(ResourceState.CREATED, now.toString()).with(ResourceState.MODIFIED, now.toString());
    }

    static ResourceState modified(ResourceState state, ResourceState old, Instant now) {
        return state.with(ResourceState.CREATED, old.text(ResourceState.CREATED))
                .with(ResourceState.MODIFIED, now.toString());
    }

    /** Made, and not as it should be. */
    static ResourceState partly(ResourceState state, String error) {
        return state.with(ResourceState.INIT_ERRORS, List.of(error));
    }

    /** The old resource as a provider knows it. */
    static Existing existing(ResourceState state) {
        return new Existing(state.id(), Values.plain(state.inputs()), Values.plain(state.outputs()));
    }
}
