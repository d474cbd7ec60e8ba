package dev.greenroom.sandbox.engine.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.greenroom.sandbox.engine.state.ResourceState;
import dev.greenroom.sandbox.engine.state.Snapshot;
import dev.greenroom.sandbox.engine.state.Snapshot.Operation;
import dev.greenroom.sandbox.provider.property.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The state while a run changes it: what is made anew, what of the old is left, and what is under way. Every change is saved
 * before the call returns; changes that come while a save is under way share the next.
 */
final class Journal {
    private final Consumer<Snapshot> file;
    private final Map<String, ResourceState> made = new LinkedHashMap<>();
    private final List<ResourceState> old;
    private final List<Operation> pending;
    private final Map<String, String> renamed = new HashMap<>();
    private long changes;

    private final Object saving = new Object();
    private long saved;

    /**
     * @param file takes every new state of the whole
     */
    Journal(Snapshot before, Consumer<Snapshot> file) {
        this.file = file;
        this.old = new ArrayList<>(before.resources());
        this.pending = new ArrayList<>(before.pending().stream()
                .filter(operation -> operation.type().equals(Operation.CREATING))
                .toList());
    }

    /** The resource as it was before the run, unless it is only waiting for its deletion. */
    synchronized Optional<ResourceState> old(String urn) {
        return old.stream()
                .filter(resource -> resource.urn().equals(urn) && !resource.condemned())
                .findFirst();
    }

    /** What is left of the old state, in order. */
    synchronized List<ResourceState> old() {
        return List.copyOf(old);
    }

    /** The resource as this run has made it or found it. */
    synchronized Optional<ResourceState> made(String urn) {
        return Optional.ofNullable(made.get(urn));
    }

    /** The resource as it is now. */
    Optional<ResourceState> now(String urn) {
        return made(urn).or(() -> old(urn));
    }

    /** Notes that an operation is about to begin. */
    Operation begin(ResourceState resource, String type) {
        Operation operation = new Operation(resource, type);
        change(() -> pending.add(operation));
        return operation;
    }

    /** The operation has changed nothing. */
    void dropped(Operation operation) {
        change(() -> end(operation));
    }

    /**
     * A resource is there now.
     *
     * @param operation null: none was needed
     * @param before what it takes the place of; null: nothing
     */
    void settled(Operation operation, ResourceState resource, ResourceState before) {
        change(() -> {
            end(operation);
            made.put(resource.urn(), resource);
            remove(before);
        });
    }

    /** As {@link #settled} with what makes no difference to the file: it is not saved at once. */
    synchronized void same(ResourceState resource, ResourceState before) {
        made.put(resource.urn(), resource);
        remove(before);
        changes++;
    }

    /** A resource is there now, and the old one is to be deleted at the end. */
    void replaced(Operation operation, ResourceState resource, ResourceState before) {
        change(() -> {
            end(operation);
            made.put(resource.urn(), resource);
            exchange(before, before.with(ResourceState.DELETE, true));
        });
    }

    /** An old resource is gone. */
    void gone(Operation operation, ResourceState before) {
        change(() -> {
            end(operation);
            remove(before);
        });
    }

    /** An old resource is gone, and another is going to take its place. */
    ResourceState goneForAnother(Operation operation, ResourceState before) {
        ResourceState marked = before.with(ResourceState.PENDING_REPLACEMENT, true);
        change(() -> {
            end(operation);
            exchange(before, marked);
        });
        return marked;
    }

    /** An old resource is not as it was thought to be. */
    void found(Operation operation, ResourceState before, ResourceState now) {
        change(() -> {
            end(operation);
            exchange(before, now);
        });
    }

    /** A resource goes by a new URN. */
    synchronized void renamed(String from, String to) {
        renamed.put(from, to);
    }

    /** What is gone is not depended on any more. */
    void withoutDangling() {
        change(() -> {
            Set<String> urns = new HashSet<>();
            old.forEach(resource -> urns.add(resource.urn()));
            old.replaceAll(resource -> resource.withDependencies(urns::contains));
        });
    }

    synchronized List<Operation> pending() {
        return List.copyOf(pending);
    }

    /** Forgets the others. */
    void pending(Predicate<Operation> kept) {
        change(() -> pending.removeIf(kept.negate()));
    }

    void save() {
        long mine;
        synchronized (this) {
            mine = changes;
        }
        synchronized (saving) {
            if (saved >= mine && mine > 0) {
                return;
            }
            Snapshot snapshot;
            synchronized (this) {
                saved = changes;
                snapshot = snapshot();
            }
            file.accept(snapshot);
        }
    }

    synchronized Snapshot snapshot() {
        List<ResourceState> resources = new ArrayList<>(made.values());
        resources.addAll(old);
        return new Snapshot(
                renamed.isEmpty()
                        ? resources
                        : resources.stream().map(this::withNewNames).toList(),
                pending);
    }

    private void change(Runnable change) {
        synchronized (this) {
            change.run();
            changes++;
        }
        save();
    }

    @SuppressWarnings("ReferenceEquality") // this very one, and none that looks like it
    private void end(Operation operation) {
        pending.removeIf(other -> other == operation);
    }

    @SuppressWarnings("ReferenceEquality") // likewise
    private void remove(ResourceState resource) {
        old.removeIf(other -> other == resource);
    }

    @SuppressWarnings("ReferenceEquality") // likewise
    private void exchange(ResourceState before, ResourceState now) {
        old.replaceAll(other -> other == before ? now : other);
    }

    /** References to what has a new name, outside of its properties and its own aliases. */
    private ResourceState withNewNames(ResourceState resource) {
        ObjectNode json = Values.object();
        resource.json().properties().forEach(field -> {
            boolean refers = List.of("parent", "dependencies", "propertyDependencies", "provider", "deletedWith")
                    .contains(field.getKey());
            json.set(
                    field.getKey(),
                    refers
                            ? Values.rebuilt(
                                    field.getValue(),
                                    value -> value.isTextual() ? TextNode.valueOf(newName(value.textValue())) : null)
                            : field.getValue());
        });
        return new ResourceState(json);
    }

    private String newName(String reference) {
        for (Map.Entry<String, String> rename : renamed.entrySet()) {
            if (reference.equals(rename.getKey()) || reference.startsWith(rename.getKey() + "::")) {
                return rename.getValue() + reference.substring(rename.getKey().length());
            }
        }
        return reference;
    }
}
