package dev.greenroom.sandbox.engine.run;

import dev.greenroom.sandbox.engine.run.Goal.Alias;
import dev.greenroom.sandbox.engine.state.ResourceState;
import dev.greenroom.sandbox.engine.state.StackReference;
import dev.greenroom.sandbox.engine.state.Urns;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who goes by which URN in a run, and which old resource is meant by it ("Pulumi resource options", aliases). */
final class Names {
    private final StackReference stack;
    private final Journal journal;
    private final Set<String> taken = new HashSet<>();
    /** Old URNs by the new one that they were found by. */
    private final Map<String, String> formerly = new HashMap<>();

    Names(StackReference stack, Journal journal) {
        this.stack = stack;
        this.journal = journal;
    }

    /** False: it is taken. */
    synchronized boolean take(String urn) {
        return taken.add(urn);
    }

    /** The old resource that is meant: by its own name before any alias. */
    synchronized Optional<ResourceState> old(String urn, Goal goal) {
        Optional<ResourceState> same = journal.old(urn);
        if (same.isPresent()) {
            return same;
        }
        for (String alias : aliases(goal)) {
            Optional<ResourceState> aliased = taken.contains(alias) ? Optional.empty() : journal.old(alias);
            if (aliased.isPresent()) {
                taken.add(alias);
                formerly.put(urn, alias);
                journal.renamed(alias, urn);
                return aliased;
            }
        }
        return Optional.empty();
    }

    private Set<String> aliases(Goal goal) {
        Set<String> urns = new LinkedHashSet<>();
        goal.options().aliases().forEach(alias -> urns.add(urn(goal, alias)));
        String parent = formerly.get(goal.parent());
        if (parent != null) {
            urns.add(inherited(goal, parent, goal.type(), goal.name()));
            goal.options().aliases().forEach(alias -> {
                String own = urn(goal, alias);
                urns.add(inherited(goal, parent, Urns.type(own), Urns.name(own)));
            });
        }
        return urns;
    }

    private String urn(Goal goal, Alias alias) {
        if (!alias.urn().isEmpty()) {
            return alias.urn();
        }
        String parent =
                alias.parent().isEmpty() ? goal.parent() : formerly.getOrDefault(alias.parent(), alias.parent());
        StackReference where = new StackReference(
                alias.project().isEmpty() ? stack.project() : alias.project(),
                alias.stack().isEmpty() ? stack.name() : alias.stack());
        return Urns.of(
                where,
                alias.noParent() ? null : parent,
                alias.type().isEmpty() ? goal.type() : alias.type(),
                alias.name().isEmpty() ? goal.name() : alias.name());
    }

    /** A child whose name begins with its parent's is taken to have been renamed with it. */
    private String inherited(Goal goal, String formerParent, String type, String name) {
        String parentName = Urns.name(goal.parent());
        String former =
                name.startsWith(parentName) ? Urns.name(formerParent) + name.substring(parentName.length()) : name;
        return Urns.of(stack, formerParent, type, former);
    }
}
