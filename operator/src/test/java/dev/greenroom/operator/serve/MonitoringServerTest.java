package dev.greenroom.operator.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MonitoringServerTest {
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final AtomicBoolean ready = new AtomicBoolean();
    private final HttpClient client = HttpClient.newHttpClient();
    private Supplier<String> metrics = () -> "greenroom_previews 1.0\n";
    private MonitoringServer server;

    @BeforeEach
    void start() {
        server = MonitoringServer.start(0, threads, ready::get, () -> metrics.get());
    }

    @AfterEach
    void stop() {
        server.close();
        threads.shutdownNow();
    }

    @Test
    void isAliveBeforeItIsReady() throws Exception {
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").statusCode()).isEqualTo(503);

        ready.set(true);
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void servesTheScrapeInPrometheusTextFormat() throws Exception {
        HttpResponse<String> answer = get("/metrics");

        assertThat(answer.body()).isEqualTo("greenroom_previews 1.0\n");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
    }

    @Test
    void knowsNoOtherPath() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/metrics/more").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesToBeWrittenTo() throws Exception {
        HttpRequest post = request("/metrics")
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();

        assertThat(send(post).statusCode()).isEqualTo(405);
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        HttpResponse<String> answer = send(request("/livez")
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void keepsTheCauseOfATroubleToTheLog() throws Exception {
        metrics = () -> {
            throw new IllegalStateException("inner details");
        };

        HttpResponse<String> answer = get("/metrics");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("inner details");
        assertThat(get("/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void namesThePortThatIsTaken() {
        assertThatThrownBy(() -> MonitoringServer.start(server.port(), threads, () -> true, () -> ""))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot listen on port " + server.port());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
