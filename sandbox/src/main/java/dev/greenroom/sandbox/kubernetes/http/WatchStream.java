package dev.greenroom.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.kubernetes.kind.ApiResource;
import dev.greenroom.sandbox.kubernetes.kind.Json;
import dev.greenroom.sandbox.kubernetes.kind.Refusal;
import dev.greenroom.sandbox.kubernetes.store.Change;
import dev.greenroom.sandbox.kubernetes.store.Listing;
import dev.greenroom.sandbox.kubernetes.store.Store;
import io.vertx.core.Context;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One watch. It reads the store's changes from where it is whenever the client can take more, so a slow client costs no memory;
 * one that falls too far behind is told to list again. Runs on one thread of Vert.x.
 */
final class WatchStream {
    private static final int BATCH = 100;
    private static final long BOOKMARK_MILLIS = TimeUnit.MINUTES.toMillis(1);
    private static final long NO_TIMER = -1;

    private final Store store;
    private final WatchRequest request;
    private final Representation representation;
    private final WatchSink sink;
    private final Context context;
    private final Deque<Supplier<byte[]>> waiting = new ArrayDeque<>();
    private final AtomicBoolean pumpIsDue = new AtomicBoolean();
    private final Consumer<ApiResource> listener = this::changed;
    private long revision;
    private long bookmarkTimer = NO_TIMER;
    private long endTimer = NO_TIMER;
    private boolean first = true;
    private boolean ended;

    WatchStream(Store store, WatchRequest request, Representation representation, WatchSink sink, Context context) {
        this.store = store;
        this.request = request;
        this.representation = representation;
        this.sink = sink;
        this.context = context;
    }

    void start() {
        Listing now = store.list(request.resource());
        revision = request.after().orElse(now.revision());
        if (request.initial()) {
            now.objects().stream()
                    .filter(request.selection()::takes)
                    .forEach(object -> waiting.add(() -> event("ADDED", object)));
        }
        if (request.marksInitial()) {
            waiting.add(() -> bookmark(now.revision(), true));
        }
        sink.onDrained(this::pump);
        sink.onClosed(this::close);
        store.listen(listener);
        if (request.bookmarks()) {
            bookmarkTimer = context.owner().setPeriodic(BOOKMARK_MILLIS, tick -> remind());
        }
        request.seconds()
                .ifPresent(seconds -> endTimer =
                        context.owner().setTimer(Math.max(1, TimeUnit.SECONDS.toMillis(seconds)), over -> end()));
        pump();
    }

    /** Called by whoever writes, in the middle of the write. */
    private void changed(ApiResource resource) {
        if (resource.is(request.resource()) && pumpIsDue.compareAndSet(false, true)) {
            context.runOnContext(later -> pump());
        }
    }

    private void pump() {
        pumpIsDue.set(false);
        try {
            while (!ended && !sink.isFull() && (!waiting.isEmpty() || readOn())) {
                Supplier<byte[]> next = waiting.poll();
                if (next != null) {
                    sink.send(next.get());
                }
            }
        } catch (Refusal expired) {
            sink.send(event("ERROR", expired.status(), false));
            end();
        }
    }

    /** Whether there were changes, wanted or not. */
    private boolean readOn() {
        var changes = store.after(request.resource(), revision, BATCH);
        for (Change change : changes) {
            revision = change.revision();
            String type = typeOf(change);
            if (!type.isEmpty()) {
                waiting.add(() -> event(type, change.object()));
            }
        }
        return !changes.isEmpty();
    }

    /** As seen by a client that knows only what it selects; empty: it sees nothing. */
    private String typeOf(Change change) {
        boolean wasThere = change.before().filter(request.selection()::takes).isPresent();
        boolean isThere = !change.removal() && request.selection().takes(change.object());
        if (isThere) {
            return wasThere ? "MODIFIED" : "ADDED";
        }
        return wasThere ? "DELETED" : "";
    }

    private void remind() {
        if (waiting.isEmpty() && !sink.isFull()) {
            sink.send(bookmark(revision, false));
        }
    }

    private byte[] bookmark(long at, boolean endsInitial) {
        ObjectNode object = request.resource().empty();
        ObjectNode metadata = object.putObject("metadata").put("resourceVersion", Long.toString(at));
        if (endsInitial) {
            metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
        }
        return event("BOOKMARK", object);
    }

    private byte[] event(String type, ObjectNode object) {
        return event(type, object, true);
    }

    private byte[] event(String type, ObjectNode object, boolean represented) {
        ObjectNode event = Json.object().put("type", type);
        event.set("object", represented ? representation.inStream(object, first) : object);
        first = false;
        return Json.write(event);
    }

    private void end() {
        if (!ended) {
            close();
            sink.end();
        }
    }

    private void close() {
        ended = true;
        waiting.clear();
        store.forget(listener);
        context.owner().cancelTimer(bookmarkTimer);
        context.owner().cancelTimer(endTimer);
    }
}
