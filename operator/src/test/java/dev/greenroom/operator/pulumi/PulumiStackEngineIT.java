package dev.greenroom.operator.pulumi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.pulumi.Context;
import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.sqs.Queue;
import com.pulumi.aws.sqs.QueueArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import dev.greenroom.operator.aws.AwsClients;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.pulumi.state.FileBlobs;
import dev.greenroom.operator.pulumi.state.PulumiStateStore;
import dev.greenroom.operator.real.RealComponents;
import dev.greenroom.operator.stack.RunOutcome;
import dev.greenroom.operator.stack.StateStore.StackState;
import dev.greenroom.operator.stack.TestMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The engine with the real CLI, the AWS provider and an AWS emulator: the environment is the rig's. */
class PulumiStackEngineIT {
    private static final Placement OWN = Placement.own("us-west-2");

    @TempDir
    Path folder;

    private String path;
    private PulumiStackEngine engine;
    private PulumiStateStore states;

    @BeforeEach
    void backend() throws IOException {
        Files.createDirectory(folder.resolve("backend"));
        states = new PulumiStateStore(new FileBlobs(folder.resolve("backend")));
        path = RealComponents.pathWithTerraformProvider(folder);
        engine = engine("correct horse");
    }

    @Test
    void aStackComesUpAgainWithoutChangesAndGoesAway() {
        DataPlan plan = TestPlans.data("once");
        TestMonitor first = new TestMonitor("first");

        assertThat(engine.up(plan, TestPlans.INPUTS, first))
                .isInstanceOfSatisfying(RunOutcome.Succeeded.class, up -> assertThat(up.outputs())
                        .containsEntry("queueArn.jobs", "arn:aws:sqs:us-west-2:123456789012:greenroom-once")
                        .doesNotContainKey("hidden"));
        assertThat(first.progress())
                .anySatisfy(news -> assertThat(news.waitingFor()).isEqualTo("queue jobs"));
        assertThat(states.read(plan.stack()).orElseThrow().resources())
                .singleElement()
                .satisfies(queue -> assertThat(queue.arn()).endsWith(":greenroom-once"));

        TestMonitor second = new TestMonitor("second");
        assertThat(engine.up(plan, TestPlans.INPUTS, second)).isInstanceOf(RunOutcome.Succeeded.class);
        assertThat(second.progress())
                .allSatisfy(news -> assertThat(news.waitingFor()).isEmpty());

        assertThat(engine.destroy(plan.stack(), OWN, new TestMonitor("third")))
                .isInstanceOf(RunOutcome.Succeeded.class);
        assertThat(states.read(plan.stack())).isEmpty();
        assertThat(engine.destroy(plan.stack(), OWN, new TestMonitor("fourth")))
                .isInstanceOf(RunOutcome.Succeeded.class);
        assertThat(folder.resolve("runs")).isEmptyDirectory();
    }

