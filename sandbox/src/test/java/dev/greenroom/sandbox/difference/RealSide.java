package dev.greenroom.sandbox.difference;

import com.sun.net.httpserver.HttpServer;
import dev.greenroom.operator.real.Stage;
import dev.greenroom.sandbox.Sandbox;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The packaged operator on an API server, with the Pulumi CLI, against an AWS emulator. */
final class RealSide implements Side {
    private final HttpServer application = application();
    private final Stage stage;

    /** Starts the operator. */
    RealSide() {
        String connectTo = System.getenv("GREENROOM_PROBE_CONNECT_TO") + ",:80:127.0.0.1:"
                + application.getAddress().getPort();
        stage = Stage.open(Sandbox.CLUSTER_ID, Map.of("PROBE_CONNECT_TO", connectTo));
    }

    /** Stands for the application behind a load balancer that speaks plain HTTP. */
    private static HttpServer application() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "real";
    }

    @Override
    public KubernetesClient kubernetes() {
        return stage.cluster().client();
    }

    @Override
    public String namespace() {
        return stage.cluster().namespace();
    }

    @Override
    public Duration lookEvery() {
        return Duration.ofSeconds(1);
    }

    @Override
    public String in(String manifest) {
        return stage.estate().in(manifest);
    }

    @Override
    public Map<String, String> given() {
        return stage.estate().ids();
    }

    @Override
    public List<String> keys(String prefix) {
        return stage.backend().keys(prefix);
    }

    @Override
    public String read(String key) {
        return stage.backend().read(key);
    }

    @Override
    public Collection<String> moments() {
        return stage.backend().versions(Seen.STATES).entrySet().stream()
                .filter(version -> Seen.isState(version.getKey().split(" ", 2)[0]))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public Collection<String> left() {
        return stage.made().keySet();
    }

    @Override
    public void close() {
        stage.close();
        application.stop(0);
    }
}
