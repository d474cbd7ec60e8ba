package dev.greenroom.sandbox.kubernetes.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.kubernetes.kind.ApiResource;
import dev.greenroom.sandbox.kubernetes.kind.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Every object, one revision counter for all of them, and the last changes of each kind. One write at a time. */
public final class Store {
    /** Changes that a watch may lag behind before it has to list again. */
    private static final int REMEMBERED = 1_000;

    private final Map<String, Shelf> shelves = new HashMap<>();
    private final List<Consumer<ApiResource>> listeners = new CopyOnWriteArrayList<>();
    private long revision = 1;

    /** Reads and writes that nobody else's writes come between. */
    public synchronized <T> T atomically(Supplier<T> work) {
        return work.get();
    }

    public synchronized Optional<ObjectNode> find(ApiResource resource, ObjectKey key) {
        return shelf(resource).find(key);
    }

    public synchronized Listing list(ApiResource resource) {
        return new Listing(shelf(resource).objects(), revision);
    }

    /** Stores the object, which now belongs to the store, under the next revision. */
    public synchronized ObjectNode put(ApiResource resource, ObjectNode object) {
        stamp(object);
        shelf(resource).put(ObjectKey.of(object), object, revision);
        tell(resource);
        return object;
    }

    /**
     * Removes an object.
     *
     * @param last its last state, which now belongs to the store
     */
    public synchronized ObjectNode remove(ApiResource resource, ObjectNode last) {
        stamp(last);
        shelf(resource).remove(ObjectKey.of(last), last, revision);
        tell(resource);
        return last;
    }

    /**
     * The changes of a kind after a revision, oldest first.
     *
     * @throws Refusal if some of them are forgotten, or the revision is one that this store has not come to
     */
    public synchronized List<Change> after(ApiResource resource, long after, int most) {
        long forgotten = shelf(resource).forgotten();
        if (after < forgotten || after > revision) {
            throw Refusal.expired(after, after < forgotten ? forgotten : revision);
        }
        return shelf(resource).after(after, most);
    }

    /** Calls the listener after every change, within the write: it must not wait. */
    public void listen(Consumer<ApiResource> listener) {
        listeners.add(listener);
    }

    public void forget(Consumer<ApiResource> listener) {
        listeners.remove(listener);
    }

    private void stamp(ObjectNode object) {
        revision++;
        object.withObject("/metadata").put("resourceVersion", Long.toString(revision));
    }

    private void tell(ApiResource resource) {
        listeners.forEach(listener -> listener.accept(resource));
    }

    private Shelf shelf(ApiResource resource) {
        return shelves.computeIfAbsent(resource.qualifiedPlural(), any -> new Shelf(REMEMBERED));
    }
}
