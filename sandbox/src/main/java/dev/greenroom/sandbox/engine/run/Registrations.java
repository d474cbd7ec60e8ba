package dev.greenroom.sandbox.engine.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pulumi.automation.OperationType;
import dev.greenroom.sandbox.engine.run.Events.Step;
import dev.greenroom.sandbox.engine.state.ResourceState;
import dev.greenroom.sandbox.engine.state.Urns;
import dev.greenroom.sandbox.provider.ResourceProvider.Configured;
import dev.greenroom.sandbox.provider.ResourceProvider.Diff;
import dev.greenroom.sandbox.provider.property.Values;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Brings one resource after the other to what the program wants. */
final class Registrations {
    private final Deployment run;
    private final Steps steps;
    private final Names names;
    private final Replacements replacements;
    private final Reads reads;
    private final Checks checks;
    private final DefaultProviders defaults;
    /** Providers that a component hands on to its children: references by package, by the component's URN. */
    private final Map<String, Map<String, String>> handedOn = new ConcurrentHashMap<>();
    /** What was done about a component, by URN. */
    private final Map<String, OperationType> components = new ConcurrentHashMap<>();

    Registrations(Deployment run, Providers providers) {
        this.run = run;
        this.steps = new Steps(run, providers);
        this.names = new Names(run.stack(), run.journal());
        this.replacements = new Replacements(run, providers, steps);
        this.reads = new Reads(run, providers, names);
        this.checks = new Checks(run, providers);
        this.defaults = new DefaultProviders(run.config(), this::register);
    }

    /** Ends when the resource is as wanted. The exception was reported. */
    ResourceState register(Goal given) throws StepFailedException {
        Goal goal = inheriting(given);
        String urn = Urns.of(run.stack(), goal.parent(), goal.type(), goal.name());
        if (!names.take(urn)) {
            throw run.failed(urn, "Duplicate resource URN '" + urn + "'; try giving it a unique name");
        }
        Optional<ResourceState> old = names.old(urn, goal);
        boolean provided = goal.custom() && !Urns.isProvider(goal.type());
        String provider = provided ? provider(goal) : "";
        ResourceState wanted = States.wanted(urn, goal, provider);
        if (!goal.custom()) {
            handedOn.put(urn, handedOn(goal));
            return component(wanted, old.orElse(null));
        }
        return provided
                ? custom(goal, wanted, old.orElse(null))
                : steps.provider(providerInputs(wanted, goal), old.orElse(null));
    }

    /** A resource that is there and that the stack does not own. */
    ResourceState read(Goal goal, String id) throws StepFailedException {
        return reads.read(goal, id, provider(goal));
    }

    /** Notes what a component makes known of itself. */
    void outputs(String urn, ObjectNode outputs) throws StepFailedException {
        ResourceState component = run.journal()
                .made(urn)
                .orElseThrow(() -> run.failed(urn, "cannot register outputs of what was not registered: " + urn));
        ResourceState known = component.with(ResourceState.OUTPUTS, Values.withoutOutputs(outputs));
        run.events().told(new Step(components.getOrDefault(urn, OperationType.SAME), null, known));
        if (!known.equals(component)) {
            run.journal().settled(null, known, null);
        }
    }

    /** The reference to the provider of a resource or function: named, handed on by a component, or the package's default. */
    String provider(Goal goal) throws StepFailedException {
        if (!goal.provider().isEmpty()) {
            return goal.provider();
        }
        String packageName = Urns.packageOf(goal.type());
        String given = goal.providers().get(packageName);
        if (given == null) {
            given = handedOn.getOrDefault(goal.parent(), Map.of()).get(packageName);
        }
        return given == null ? defaults.reference(packageName, goal.version()) : given;
    }

    String defaultProvider(String packageName, String version) throws StepFailedException {
        return defaults.reference(packageName, version);
    }

    private Map<String, String> handedOn(Goal goal) {
        Map<String, String> all = new ConcurrentHashMap<>(handedOn.getOrDefault(goal.parent(), Map.of()));
        all.putAll(goal.providers());
        return all;
    }

    private ResourceState component(ResourceState wanted, ResourceState old) {
        if (old == null) {
            components.put(wanted.urn(), OperationType.CREATE);
            return steps.createLogical(wanted);
        }
        boolean same = old.inputs().equals(wanted.inputs());
        components.put(wanted.urn(), same ? OperationType.SAME : OperationType.UPDATE);
        return same ? steps.same(wanted, old) : steps.updateLogical(wanted, old);
    }

