package dev.greenroom.sandbox.kubernetes.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The objects of one kind and its latest changes. */
final class Shelf {
    private final int remembered;
    private final NavigableMap<ObjectKey, ObjectNode> objects = new TreeMap<>();
    private final NavigableMap<Long, Change> changes = new TreeMap<>();
    private long forgotten;

    /**
     * @param remembered how many changes are kept
     */
    Shelf(int remembered) {
        this.remembered = remembered;
    }

    Optional<ObjectNode> find(ObjectKey key) {
        return Optional.ofNullable(objects.get(key));
    }

    List<ObjectNode> objects() {
        return List.copyOf(objects.values());
    }

    void put(ObjectKey key, ObjectNode object, long revision) {
        ObjectNode before = objects.put(key, object);
        remember(new Change(revision, object, Optional.ofNullable(before), false));
    }

    void remove(ObjectKey key, ObjectNode last, long revision) {
        remember(new Change(revision, last, Optional.ofNullable(objects.remove(key)), true));
    }

    private void remember(Change change) {
        changes.put(change.revision(), change);
        if (changes.size() > remembered) {
            forgotten = changes.pollFirstEntry().getKey();
        }
    }

    /** The latest revision whose change is not known any more. */
    long forgotten() {
        return forgotten;
    }

    List<Change> after(long revision, int most) {
        return changes.tailMap(revision, false).values().stream().limit(most).toList();
    }
}
