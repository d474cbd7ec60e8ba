package dev.greenroom.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.kubernetes.kind.ApiResources;
import dev.greenroom.sandbox.kubernetes.kind.Json;
import dev.greenroom.sandbox.kubernetes.kind.Refusal;
import dev.greenroom.sandbox.kubernetes.store.Store;
import dev.greenroom.sandbox.kubernetes.write.Writer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the API over plain HTTP. Whoever reaches the port may do everything, so it is the loopback's only. */
public final class ApiServer {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final Set<String> OWN_HOSTS = Set.of(LOOPBACK, "localhost");
    private static final Set<String> HEALTH = Set.of("/healthz", "/livez", "/readyz");
    private static final int BAD_GATEWAY_HOST = 421;

    /** The version of Kubernetes whose answers these are. */
    private static final String MAJOR = "1";

    private static final String MINOR = "34";

    private final Vertx vertx;
    private final ApiResources resources;
    private final Discovery discovery;
    private final OpenApi openApi;
    private final ResourceCalls calls;
    private final Watches watches;
    private final HttpServer server;

    /**
     * @param clock that objects are stamped by
     * @param port 0: a free one
     */
    public ApiServer(Vertx vertx, ApiResources resources, Store store, Writer writer, Clock clock, int port) {
        this.vertx = vertx;
        this.resources = resources;
        this.discovery = new Discovery(resources.all());
        this.openApi = new OpenApi(resources.all());
        this.calls = new ResourceCalls(store, writer, clock);
        this.watches = new Watches(vertx, store, clock);
        this.server = vertx.createHttpServer(
                        new HttpServerOptions().setHost(LOOPBACK).setPort(port).setHttp2ClearTextEnabled(false))
                .requestHandler(this::handle);
    }

    /** Listens, and returns when it does. */
    public void start() {
        server.listen().toCompletionStage().toCompletableFuture().join();
    }

    /** Closes every connection, watches included. */
    public void stop() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    public int port() {
        return server.actualPort();
    }

    private void handle(HttpServerRequest request) {
        if (!isForUs(request)) {
            request.response().setStatusCode(BAD_GATEWAY_HOST).end();
            return;
        }
        Call asked = Call.of(request, Buffer.buffer());
        if (asked.isWatch()) {
            watch(asked, request);
            return;
        }
        request.body()
                .compose(body -> vertx.executeBlocking(() -> answer(Call.of(request, body)), false))
                .onSuccess(answer -> send(answer, request.response()))
                .onFailure(failure -> fail(failure, request.response()));
    }

    /** A page in a browser can reach the loopback too, by a name of its own; kubectl and fabric8 come by ours. */
    private static boolean isForUs(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        String from = origin == null
                ? LOOPBACK
                : Optional.ofNullable(URI.create(origin).getHost()).orElse("");
        return request.authority() != null
                && OWN_HOSTS.contains(request.authority().host())
                && OWN_HOSTS.contains(from);
    }

    private void watch(Call call, HttpServerRequest request) {
        Optional<ResourceAddress> address = ResourceAddress.parse(resources, call.path());
        try {
            if (address.isPresent()) {
                watches.open(address.get(), call, request);
            } else {
                send(Answer.pageNotFound(), request.response());
            }
        } catch (Refusal refusal) {
            send(Answer.of(refusal), request.response());
        }
    }

    private Answer answer(Call call) {
        try {
            return ResourceAddress.parse(resources, call.path())
                    .map(address -> calls.answer(address, call))
                    .orElseGet(() -> document(call));
        } catch (Refusal refusal) {
            return Answer.of(refusal);
        }
    }

    private Answer document(Call call) {
        if (HEALTH.contains(call.path())) {
            return Answer.text(200, "ok");
        }
        if (call.path().equals("/version")) {
            return Answer.json(version());
        }
        return discovery.answer(call).or(() -> openApi.answer(call)).orElseGet(Answer::pageNotFound);
    }

    private static ObjectNode version() {
        return Json.object()
                .put("major", MAJOR)
                .put("minor", MINOR)
                .put("gitVersion", "v" + MAJOR + "." + MINOR + ".0+greenroom-sandbox")
                .put("gitCommit", "")
                .put("gitTreeState", "clean")
                .put("buildDate", "1970-01-01T00:00:00Z")
                .put("goVersion", "")
                .put("compiler", "")
                .put("platform", "");
    }

    private static void send(Answer answer, HttpServerResponse response) {
        answer.warnings().forEach(warning -> response.headers()
                .add("Warning", "299 - \"" + warning.replace("\\", "\\\\").replace("\"", "\\\"") + "\""));
        response.setStatusCode(answer.code())
                .putHeader("Content-Type", answer.contentType())
                .end(answer.body());
    }

    private static void fail(Throwable failure, HttpServerResponse response) {
        LOG.warn("a request to the sandbox's Kubernetes API failed", failure);
        if (!response.ended() && !response.closed()) {
            send(Answer.of(Refusal.internal("Internal error occurred: " + failure)), response);
        }
    }
}
