package dev.greenroom.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import dev.greenroom.operator.cloud.Observation.Endpoint;
import dev.greenroom.operator.cloud.Observer.Probe;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.ExtendedSSLSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointProbeTest {
    private static final String HOST = "pr-1.preview.example.com";
    private static final String BALANCER = "web-1.us-west-2.elb.amazonaws.com";
    private static final LinkedBlockingQueue<String> SEEN = new LinkedBlockingQueue<>();

    @TempDir
    static Path folder;

    private static SelfSigned certificate;
    private static HttpsServer server;
    private static ExecutorService threads;

    @BeforeAll
    static void serve() throws Exception {
        certificate = SelfSigned.make(folder);
        threads = Executors.newCachedThreadPool();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
        server.setExecutor(threads);
        server.createContext("/status/", exchange -> {
            note(exchange);
            int status = Integer.parseInt(exchange.getRequestURI().getPath().substring("/status/".length()));
            exchange.getResponseHeaders().add("Location", "/status/500");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] line = "more and more\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
            try (OutputStream body = exchange.getResponseBody()) {
                while (!Thread.currentThread().isInterrupted()) {
                    body.write(line);
                }
            }
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({"200", "204", "302", "399"})
    void twoAndThreeHundredsAreHealthyAndRedirectsAreNotFollowed(int status) throws IOException {
        SEEN.clear();
        assertThat(ask("/status/" + status)).isEqualTo(new Endpoint.Healthy(status));
        assertThat(SEEN).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"400", "404", "500", "503"})
    void otherAnswersAreNot(int status) throws IOException {
        assertThat(ask("/status/" + status))
                .isEqualTo(new Endpoint.Unhealthy("https://" + HOST + "/status/" + status + " answered " + status));
    }

    @Test
    void theDomainIsHostAndSniWhereverItConnects() throws IOException {
        SEEN.clear();
        ask("/status/200");
        assertThat(SEEN.poll()).isEqualTo("Host " + HOST + ", SNI " + HOST);
    }

    @Test
    void aBodyIsNotReadAndItsConnectionIsGivenBack() {
        int moreThanThePoolHas = 30;
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            try (EndpointProbe probe = new EndpointProbe(trusting())) {
                for (int i = 0; i < moreThanThePoolHas; i++) {
                    assertThat(probe.ask(probe("/endless"))).isEqualTo(new Endpoint.Healthy(200));
                }
            }
        });
    }

    @Test
    void aCertificateForAnotherNameIsUnhealthy() throws IOException {
        assertThat(ask(trusting(), new Probe(true, "other.example.com", BALANCER, "/status/200")))
                .isInstanceOfSatisfying(Endpoint.Unhealthy.class, bad -> assertThat(bad.what())
                        .startsWith("https://other.example.com/status/200 failed in the TLS handshake: "));
    }

    @Test
    void aCertificateThatNobodyTrustsIsUnhealthy() throws IOException {
        ProbeSettings settings = new ProbeSettings(toServer(), Optional.empty());
        assertThat(ask(settings, probe("/status/200")))
                .isInstanceOfSatisfying(
                        Endpoint.Unhealthy.class, bad -> assertThat(bad.what()).contains("TLS handshake"));
    }

    @Test
    void addressesInsideNetworksAreNotAsked() throws IOException {
        ProbeSettings settings = new ProbeSettings(List.of(), Optional.empty());
        try (EndpointProbe probe = new EndpointProbe(settings, host -> address("169.254.169.254"))) {
            assertThat(probe.ask(probe("/latest/meta-data")))
                    .isEqualTo(new Endpoint.Unhealthy("https://" + HOST + "/latest/meta-data was not asked: " + BALANCER
                            + " has an address inside a network, 169.254.169.254"));
        }
    }

    @Test
    void anInternalLoadBalancerMayBeInside() throws IOException {
        ProbeSettings settings = new ProbeSettings(
                List.of(new ConnectTo("", 443, "", server.getAddress().getPort())), Optional.of(certificate.pem()));
        try (EndpointProbe probe = new EndpointProbe(settings, host -> address("127.0.0.1"))) {
            assertThat(probe.ask(new Probe(true, HOST, "internal-" + BALANCER, "/status/200")))
                    .isEqualTo(new Endpoint.Healthy(200));
            assertThat(probe.ask(probe("/status/200"))).isInstanceOf(Endpoint.Unhealthy.class);
        }
    }

    @Test
    void namesThatAreNotInDnsAndPortsThatAreClosedAreSaid() throws IOException {
        ProbeSettings settings = new ProbeSettings(ConnectTo.parseAll(":443:127.0.0.1:1"), Optional.empty());
        try (EndpointProbe probe = new EndpointProbe(settings, InetAddress::getByName)) {
            assertThat(probe.ask(probe("/"))).isEqualTo(unhealthy("https://" + HOST + "/ does not accept connections"));
        }
        try (EndpointProbe probe = new EndpointProbe(new ProbeSettings(List.of(), Optional.empty()), host -> {
            throw new UnknownHostException(host);
        })) {
            assertThat(probe.ask(probe("/")))
                    .isEqualTo(unhealthy(
                            "https://" + HOST + "/ cannot be asked: the name " + BALANCER + " is not in DNS"));
        }
    }

    @ParameterizedTest
    @CsvSource({"@evil.example.com/, does not begin with a slash", "/a b, is not a URL"})
    void pathsThatAreNoneAreNotAsked(String path, String why) throws IOException {
        assertThat(ask(path)).isInstanceOfSatisfying(Endpoint.Unhealthy.class, bad -> assertThat(bad.what())
                .endsWith(why));
    }

    @Test
    void aFileWithoutCertificatesIsNamed() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nnonsense\n");
        assertThatThrownBy(() -> new EndpointProbe(new ProbeSettings(List.of(), Optional.of(broken))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(broken.toString());
    }

    private static Endpoint ask(String path) throws IOException {
        return ask(trusting(), probe(path));
    }

    private static Endpoint ask(ProbeSettings settings, Probe request) throws IOException {
        try (EndpointProbe probe = new EndpointProbe(settings)) {
            return probe.ask(request);
        }
    }

    private static Probe probe(String path) {
        return new Probe(true, HOST, BALANCER, path);
    }

    private static ProbeSettings trusting() {
        return new ProbeSettings(toServer(), Optional.of(certificate.pem()));
    }

    private static List<ConnectTo> toServer() {
        return ConnectTo.parseAll(":443:127.0.0.1:" + server.getAddress().getPort());
    }

    private static Endpoint unhealthy(String what) {
        return new Endpoint.Unhealthy(what);
    }

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }

    private static void note(HttpExchange exchange) {
        ExtendedSSLSession session = (ExtendedSSLSession) ((HttpsExchange) exchange).getSSLSession();
        String sni = new String(session.getRequestedServerNames().get(0).getEncoded(), StandardCharsets.UTF_8);
        SEEN.add("Host " + exchange.getRequestHeaders().getFirst("Host") + ", SNI " + sni);
    }
}
