package dev.greenroom.operator.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code /livez} (the process answers), {@code /readyz} (it works on what it is told) and {@code /metrics} (Prometheus
 * text format) by plain HTTP on all addresses.
 */
public final class MonitoringServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MonitoringServer.class);
    private static final String PLAIN = "text/plain; charset=utf-8";
    /** "Exposition formats" of the Prometheus documentation. */
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer server;

    private MonitoringServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Listens at once.
     *
     * @param port 0: any free one
     * @param threads that answer; they should be daemons, and more than one
     * @throws UncheckedIOException the port is taken
     */
    public static MonitoringServer start(int port, Executor threads, BooleanSupplier ready, Supplier<String> metrics) {
        limitSlowClients();
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
            server.setExecutor(threads);
            server.createContext("/", exchange -> answer(exchange, ready, metrics));
            server.start();
            return new MonitoringServer(server);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    /** The JDK's server waits for ever by default, so a client that sends half a request would keep a thread from probes. */
    private static void limitSlowClients() {
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "30");
    }

    private static void answer(HttpExchange exchange, BooleanSupplier ready, Supplier<String> metrics)
            throws IOException {
        try (exchange) {
            send(exchange, answerTo(exchange, ready, metrics));
        }
    }

    private static Answer answerTo(HttpExchange exchange, BooleanSupplier ready, Supplier<String> metrics) {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return new Answer(405, PLAIN, "only GET and HEAD are answered\n");
        }
        String path = exchange.getRequestURI().getPath();
        try {
            return switch (path) {
                case "/livez" -> new Answer(200, PLAIN, "ok\n");
                case "/readyz" ->
                    ready.getAsBoolean() ? new Answer(200, PLAIN, "ok\n") : new Answer(503, PLAIN, "not ready\n");
                case "/metrics" -> new Answer(200, PROMETHEUS, metrics.get());
                default -> new Answer(404, PLAIN, "see /livez, /readyz and /metrics\n");
            };
        } catch (RuntimeException e) {
            LOG.error("no answer to {}", path, e);
            return new Answer(500, PLAIN, "the reason is in the log\n");
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        boolean bodyless = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), bodyless ? -1 : body.length);
        if (!bodyless) {
            exchange.getResponseBody().write(body);
        }
    }

    private record Answer(int status, String contentType, String body) {}

    /** The port that is listened on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
