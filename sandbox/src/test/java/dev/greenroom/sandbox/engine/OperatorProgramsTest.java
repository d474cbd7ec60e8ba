package dev.greenroom.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.DataPlan.DatabasePlan;
import dev.greenroom.operator.plan.DataPlan.QueuePlan;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.Scope;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.pulumi.PulumiSettings;
import dev.greenroom.operator.pulumi.PulumiStackEngine;
import dev.greenroom.operator.pulumi.program.StackPrograms;
import dev.greenroom.operator.pulumi.state.FileBlobs;
import dev.greenroom.operator.pulumi.state.PulumiStateStore;
import dev.greenroom.operator.stack.EngineMonitor;
import dev.greenroom.operator.stack.Failure;
import dev.greenroom.operator.stack.Interruptible;
import dev.greenroom.operator.stack.Progress;
import dev.greenroom.operator.stack.RunInputs.ForData;
import dev.greenroom.operator.stack.RunOutcome;
import dev.greenroom.operator.stack.RunOutcome.Failed;
import dev.greenroom.operator.stack.RunOutcome.Interrupted;
import dev.greenroom.operator.stack.RunOutcome.Succeeded;
import dev.greenroom.operator.stack.SecretText;
import dev.greenroom.operator.stack.StateStore.PendingCreate;
import dev.greenroom.sandbox.time.ScaledTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's own engine and program for a data stack, on a cloud that echoes. */
class OperatorProgramsTest {
    private static final Placement OWN = Placement.own("us-west-2");
    private static final SecretText PASSWORD = new SecretText("zQ8r0k1T5v2mN7pX4sB9wC3dF6gH1jLy");

    @TempDir
    Path folder;

    private final ScriptedProvider cloud = new ScriptedProvider();
    private EmbeddedPulumi pulumi;
    private PulumiStackEngine engine;
    private PulumiStateStore states;

    @BeforeEach
    void install() {
        pulumi = new EmbeddedPulumi(new EmbeddedPulumi.Settings(
                folder.resolve("backend"),
                Engine.PASSPHRASE,
                new ScaledTime(Clock.systemUTC(), 60),
                Duration.ofHours(3),
                Map.of("aws", new EchoingAws(cloud)),
                Map.of()));
        PulumiSettings settings = new PulumiSettings(
                "file://" + folder.resolve("backend"),
                "passphrase",
                null,
                folder.resolve("runs"),
                Duration.ofHours(1),
                Duration.ofSeconds(10),
                Map.of("PULUMI_CONFIG_PASSPHRASE", "correct horse"));
        FileBlobs blobs = new FileBlobs(folder.resolve("backend"));
        engine = new PulumiStackEngine(settings, pulumi.forRuns(), StackPrograms::of, blobs);
        states = new PulumiStateStore(blobs);
    }

    @AfterEach
    void close() {
        pulumi.close();
    }

    @Test
    void aStackComesUpAndTheOperatorReadsItsState() throws Exception {
        Monitor monitor = new Monitor("first");

        assertThat(up("one", monitor)).isInstanceOfSatisfying(Succeeded.class, up -> assertThat(up.outputs())
                .containsEntry("databaseHost", "db.example.com")
                .containsEntry("databasePort", "5432")
                .containsKeys("queueUrl.jobs", "queueArn.jobs", StackPrograms.DIGEST, StackPrograms.OWNER));
        assertThat(monitor.progress)
                .anySatisfy(progress -> assertThat(progress.waitingFor()).isNotEmpty());
        assertThat(monitor.progress.get(monitor.progress.size() - 1).done()).isEqualTo(6);
        assertThat(states.read(plan("one").stack()).orElseThrow().resources())
                .extracting(CloudResource::type)
                .contains("aws:rds/cluster:Cluster", "aws:sqs/queue:Queue")
                .hasSize(6);
        Path state = folder.resolve(
                "backend/.pulumi/stacks/greenroom/" + plan("one").stack().name() + ".json");
        assertThat(Files.readString(state)).doesNotContain(PASSWORD.reveal());

        cloud.calls.clear();
        assertThat(up("one", new Monitor("second"))).isInstanceOf(Succeeded.class);
        assertThat(cloud.calls).isEmpty();

        assertThat(engine.destroy(plan("one").stack(), OWN, new Monitor("third")))
                .isInstanceOf(Succeeded.class);
        assertThat(states.read(plan("one").stack())).isEmpty();
        assertThat(cloud.cloud).isEmpty();
        assertThat(folder.resolve("runs")).isEmptyDirectory();
    }

