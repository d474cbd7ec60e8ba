package dev.greenroom.sandbox.engine.state;

import java.util.List;

/**
 * All that a stack's state holds.
 *
 * @param resources each after what it needs
 * @param pending what was begun and not ended
 */
public record Snapshot(List<ResourceState> resources, List<Operation> pending) {
    public static final Snapshot EMPTY = new Snapshot(List.of(), List.of());

    public Snapshot {
        resources = List.copyOf(resources);
        pending = List.copyOf(pending);
    }

    /**
     * An operation on a resource.
     *
     * @param type {@code creating}, {@code updating}, {@code deleting}, {@code reading} or {@code importing}
     */
    public record Operation(ResourceState resource, String type) {
        public static final String CREATING = "creating";
    }
}
