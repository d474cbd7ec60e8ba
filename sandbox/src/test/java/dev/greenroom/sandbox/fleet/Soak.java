package dev.greenroom.sandbox.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.sandbox.Sandbox;
import dev.greenroom.sandbox.Surroundings;
import dev.greenroom.sandbox.deletion.Remains;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.assertj.core.api.SoftAssertions;

/** A fleet in ceaseless change for a while of the wall's time, by which what the process holds must not grow. */
final class Soak {
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final double SPEED = 240;
    private static final int RUNS = 8;
    private static final int PREVIEWS = 16;
    private static final long SEED = Long.getLong("seed", 7);
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** The part of the samples in which pools fill and classes are loaded. */
    private static final int WARMING = 4;

    private final Path folder;
    private final Margins margins;

    /** By how much the median of the second half of the samples may be above that of the first. */
    record Margins(long heap, long threads, long handles, long files) {}

    Soak(Path folder, Margins margins) {
        this.folder = folder;
        this.margins = margins;
    }

    void hold(Duration time, Duration every) throws Exception {
        try (Sandbox sandbox = new Sandbox(new Sandbox.Setup(folder, SPEED, RUNS, SEED));
                KubernetesClient client = sandbox.api().client()) {
            Surroundings.furnish(sandbox.aws(), EXAMPLES);
            Remains remains = new Remains(sandbox, folder);
            sandbox.start();
            GenericKubernetesResource template = Serialization.unmarshal(
                    Files.readString(EXAMPLES.resolve("preview-gp-api.yaml")), GenericKubernetesResource.class);
            Traffic traffic = new Traffic(client, sandbox.aws(), template, PREVIEWS, SEED);
            List<Holding> samples = samples(traffic, remains, time, every);
            traffic.end();
            await("all are gone").atMost(PATIENCE).until(traffic::ended);
            assertThat(remains.now()).isEmpty();
            assertThat(traffic.pushes()).isPositive();
            judge(samples.subList(samples.size() / WARMING, samples.size()), traffic);
        }
    }

    private static List<Holding> samples(Traffic traffic, Remains remains, Duration time, Duration every)
            throws InterruptedException {
        List<Holding> samples = new ArrayList<>();
        long start = System.nanoTime();
        while (System.nanoTime() - start < time.toNanos()) {
            traffic.next();
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            if (System.nanoTime() - start > every.toNanos() * (samples.size() + 1)) {
                samples.add(Holding.now(remains));
            }
        }
        return samples;
    }

    private void judge(List<Holding> samples, Traffic traffic) {
        List<Holding> first = samples.subList(0, samples.size() / 2);
        List<Holding> second = samples.subList(samples.size() / 2, samples.size());
        System.out.printf("soak: seed %d, %d pushes, %d samples%n", SEED, traffic.pushes(), samples.size());
        SoftAssertions softly = new SoftAssertions();
        flat(softly, "heap", first, second, Holding::heap, margins.heap());
        flat(softly, "threads", first, second, Holding::threads, margins.threads());
        flat(softly, "handles", first, second, Holding::handles, margins.handles());
        flat(softly, "files of runs", first, second, Holding::files, margins.files());
        softly.assertAll();
    }

    private static void flat(
            SoftAssertions softly,
            String name,
            List<Holding> first,
            List<Holding> second,
            ToLongFunction<Holding> what,
            long margin) {
        long before = Holding.median(first, what);
        long after = Holding.median(second, what);
        System.out.printf("soak: %s %d -> %d%n", name, before, after);
        softly.assertThat(after).as(name).isLessThanOrEqualTo(before + margin);
    }
}