    @Test
    void aRefusalOfTheCloudIsTheFailureOfTheRun() {
        cloud.failing.put(
                "create one-jobs.fifo",
                "creating SQS Queue (one-jobs.fifo): operation error SQS: CreateQueue, https response error StatusCode: 400,"
                        + " RequestID: a-b, QueueDeletedRecently: You must wait 60 seconds after deleting a queue before you"
                        + " can create another with the same name.");

        assertThat(up("one", new Monitor("first")))
                .isEqualTo(new Failed(new Failure(
                        Failure.Retry.LATER,
                        "NameCoolingDown",
                        "The queue jobs: AWS does not give the name of what was just deleted again yet:"
                                + " QueueDeletedRecently: You must wait 60 seconds after deleting a queue before you can"
                                + " create another with the same name.")));
    }

    @Test
    void anInterruptedRunIsGoneOnWithByTheNext() throws Exception {
        CountDownLatch atCluster = cloud.hold("create cluster-one", new CountDownLatch(1));
        Monitor monitor = new Monitor("first");
        CompletableFuture<RunOutcome> run = CompletableFuture.supplyAsync(() -> up("one", monitor));
        assertThat(atCluster.await(30, TimeUnit.SECONDS)).isTrue();

        monitor.interrupt();

        assertThat(run).succeedsWithin(30, TimeUnit.SECONDS).isInstanceOf(Interrupted.class);
        cloud.gates.clear();
        assertThat(up("one", new Monitor("second"))).isInstanceOf(Succeeded.class);
    }

    @Test
    void aRunThatWaitsForTheCloudKeepsNoProcessorBusy() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch atCluster = cloud.hold("create cluster-one", gate);
        CompletableFuture<RunOutcome> run = CompletableFuture.supplyAsync(() -> up("one", new Monitor("first")));
        assertThat(atCluster.await(30, TimeUnit.SECONDS)).isTrue();

        int busy = 0;
        int paused = 0;
        for (int look = 0; look < 100; look++) {
            TimeUnit.MILLISECONDS.sleep(3);
            List<List<String>> asking = Thread.getAllStackTraces().values().stream()
                    .map(frames -> Stream.of(frames)
                            .map(StackTraceElement::getMethodName)
                            .toList())
                    .filter(methods -> methods.contains("loopUntilDone"))
                    .toList();
            int held = (int) asking.stream()
                    .filter(methods -> methods.contains("managedBlock"))
                    .count();
            paused += held;
            busy += asking.size() - held;
        }
        assertThat(paused)
                .as("looks at which the SDK was kept from asking whether the program is done")
                .isPositive();
        assertThat(busy).as("looks at which it was asking").isLessThan(20);
        gate.countDown();
        assertThat(run).succeedsWithin(30, TimeUnit.SECONDS).isInstanceOf(Succeeded.class);
    }

    @Test
    void sixteenStacksComeUpAtOnce() {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<CompletableFuture<RunOutcome>> runs = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> up("n" + i, new Monitor("n" + i)), threads))
                .toList();

        assertThat(runs)
                .allSatisfy(run ->
                        assertThat(run).succeedsWithin(2, TimeUnit.MINUTES).isInstanceOf(Succeeded.class));
        assertThat(cloud.cloud).hasSize(16 * 6);
        threads.shutdown();
    }

    private RunOutcome up(String name, EngineMonitor monitor) {
        return engine.up(
                plan(name), new ForData(PASSWORD, "arn:aws:secretsmanager:us-west-2:1:secret:s-Ab3dEf"), monitor);
    }

    private static DataPlan plan(String name) {
        Owner owner = new Owner("test", "team", "PreviewEnvironment", name);
        Scope scope = new Scope(StackId.of(owner, Part.DATA), Part.DATA, owner, Map.of("part", "data"), OWN);
        return new DataPlan(
                scope,
                "vpc-1",
                new DatabasePlan("cluster-" + name, "16.6", 0.5, 2, List.of("a", "b"), "app", "app", "secret", false),
                List.of(new QueuePlan("jobs", name + "-jobs.fifo", name + "-dlq.fifo", true)));
    }

    /** Remembers progress; can be interrupted. */
    private static final class Monitor implements EngineMonitor {
        private final String runId;
        final List<Progress> progress = new ArrayList<>();
        private final CompletableFuture<Void> interrupted = new CompletableFuture<>();

        Monitor(String runId) {
            this.runId = runId;
        }

        @Override
        public void createFailed(PendingCreate create) {}

        @Override
        public String runId() {
            return runId;
        }

        @Override
        public synchronized void progress(Progress news) {
            progress.add(news);
        }

        @Override
        public void onInterrupt(Interruptible atWork) {
            CompletableFuture<Void> stopped = interrupted.thenRun(atWork::stop);
            assertThat(stopped).isNotCancelled();
        }

        @Override
        public boolean interrupted() {
            return interrupted.isDone();
        }

        @Override
        public void kill() {
            throw new UnsupportedOperationException();
        }

        void interrupt() {
            interrupted.complete(null);
        }
    }
}
