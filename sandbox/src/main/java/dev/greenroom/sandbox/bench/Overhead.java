package dev.greenroom.sandbox.bench;

import dev.greenroom.sandbox.Sandbox;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is between apply and Ready beside the cloud, embedded, one preview at a time: the wall's time less the time in which
 * somebody waited for the cloud. The account does everything at once here, so that nothing of it is left but the provider's own
 * waits, and these are watched; what remains is the operator's, its pauses between two looks included.
 */
final class Overhead implements Measurement {
    @Override
    public String name() {
        return "overhead";
    }

    @Override
    public List<Figure> take(Scale scale) throws Exception {
        List<Double> beyond = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        List<Double> paths = new ArrayList<>();
        GearedTime time = Furnished.time(scale.speed);
        try (Sandbox sandbox = Furnished.sandbox(scale, name(), time, 2);
                KubernetesClient client = sandbox.api().client()) {
            sandbox.start();
            Previews previews = new Previews(client, scale.examples());
            for (int number = 1; number <= scale.repeats + 1; number++) {
                Duration waited = time.waited();
                double busy = Proc.ownCpuSeconds();
                Stopwatch watch = Stopwatch.start();
                previews.create(number);
                previews.awaitReady(number);
                double path = Stopwatch.seconds(time.waited().minus(waited));
                beyond.add(watch.seconds() - path);
                cpu.add(Proc.ownCpuSeconds() - busy);
                paths.add(path);
            }
        }
        return figures(scale, beyond, cpu, paths);
    }

    private static List<Figure> figures(Scale scale, List<Double> beyond, List<Double> cpu, List<Double> paths) {
        int last = beyond.size();
        String how =
                "three stacks and a migration; median of " + (last - 1) + " after a first one; clock x" + scale.speed;
        return List.of(
                Figure.of(
                                "apply to Ready, beyond the cloud's path, embedded",
                                Stopwatch.median(beyond.subList(1, last)),
                                "s")
                        .note(how + "; AWS's own times are zero, so that a rollout is seen at the first look: with"
                                + " them, add up to the 5 s between two looks"),
                Figure.of("the same, first preview of a process", beyond.get(0), "s"),
                Figure.of("CPU of it", Stopwatch.median(cpu.subList(1, last)), "s")
                        .note("of the process, stand-ins included"),
                Figure.of("the cloud's path that was taken off", Stopwatch.median(paths.subList(1, last)), "s")
                        .note("the provider's waiters, overlapping ones once"));
    }
}
