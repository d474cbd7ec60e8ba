package dev.greenroom.operator.real.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wire shows and holds what passes, and breaks what it is to break. */
class WireTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private HttpServer api;
    private Wire wire;

    @BeforeEach
    void start() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            byte[] answer = "done".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(201, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        api.start();
        wire = new Wire(URI.create("http://127.0.0.1:" + api.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        wire.close();
        api.stop(0);
    }

    private CompletableFuture<HttpResponse<String>> put(String path) {
        HttpRequest request = HttpRequest.newBuilder(wire.address().resolve(path))
                .PUT(BodyPublishers.ofString("content"))
                .build();
        return http.sendAsync(request, BodyHandlers.ofString());
    }

    @Test
    void passesACallAndItsAnswerOnAsTheyAre() {
        HttpResponse<String> answer = put("/a?b=c%20d").join();

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("done");
        assertThat(heard).containsExactly("PUT /a?b=c%20d content");
        assertThat(wire.writes()).extracting(Call::path).containsExactly("/a?b=c d");
    }

    @Test
    void aHeldRequestHasNotReachedTheApi() {
        Hold hold = wire.holdRequest(call -> call.path().equals("/held"));
        CompletableFuture<HttpResponse<String>> held = put("/held");

        hold.await(SOON);
        assertThat(put("/other").join().statusCode()).isEqualTo(201);
        assertThat(heard).containsExactly("PUT /other content");
        assertThat(held).isNotDone();

        hold.release();
        assertThat(held.join().statusCode()).isEqualTo(201);
    }

    @Test
    void aHeldAnswerIsOfACallThatWasCarriedOut() {
        Hold hold = wire.holdAnswer(call -> call.path().equals("/held"));
        CompletableFuture<HttpResponse<String>> held = put("/held");

        hold.await(SOON);
        assertThat(heard).containsExactly("PUT /held content");
        assertThat(held).isNotDone();

        hold.drop();
        assertThatThrownBy(held::join).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void onlyOneCallIsHeldByAHold() {
        Hold hold = wire.holdRequest(call -> true);
        CompletableFuture<HttpResponse<String>> first = put("/first");
        hold.await(SOON);

        assertThat(put("/second").join().statusCode()).isEqualTo(201);
        assertThat(first).isNotDone();
    }

    @Test
    void isCutForTheKindThatIsNamedUntilItIsMended() {
        wire.cut(call -> call.path().startsWith("/s3"));
        assertThatThrownBy(put("/s3/key")::join).hasCauseInstanceOf(IOException.class);
        assertThat(put("/other").join().statusCode()).isEqualTo(201);

        wire.mend();
        assertThat(put("/s3/key").join().statusCode()).isEqualTo(201);
    }

    @Test
    void tellsWhenACallWasAnswered() {
        var answered = wire.answered(call -> call.path().equals("/b"));
        put("/a").join();
        assertThat(answered).isFalse();
        put("/b").join();
        assertThat(answered).isTrue();
    }
}
