package dev.greenroom.sandbox.story;

import dev.greenroom.sandbox.kubernetes.KubernetesApi;
import dev.greenroom.sandbox.time.ScaledTime;
import dev.greenroom.sandbox.time.SimulatedTime;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The sandbox's Kubernetes API, on which an {@link FakeOperator} acts as the operator. */
final class FakeStage implements Stage {
    private static final double HURRY = 1_500;

    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<String> left = new CopyOnWriteArrayList<>();
    final FakeOperator operator;
    private final SimulatedTime time = new ScaledTime(Clock.systemUTC(), HURRY);
    private final KubernetesApi api = new KubernetesApi(time, time, 0);
    private final KubernetesClient client = api.client();

    FakeStage() {
        this.operator = new FakeOperator(client);
    }

    @Override
    public KubernetesClient kubernetes() {
        return client;
    }

    @Override
    public SimulatedTime time() {
        return time;
    }

    @Override
    public Path kubeconfig() {
        return Path.of("target", "sandbox", "kubeconfig").toAbsolutePath();
    }

    @Override
    public URI metrics() {
        return URI.create("http://127.0.0.1:8080/metrics");
    }

    @Override
    public Path log() {
        return Path.of("target", "sandbox", "operator.log").toAbsolutePath();
    }

    @Override
    public Remains remains() {
        calls.add("remains");
        return new Remains(new ArrayList<>(left), List.of());
    }

    @Override
    public Invoice invoice() {
        return new Invoice(Map.of("loadBalancer", new BigDecimal("0.0312"), "a parameter", new BigDecimal("0.00001")));
    }

    @Override
    public Repair breakDown(Breakdown breakdown) {
        calls.add("break " + breakdown.option());
        operator.breakdown = breakdown;
        return () -> {
            calls.add("mend " + breakdown.option());
            operator.breakdown = null;
            if (!breakdown.nudged()) {
                operator.tryAgain();
            }
        };
    }

    @Override
    public void allow(int environments) {
        calls.add("allow " + environments);
    }

    @Override
    public void close() {
        calls.add("close");
        operator.close();
        client.close();
        api.close();
    }
}
