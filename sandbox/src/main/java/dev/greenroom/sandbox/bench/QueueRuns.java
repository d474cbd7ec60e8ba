package dev.greenroom.sandbox.bench;

import com.pulumi.Context;
import com.pulumi.aws.sqs.Queue;
import com.pulumi.aws.sqs.QueueArgs;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.Scope;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.pulumi.PulumiSettings;
import dev.greenroom.operator.pulumi.PulumiStackEngine;
import dev.greenroom.operator.pulumi.RunCommands;
import dev.greenroom.operator.pulumi.state.FileBlobs;
import dev.greenroom.operator.stack.EngineMonitor;
import dev.greenroom.operator.stack.Interruptible;
import dev.greenroom.operator.stack.Progress;
import dev.greenroom.operator.stack.RunInputs;
import dev.greenroom.operator.stack.RunOutcome;
import dev.greenroom.operator.stack.StateStore.PendingCreate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Runs of the operator's engine that make thirteen queues each: the work that the neighbour was measured on. */
final class QueueRuns {
    static final int QUEUES = 13;
    static final String PASSPHRASE = "bench";

    private static final Duration DEADLINE = Duration.ofMinutes(10);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final PulumiStackEngine engine;

    /**
     * @param commands makes the engine's commands of its settings
     * @param environment for them, beside the passphrase
     */
    QueueRuns(Path folder, Map<String, String> environment, Function<PulumiSettings, RunCommands> commands)
            throws IOException {
        Path state = state(folder);
        Map<String, String> all = new HashMap<>(environment);
        all.put("PULUMI_CONFIG_PASSPHRASE", PASSPHRASE);
        PulumiSettings settings = new PulumiSettings(
                state.toUri().toString(),
                "passphrase",
                null,
                Files.createDirectories(folder.resolve("runs")),
                DEADLINE,
                GRACE,
                all);
        engine = new PulumiStackEngine(
                settings, commands.apply(settings), (plan, inputs) -> QueueRuns::program, new FileBlobs(state));
    }

    static Path state(Path folder) throws IOException {
        return Files.createDirectories(folder.resolve("state").toAbsolutePath());
    }

    private static void program(Context context) {
        for (int i = 1; i <= QUEUES; i++) {
            String name = "queue-" + i;
            new Queue(name, QueueArgs.builder().name(name).build());
        }
    }

    /** Makes a stack; throws if that fails. */
    void up(String name) {
        RunOutcome outcome = engine.up(plan(name), new RunInputs.ForNet(null), new Monitor(name));
        if (!(outcome instanceof RunOutcome.Succeeded)) {
            throw new IllegalStateException("run of " + name + ": " + outcome);
        }
    }

    /** Makes so many at once; completes when all are made. */
    CompletableFuture<Void> upAtOnce(String prefix, int count) {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        CompletableFuture<?>[] runs = IntStream.rangeClosed(1, count)
                .mapToObj(i -> CompletableFuture.runAsync(() -> up(prefix + "-" + i), threads))
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(runs).whenComplete((done, failure) -> threads.shutdown());
    }

    private static DataPlan plan(String name) {
        Owner owner = new Owner("bench", "default", "PreviewEnvironment", name);
        Scope scope = new Scope(StackId.of(owner, Part.DATA), Part.DATA, owner, Map.of(), Placement.own("us-west-2"));
        return new DataPlan(scope, "vpc-1", null, List.of());
    }

    private record Monitor(String runId) implements EngineMonitor {
        @Override
        public void createFailed(PendingCreate create) {}

        @Override
        public void progress(Progress progress) {}

        @Override
        public void onInterrupt(Interruptible atWork) {}

        @Override
        public boolean interrupted() {
            return false;
        }

        @Override
        public void kill() {}
    }
}
