package dev.greenroom.sandbox.bench;

import dev.greenroom.sandbox.engine.EmbeddedPulumi;
import dev.greenroom.sandbox.engine.secrets.Passphrase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What a run holds while it waits for the cloud, embedded. */
final class RunsInFlight implements Measurement {
    private static final Duration DEADLINE = Duration.ofMinutes(10);
    private static final int LOOK_MS = 500;
    private static final int STEADY_LOOKS = 6;

    @Override
    public String name() {
        return "runs-in-flight";
    }

    @Override
    public List<Figure> take(Scale scale) throws Exception {
        Path folder = scale.folder.resolve(name());
        QueueCloud cloud = new QueueCloud();
        try (EmbeddedPulumi pulumi = new EmbeddedPulumi(new EmbeddedPulumi.Settings(
                QueueRuns.state(folder),
                new Passphrase(QueueRuns.PASSPHRASE),
                Furnished.time(1),
                DEADLINE,
                Map.of("aws", cloud),
                Map.of()))) {
            QueueRuns runs = new QueueRuns(folder, Map.of(), settings -> pulumi.forRuns());
            runs.up("first");
            return measure(scale, runs, cloud);
        }
    }

    private static List<Figure> measure(Scale scale, QueueRuns runs, QueueCloud cloud) throws Exception {
        double heap = Heap.liveMb();
        double resident = Proc.ownResidentMb();
        cloud.hold();
        CompletableFuture<Void> all = runs.upAtOnce("held", scale.runs);
        awaitSteady(cloud);
        double heapEach = (Heap.liveMb() - heap) / scale.runs;
        double residentEach = (Proc.ownResidentMb() - resident) / scale.runs;
        int creating = cloud.creating();
        cloud.letGo();
        all.get();
        String how = scale.runs + " runs of " + QueueRuns.QUEUES + " queues, of which " + creating
                + " creates were waiting, after a first run";
        return List.of(
                Figure.of("heap per run in flight, embedded", heapEach, "MB").note(how),
                Proc.present()
                        ? Figure.of("resident memory per run in flight, embedded", residentEach, "MB")
                        : Figure.missing("resident memory per run in flight, embedded", "MB", Proc.ABSENT));
    }

    /** Until all wait that will. */
    private static void awaitSteady(QueueCloud cloud) throws InterruptedException {
        int steady = 0;
        int before = 0;
        while (steady < STEADY_LOOKS) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            int now = cloud.creating();
            steady = now == before && now > 0 ? steady + 1 : 0;
            before = now;
        }
    }
}
