package dev.greenroom.operator.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** GitHub's REST API as far as it was recorded: what is asked for it answers in turn, the last answer again and again. */
public final class RecordedGithub implements AutoCloseable {
    public static final String PULLS = "GET /repos/goodparty/gp-api/pulls?state=open&sort=created&per_page=100&page=";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final String root;
    private final Map<String, Deque<Recording>> recordings = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch silence = new CountDownLatch(0);

    /** What came in: method, path and query; and the headers. */
    record Asked(String what, Headers headers, String body) {}

    /** An answer that was recorded. */
    record Recording(int status, Map<String, String> headers, JsonNode body) {
        static Recording of(String name) {
            try (InputStream in = RecordedGithub.class.getResourceAsStream("/github/" + name + ".json")) {
                return JSON.readValue(in, Recording.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Recording with(String header, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(header, value);
            return new Recording(status, more, body);
        }

        /** The recorded list, with one entry for each of these numbers. */
        Recording listing(int first, int last) {
            ArrayNode list = JSON.createArrayNode();
            for (int number = first; number <= last; number++) {
                list.add(((ObjectNode) body.get(0).deepCopy()).put("number", number));
            }
            return new Recording(status, headers, list);
        }
    }

    public RecordedGithub() throws IOException {
        this("");
    }

    /**
     * @param root path of the API, as an Enterprise server has one
     */
    RecordedGithub(String root) throws IOException {
        this.root = root;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + root;
    }

    /** From now on; one that has an ETag is answered by 304 to who knows it. */
    public RecordedGithub answers(String what, String... names) {
        return answers(what, List.of(names).stream().map(Recording::of).toArray(Recording[]::new));
    }

    RecordedGithub answers(String what, Recording... answers) {
        recordings.put(what, new ArrayDeque<>(List.of(answers)));
        return this;
    }

    /** Takes questions from now on and answers none. */
    public void fallsSilent() {
        silence = new CountDownLatch(1);
    }

    public void speaksAgain() {
        silence.countDown();
    }

    List<Asked> asked() {
        return asked;
    }

    public List<String> questions() {
        return asked.stream().map(Asked::what).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            boolean inside = uri.toString().startsWith(root);
            String what = exchange.getRequestMethod() + " "
                    + (inside ? uri.toString().substring(root.length()) : "outside " + uri);
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(new Asked(what, exchange.getRequestHeaders(), body));
            silence.await();
            send(exchange, next(what));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Recording next(String what) {
        Deque<Recording> left = recordings.getOrDefault(what, new ArrayDeque<>());
        synchronized (left) {
            if (left.isEmpty()) {
                return Recording.of("not-found");
            }
            return left.size() == 1 ? left.peek() : left.poll();
        }
    }

    private static void send(HttpExchange exchange, Recording recording) throws IOException {
        recording.headers().forEach(exchange.getResponseHeaders()::set);
        String etag = recording.headers().get("ETag");
        if (etag != null && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        JsonNode content = recording.body();
        byte[] body = (content.isTextual() ? content.asText() : content.toString()).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(recording.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        speaksAgain();
        server.stop(0);
    }
}
