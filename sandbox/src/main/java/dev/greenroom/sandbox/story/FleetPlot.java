package dev.greenroom.sandbox.story;

import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.PreviewEnvironmentSpec;
import dev.greenroom.api.PullRequest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Many pull requests of one service at the same time.
 *
 * @param previews how many
 */
record FleetPlot(int previews) implements Plot {
    private static final Path TEMPLATE = Path.of("examples", "preview-from-template.yaml");
    private static final int FIRST_NUMBER = 1001;
    private static final int ROWS = 20;

    @Override
    public void play(Scene scene) throws StepFailedException, InterruptedException {
        Narrator narrator = scene.narrator();
        scene.stage().allow(previews);
        narrator.step(previews + " pull requests open at the same time, with what their service's template says.");
        narrator.command("kubectl apply -f " + TEMPLATE + "   # the preview " + previews + " times, numbers from "
                + FIRST_NUMBER);
        open(scene);
        awaitReady(scene);
        report(scene);
        close(scene);
        narrator.step("Done. " + previews + " environments were made and destroyed.");
        new Ending(scene).bill();
    }

    private void open(Scene scene) throws StepFailedException {
        for (HasMetadata object : scene.kubectl().read(TEMPLATE)) {
            if (Kubectl.isPreview(object)) {
                PreviewEnvironment preview = scene.kubectl().preview(object);
                for (int number :
                        IntStream.range(FIRST_NUMBER, FIRST_NUMBER + previews).toArray()) {
                    scene.kubectl().create(numbered(preview, number));
                }
            } else {
                scene.kubectl().create(object);
            }
        }
    }

    private static PreviewEnvironment numbered(PreviewEnvironment pattern, int number) {
        PreviewEnvironment preview = new PreviewEnvironment();
        preview.setMetadata(
                new ObjectMetaBuilder().withName("gp-api-pr-" + number).build());
        preview.setSpec(numbered(pattern.getSpec(), number));
        return preview;
    }

    private static PreviewEnvironmentSpec numbered(PreviewEnvironmentSpec spec, int number) {
        PullRequest pullRequest = spec.pullRequest();
        return new PreviewEnvironmentSpec(
                spec.serviceRef(),
                new PullRequest(pullRequest.repository(), number, pullRequest.headSha(), pullRequest.author()),
                spec.namePrefix(),
                spec.region(),
                spec.image(),
                spec.container(),
                spec.network(),
                spec.ingress(),
                spec.database(),
                spec.queues(),
                spec.compute(),
                spec.lifecycle(),
                spec.paused());
    }

    private void awaitReady(Scene scene) throws StepFailedException, InterruptedException {
        boolean ready = scene.awaitAll(present -> present.size() == previews
                && present.values().stream().allMatch(sight -> sight.ready() || sight.stalled()));
        List<Sight> others =
                scene.previews().all().stream().filter(sight -> !sight.ready()).toList();
        if (!ready || !others.isEmpty()) {
            throw new StepFailedException(others.size() + " of " + previews + " previews are not Ready: "
                    + others.stream()
                            .limit(1)
                            .map(sight -> sight.name() + " is " + sight.headline() + ": " + sight.message())
                            .findFirst()
                            .orElse("they are not there"));
        }
    }

    private static void report(Scene scene) {
        Narrator narrator = scene.narrator();
        List<Sight> slowestFirst = scene.previews().all().stream()
                .sorted(Comparator.comparing(FleetPlot::timeToReady).reversed())
                .toList();
        narrator.good("all are Ready; " + percentiles(slowestFirst));
        narrator.item("%-16s %8s %13s %10s %10s".formatted("NAME", "READY IN", "PROVISIONING", "MIGRATING", "COST/MO"));
        slowestFirst.stream()
                .limit(ROWS)
                .forEach(sight -> narrator.item("%-16s %7ss %12ss %9ss %10s"
                        .formatted(
                                sight.name(),
                                timeToReady(sight),
                                seconds(sight, Phase.Provisioning),
                                seconds(sight, Phase.Migrating),
                                sight.monthly())));
        if (slowestFirst.size() > ROWS) {
            narrator.item("and " + (slowestFirst.size() - ROWS) + " that were faster");
        }
    }

    /** Nearest rank. */
    private static String percentiles(List<Sight> slowestFirst) {
        int count = slowestFirst.size();
        NavigableMap<Integer, Long> values = new TreeMap<>();
        for (int percent : List.of(50, 90, 99)) {
            int rank = (percent * count + 99) / 100;
            values.put(percent, timeToReady(slowestFirst.get(count - rank)));
        }
        return "time to Ready: "
                + values.entrySet().stream()
                        .map(value -> value.getKey() + " % within " + value.getValue() + " s")
                        .collect(Collectors.joining(", "))
                + ", the slowest " + timeToReady(slowestFirst.get(0)) + " s";
    }

    private static long timeToReady(Sight sight) {
        return seconds(sight, Phase.Ready);
    }

    private static long seconds(Sight sight, Phase phase) {
        return sight.status().timeline().getOrDefault(phase.name(), 0L);
    }

    private void close(Scene scene) throws StepFailedException, InterruptedException {
        Narrator narrator = scene.narrator();
        narrator.step("All are closed.");
        narrator.command("kubectl delete previews --all");
        Duration start = narrator.elapsed();
        for (Sight sight : scene.previews().all()) {
            scene.kubectl().deleteQuietly(sight.name());
        }
        if (!scene.awaitAll(present -> present.isEmpty())) {
            throw new StepFailedException(scene.previews().all().size() + " of " + previews
                    + " previews are not gone after " + Spans.of(scene.patience()));
        }
        narrator.fact("gone after " + Spans.of(narrator.elapsed().minus(start)));
        scene.expectNothingLeft();
    }
}