    private ResourceState custom(Goal goal, ResourceState unchecked, ResourceState before) throws StepFailedException {
        Configured provider = checks.provider(unchecked);
        ResourceState old = before;
        boolean imports = reads.imports(goal, old);
        if (imports) {
            old = reads.adopt(unchecked, goal.importId(), before);
        }
        boolean recreates = replacements.deleted(unchecked.urn());
        boolean anew = old == null || recreates || old.external();
        ResourceState wanted = anew
                ? checks.checked(provider, unchecked, null)
                : checks.checked(provider, checks.ignoring(unchecked, old), old);
        if (old == null) {
            return steps.create(new Step(OperationType.CREATE, null, wanted), false);
        }
        if (anew) {
            ResourceState made = steps.create(new Step(OperationType.CREATE_REPLACEMENT, old, wanted), false);
            steps.replaced(new Step(OperationType.REPLACE, old, made));
            return made;
        }
        Diff diff = checks.differences(provider, old, wanted);
        boolean pending = old.is(ResourceState.PENDING_REPLACEMENT);
        if (pending || !diff.replacing().isEmpty()) {
            return replace(goal, checks.checked(provider, unchecked, null), old, diff);
        }
        boolean unfinished = !old.texts(ResourceState.INIT_ERRORS).isEmpty();
        if (!diff.changed().isEmpty() || unfinished) {
            return steps.update(new Step(OperationType.UPDATE, old, wanted, diff.changed(), diff.replacing()));
        }
        return imports ? adopted(wanted, old) : steps.same(wanted, old);
    }

    private ResourceState adopted(ResourceState wanted, ResourceState imported) {
        ResourceState state = States.same(wanted, imported);
        run.journal().same(state, null);
        return state;
    }

    private ResourceState replace(Goal goal, ResourceState wanted, ResourceState old, Diff diff)
            throws StepFailedException {
        if (wanted.is("protect") && old.is("protect")) {
            throw run.failed(
                    wanted.urn(),
                    "unable to replace resource \"" + wanted.urn() + "\"\nas it is currently marked for protection. To"
                            + " unprotect the resource, remove the `protect` flag from the resource in your Pulumi"
                            + " program and run `pulumi up`");
        }
        if (!goal.importId().isEmpty()) {
            throw run.failed(
                    wanted.urn(),
                    "previously-imported resources that still specify an ID may not be replaced; please remove the"
                            + " `import` declaration from your program;\n" + String.join("\n", diff.replacing()));
        }
        Boolean asked = goal.options().deleteBeforeReplace();
        boolean deleteFirst = old.is(ResourceState.PENDING_REPLACEMENT) || (asked == null ? diff.deleteFirst() : asked);
        ResourceState left = deleteFirst ? replacements.deleteFirst(old) : old;
        Step create = new Step(OperationType.CREATE_REPLACEMENT, left, wanted, diff.changed(), diff.replacing());
        ResourceState made = steps.create(create, !deleteFirst);
        steps.replaced(new Step(OperationType.REPLACE, left, made, diff.changed(), diff.replacing()));
        return made;
    }

    private ResourceState providerInputs(ResourceState wanted, Goal goal) {
        if (goal.version().isEmpty()) {
            return wanted;
        }
        ObjectNode inputs = wanted.inputs().deepCopy();
        inputs.set("__internal", Values.object());
        return wanted.with(ResourceState.INPUTS, inputs.put("version", goal.version()));
    }

    /** Protection and the like pass from a component to its children. */
    private Goal inheriting(Goal goal) {
        Optional<ResourceState> parent = run.journal().made(goal.parent());
        if (parent.isEmpty()) {
            return goal;
        }
        Goal.Options own = goal.options();
        Goal.Options options = new Goal.Options(
                own.protect() == null ? parent.get().is("protect") : own.protect(),
                own.retainOnDelete() == null ? parent.get().is("retainOnDelete") : own.retainOnDelete(),
                own.deleteBeforeReplace(),
                own.ignoreChanges(),
                own.replaceOnChanges(),
                own.additionalSecretOutputs(),
                own.aliases(),
                own.deletedWith().isEmpty() ? parent.get().text("deletedWith") : own.deletedWith(),
                own.timeouts());
        return new Goal(
                goal.type(),
                goal.name(),
                goal.custom(),
                goal.parent(),
                goal.inputs(),
                goal.dependencies(),
                goal.propertyDependencies(),
                goal.provider(),
                goal.providers(),
                goal.version(),
                goal.importId(),
                options);
    }
}
