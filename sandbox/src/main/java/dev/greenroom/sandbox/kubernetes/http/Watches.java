package dev.greenroom.sandbox.kubernetes.http;

import dev.greenroom.sandbox.kubernetes.store.Store;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;

/** Opens watches: as a chunked response, which kubectl reads, or as a WebSocket, which fabric8's client asks for. */
final class Watches {
    private final Vertx vertx;
    private final Store store;
    private final Clock clock;

    Watches(Vertx vertx, Store store, Clock clock) {
        this.vertx = vertx;
        this.store = store;
        this.clock = clock;
    }

    void open(ResourceAddress address, Call call, HttpServerRequest request) {
        WatchRequest wanted = WatchRequest.of(address, call);
        Representation representation = Representation.of(address.resource(), call, clock);
        if (call.header("Upgrade").equalsIgnoreCase("websocket")) {
            request.toWebSocket().onSuccess(socket -> start(wanted, representation, new WatchSink.Messages(socket)));
            return;
        }
        HttpServerResponse response = request.response().setChunked(true);
        response.putHeader(HttpHeaders.CONTENT_TYPE, Answer.JSON);
        response.writeHead();
        start(wanted, representation, new WatchSink.Chunks(response));
    }

    private void start(WatchRequest wanted, Representation representation, WatchSink sink) {
        new WatchStream(store, wanted, representation, sink, vertx.getOrCreateContext()).start();
    }
}
