package dev.greenroom.sandbox.bench;

import dev.greenroom.sandbox.Sandbox;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** From the start of a process to the first status that its operator writes. */
final class StartUp implements Measurement {
    private static final double MS = 1000.0;

    @Override
    public String name() {
        return "start-up";
    }

    @Override
    public List<Figure> take(Scale scale) throws Exception {
        double atMain = sinceStart(scale);
        try (Sandbox sandbox = Furnished.sandbox(scale, name(), Furnished.time(1), 1);
                KubernetesClient client = sandbox.api().client()) {
            Previews previews = new Previews(client, scale.examples());
            previews.create(1);
            double atOperator = sinceStart(scale);
            sandbox.start();
            previews.awaitSeen(1);
            double end = sinceStart(scale);
            return List.of(
                    Figure.of("process start to first reconcile", end, "s")
                            .note("until its status is written; with the stand-ins for AWS and Kubernetes, which the"
                                    + " process starts as well"),
                    Figure.of("of it: JVM until main", atMain, "s"),
                    Figure.of("of it: the stand-ins", atOperator - atMain, "s"),
                    Figure.of("of it: the operator", end - atOperator, "s"));
        }
    }

    private static double sinceStart(Scale scale) {
        return (System.currentTimeMillis() - scale.startedAt) / MS;
    }
}
