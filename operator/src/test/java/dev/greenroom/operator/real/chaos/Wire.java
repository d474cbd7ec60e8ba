package dev.greenroom.operator.real.chaos;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * A proxy on the loopback in front of an HTTP API. It passes everything on as it is, watches and WebSockets included, notes the
 * calls that change something, can hold single calls before they reach the API or before their answer leaves it, and can be cut.
 */
final class Wire implements AutoCloseable {
    /** Watches hold a connection each. */
    private static final int CONNECTIONS = 500;

    private static final Set<String> OF_THIS_HOP = Set.of("connection", "keep-alive", "http2-settings");

    private final URI api;
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final HttpServer server;
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    private final Set<NetSocket> tunnels = ConcurrentHashMap.newKeySet();
    private final List<Hold> holds = new CopyOnWriteArrayList<>();
    private final Queue<Call> writes = new ConcurrentLinkedQueue<>();
    private volatile Predicate<Call> cut = call -> false;

    /**
     * Listens on a port of its own.
     *
     * @param api http or https; any certificate will do
     */
    Wire(URI api) {
        this.api = api;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setSsl(api.getScheme().equals("https"))
                .setTrustAll(true)
                .setVerifyHost(false)
                .setMaxPoolSize(CONNECTIONS));
        this.server = vertx.createHttpServer(
                        new HttpServerOptions().setHttp2ClearTextEnabled(false).setHandle100ContinueAutomatically(true))
                .connectionHandler(this::connected)
                .requestHandler(this::pass);
        await(server.listen(0, "127.0.0.1"));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    /** Calls that changed something, or tried to, in the order of their coming. */
    List<Call> writes() {
        return List.copyOf(writes);
    }

    /** Holds the next call of this kind before the API hears of it. */
    Hold holdRequest(Predicate<Call> which) {
        return hold(new Hold(Hold.Moment.ASKED, which));
    }

    /** Holds the answer to the next call of this kind, which the API has carried out. */
    Hold holdAnswer(Predicate<Call> which) {
        return hold(new Hold(Hold.Moment.ANSWERED, which));
    }

    /** Becomes true when a call of this kind was answered. */
    AtomicBoolean answered(Predicate<Call> which) {
        AtomicBoolean answered = new AtomicBoolean();
        holdAnswer(call -> {
            answered.compareAndSet(false, which.test(call));
            return false;
        });
        return answered;
    }

    private Hold hold(Hold hold) {
        holds.add(hold);
        return hold;
    }

    /** Breaks all connections, and until it is mended every one on which a call of this kind comes. */
    void cut(Predicate<Call> which) {
        cut = which;
        connections.forEach(HttpConnection::close);
        tunnels.forEach(NetSocket::close);
    }

    void mend() {
        cut = call -> false;
    }

    private void connected(HttpConnection connection) {
        connections.add(connection);
        connection.closeHandler(closed -> connections.remove(connection));
    }

    private void pass(HttpServerRequest request) {
        if ("websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            if (cut.test(call(request, ""))) {
                request.connection().close();
            } else {
                tunnel(request);
            }
            return;
        }
        request.body().onSuccess(body -> {
            Call call = call(request, body.toString(StandardCharsets.ISO_8859_1));
            if (cut.test(call)) {
                request.connection().close();
                return;
            }
            if (call.writes()) {
                writes.add(call);
            }
            held(Hold.Moment.ASKED, call)
                    .compose(on -> client.request(target(request)))
                    .compose(asked -> asked.exceptionHandler(Wire::isBroken)
                            .send(body)
                            .onSuccess(answer -> giveUpWith(request, asked)))
                    .compose(answer -> answered(request, call, answer))
                    .onFailure(broken -> request.connection().close());
        });
    }

    private static Call call(HttpServerRequest request, String body) {
        return Call.of(
                request.method().name(),
                request.uri(),
                request.getHeader(HttpHeaders.AUTHORIZATION),
                request.getHeader("X-Amz-Target"),
                body);
    }

    private Future<Void> answered(HttpServerRequest request, Call call, HttpClientResponse answer) {
        answer.pause().exceptionHandler(Wire::isBroken);
        return held(Hold.Moment.ANSWERED, call).compose(on -> {
            request.response().setStatusCode(answer.statusCode());
            copy(answer.headers(), request.response().headers());
            return request.method().name().equals("HEAD")
                    ? request.response().end()
                    : answer.pipeTo(request.response());
        });
    }

    /** Breaking is what wires are for. */
    private static void isBroken(Throwable connection) {}

    /** A watch that nobody reads any more is ended at the API as well. */
    private static void giveUpWith(HttpServerRequest request, HttpClientRequest asked) {
        request.response().closeHandler(closed -> asked.reset());
    }

    private void tunnel(HttpServerRequest request) {
        client.request(target(request))
                .compose(asked -> asked.connect().compose(answer -> {
                    request.response().setStatusCode(answer.statusCode());
                    request.response().headers().setAll(answer.headers());
                    return answer.statusCode() == 101
                            ? request.toNetSocket().onSuccess(near -> join(near, answer.netSocket()))
                            : answer.pipeTo(request.response()).mapEmpty();
                }))
                .onFailure(broken -> request.connection().close());
    }

    private void join(NetSocket near, NetSocket far) {
        tunnels.add(near);
        near.closeHandler(closed -> {
            tunnels.remove(near);
            far.close();
        });
        far.closeHandler(closed -> near.close());
        near.pipeTo(far);
        far.pipeTo(near);
    }

    private RequestOptions target(HttpServerRequest request) {
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setHost(api.getHost())
                .setPort(api.getPort())
                .setURI(request.uri());
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        boolean upgrades = "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
        request.headers().forEach((name, value) -> {
            boolean ofThisHop = OF_THIS_HOP.contains(name.toLowerCase(Locale.ROOT))
                    || name.equalsIgnoreCase("upgrade")
                    || name.equalsIgnoreCase("expect");
            if (!ofThisHop || upgrades) {
                headers.add(name, value);
            }
        });
        return options.setHeaders(headers);
    }

    private static void copy(MultiMap from, MultiMap to) {
        from.forEach((name, value) -> {
            if (!OF_THIS_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                to.add(name, value);
            }
        });
    }

    private Future<Void> held(Hold.Moment moment, Call call) {
        for (Hold hold : holds) {
            if (hold.takes(moment, call)) {
                holds.remove(hold);
                return hold.until();
            }
        }
        return Future.succeededFuture();
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private static void await(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
