package dev.greenroom.sandbox.kubernetes.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.kubernetes.kind.ApiResource;
import dev.greenroom.sandbox.kubernetes.store.ObjectKey;
import dev.greenroom.sandbox.kubernetes.store.Store;
import java.util.ArrayDeque;
import java.util.Deque;

/** Keeps the newest Events only. An API server drops them after an hour; here an hour can be a minute or a day. */
final class EventRetention {
    private static final int KEPT = 5_000;

    private final Store store;
    private final ApiResource events;
    private final Deque<ObjectKey> oldestFirst = new ArrayDeque<>();

    EventRetention(Store store, ApiResource events) {
        this.store = store;
        this.events = events;
    }

    void added(ObjectNode event) {
        oldestFirst.addLast(ObjectKey.of(event));
        if (oldestFirst.size() > KEPT) {
            store.find(events, oldestFirst.removeFirst()).ifPresent(oldest -> store.remove(events, oldest.deepCopy()));
        }
    }
}