    @Test
    void aCorrectionPutsBackWhatSomebodyChangedAndMakesWhatSomebodyDeleted() {
        DataPlan plan = TestPlans.data("drifted");
        assertThat(engine.up(plan, TestPlans.INPUTS, new TestMonitor("first")))
                .isInstanceOf(RunOutcome.Succeeded.class);
        try (AwsClients clients = new AwsClients()) {
            SqsClient sqs = clients.sqs(OWN);
            String url = sqs.getQueueUrl(g -> g.queueName("greenroom-drifted")).queueUrl();
            sqs.setQueueAttributes(
                    s -> s.queueUrl(url).attributes(Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "60")));

            assertThat(engine.up(plan, TestPlans.INPUTS, new TestMonitor("second")))
                    .isInstanceOf(RunOutcome.Succeeded.class);
            assertThat(retention(sqs, url)).isEqualTo("60");
            assertThat(engine.correct(plan, TestPlans.INPUTS, new TestMonitor("third")))
                    .isInstanceOf(RunOutcome.Succeeded.class);
            assertThat(retention(sqs, url)).isEqualTo("86400");

            sqs.deleteQueue(d -> d.queueUrl(url));
            assertThat(engine.correct(plan, TestPlans.INPUTS, new TestMonitor("fourth")))
                    .isInstanceOf(RunOutcome.Succeeded.class);
            assertThat(retention(sqs, url)).isEqualTo("86400");
        }
        assertThat(engine.destroy(plan.stack(), OWN, new TestMonitor("fifth")))
                .isInstanceOf(RunOutcome.Succeeded.class);
    }

    private static String retention(SqsClient sqs, String url) {
        return sqs.getQueueAttributes(g -> g.queueUrl(url).attributeNames(QueueAttributeName.MESSAGE_RETENTION_PERIOD))
                .attributes()
                .get(QueueAttributeName.MESSAGE_RETENTION_PERIOD);
    }

    @Test
    void anInterruptedRunLeavesNeitherLockNorProcessAndCanBeDestroyed() throws IOException {
        DataPlan plan = TestPlans.data("stopped");
        TestMonitor monitor = new TestMonitor("stopped");
        CompletableFuture<RunOutcome> run =
                CompletableFuture.supplyAsync(() -> engine.up(plan, TestPlans.INPUTS, monitor));
        await().atMost(Duration.ofMinutes(1)).until(() -> monitor.progress().stream()
                .anyMatch(news -> news.waitingFor().equals("queue jobs")));

        monitor.interrupt();

        assertThat(run).succeedsWithin(Duration.ofMinutes(1)).isInstanceOf(RunOutcome.Interrupted.class);
        assertThat(locks()).isEmpty();
        assertThat(ProcessHandle.current().descendants()).isEmpty();
        assertThat(accountedFor(plan, monitor))
                .as("the queue is noted somewhere")
                .isTrue();
        assertThat(engine.destroy(plan.stack(), OWN, new TestMonitor("after")))
                .isInstanceOf(RunOutcome.Succeeded.class);
    }

    /** The state holds it, or says that it was begun, or the create was told to have failed. */
    private boolean accountedFor(DataPlan plan, TestMonitor monitor) {
        StackState state = states.read(plan.stack()).orElseThrow();
        return !state.resources().isEmpty()
                || !state.loose().none()
                || !monitor.failedCreates().isEmpty();
    }

    @Test
    void fourStacksComeUpInParallel() {
        ExecutorService four = Executors.newFixedThreadPool(4);
        List<CompletableFuture<RunOutcome>> runs = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> engine.up(TestPlans.data("p" + i), TestPlans.INPUTS, new TestMonitor("p" + i)), four))
                .toList();

        for (int i = 0; i < 4; i++) {
            String queue = "arn:aws:sqs:us-west-2:123456789012:greenroom-p" + i;
            assertThat(runs.get(i))
                    .succeedsWithin(Duration.ofMinutes(5))
                    .isInstanceOfSatisfying(RunOutcome.Succeeded.class, up -> assertThat(up.outputs())
                            .containsEntry("queueArn.jobs", queue));
        }
        four.shutdown();
    }

    @Test
    void aStateOfAnotherPassphraseIsSaidToBeSo() {
        DataPlan plan = TestPlans.data("locked-out");
        assertThat(engine.up(plan, TestPlans.INPUTS, new TestMonitor("first")))
                .isInstanceOf(RunOutcome.Succeeded.class);

        RunOutcome outcome = engine("battery staple").destroy(plan.stack(), OWN, new TestMonitor("second"));

        assertThat(outcome).isInstanceOfSatisfying(RunOutcome.Failed.class, failed -> assertThat(
                        failed.failure().reason())
                .isEqualTo("StateUndecryptable"));
        assertThat(engine.destroy(plan.stack(), OWN, new TestMonitor("third")))
                .isInstanceOf(RunOutcome.Succeeded.class);
    }

    private PulumiStackEngine engine(String passphrase) {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put("PATH", path);
        environment.put("PULUMI_CONFIG_PASSPHRASE", passphrase);
        Path backend = folder.resolve("backend");
        PulumiSettings settings = new PulumiSettings(
                backend.toUri().toString().replaceAll("/$", ""),
                "passphrase",
                null,
                folder.resolve("runs"),
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                environment);
        assertThat(settings.problem()).isEmpty();
        return new PulumiStackEngine(
                settings, RunCommands.cli(settings), (plan, inputs) -> queue((DataPlan) plan), new FileBlobs(backend));
    }

    private List<Path> locks() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("backend/.pulumi"))) {
            return files.filter(file -> file.toString().contains("/locks/") && Files.isRegularFile(file))
                    .toList();
        }
    }

    private static Consumer<Context> queue(DataPlan plan) {
        String name = "greenroom-" + plan.scope().owner().name();
        return context -> {
            Provider provider = new Provider(
                    "aws", ProviderArgs.builder().region("us-west-2").build());
            Queue queue = new Queue(
                    "jobs",
                    QueueArgs.builder()
                            .name(name)
                            .messageRetentionSeconds(86_400)
                            .build(),
                    CustomResourceOptions.builder().provider(provider).build());
            context.export("queueArn.jobs", queue.arn());
            context.export("hidden", Output.ofSecret("s3cret")); // so that the state needs its passphrase
        };
    }
}
