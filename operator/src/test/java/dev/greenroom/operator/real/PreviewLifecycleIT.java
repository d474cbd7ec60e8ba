package dev.greenroom.operator.real;

import static dev.greenroom.api.Phase.Deleting;
import static dev.greenroom.api.Phase.Deploying;
import static dev.greenroom.api.Phase.Migrating;
import static dev.greenroom.api.Phase.Provisioning;
import static dev.greenroom.api.Phase.Ready;
import static dev.greenroom.api.Phase.WaitingForImage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.GreenroomApi;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.RunStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The life of the preview in examples/preview-gp-api.yaml, from {@code kubectl apply} to nothing left. Beside it lives a second
 * one that never gets an image and has something taken out of its state, so that its deletion must find what it leaves behind.
 */
@TestMethodOrder(OrderAnnotation.class)
class PreviewLifecycleIT {
    private static final String NAME = "gp-api-pr-123";
    private static final String OTHER = "gp-api-pr-124";
    private static final String IMAGE = image("1");
    private static final String SECOND_IMAGE = image("2");

    private static Stage stage;
    private static Cluster cluster;
    private static PhaseLog phases;
    private static String password;

    private static String image(String digit) {
        return "123456789012.dkr.ecr.us-west-2.amazonaws.com/gp-api@sha256:" + digit.repeat(64);
    }

    @BeforeAll
    static void applyTheExample() {
        stage = Stage.open("lifecycle");
        cluster = stage.cluster();
        phases = new PhaseLog(cluster.preview(NAME));
        String example = stage.example("preview-gp-api.yaml");
        cluster.apply(example);
        cluster.apply(example.replace(NAME, OTHER).replace("number: 123", "number: 124"));
    }

    @AfterAll
    static void stop() {
        if (phases != null) {
            phases.close();
        }
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    @Order(1)
    void dataAndNetComeUpAtTheSameTimeAndWaitForTheImage() {
        PreviewEnvironmentStatus status = cluster.awaitPhase(NAME, WaitingForImage);

        RunStatus data = status.stacks().data().lastRun();
        RunStatus net = status.stacks().net().lastRun();
        assertThat(Instant.parse(data.start())).isBefore(end(net));
        assertThat(Instant.parse(net.start())).isBefore(end(data));
        assertThat(phases.until(WaitingForImage)).containsExactly(Provisioning, WaitingForImage);
        assertThat(Cluster.ready(status).getReason()).isEqualTo("WaitingForImage");
    }

    private static Instant end(RunStatus run) {
        return Instant.parse(run.start()).plusSeconds(run.durationSeconds());
    }

    @Test
    @Order(2)
    void anImageIsMigratedRolledOutAndReady() {
        cluster.patchImage(NAME, IMAGE);

        PreviewEnvironmentStatus status = cluster.awaitReady(NAME, IMAGE);
        assertThat(phases.until(Ready))
                .startsWith(Provisioning, WaitingForImage)
                .containsSubsequence(WaitingForImage, Migrating, Deploying, Ready);
        assertThat(status.timeline()).containsKeys("Provisioning", "WaitingForImage", "Migrating", "Ready");
        String secret = seen().databaseSecret();
        password = Json.texts(secret).get("password");
        assertThat(Json.texts(secret)).containsKeys("username", "host", "port", "dbname", "url");
    }

    @Test
    @Order(3)
    void kubectlPrintsTheColumns() {
        String[] lines = cluster.kubectl("get", "previews", NAME).split("\n", -1);

        assertThat(lines[0].split("\\s+"))
                .containsExactly("NAME", "PR", "PHASE", "READY", "URL", "COST/MO", "EXPIRES", "AGE");
        assertThat(lines[1].trim().split("\\s+"))
                .hasSize(8)
                .startsWith(NAME, "123", "Ready", "True", "https://gp-api-pr-123.preview.example.com")
                .satisfies(row -> assertThat(row[5]).matches("\\d+\\.\\d\\d"))
                .satisfies(row -> assertThat(Instant.parse(row[6])).isAfter(Instant.now()));
        assertThat(stage.operator().metrics()).contains("greenroom_previews{phase=\"Ready\"} 1");
    }

    @Test
    @Order(4)
    void theDatabaseIsServerlessEncryptedAndPrivate() {
        example().theDatabaseIsServerlessEncryptedAndPrivate();
    }

    @Test
    @Order(4)
    void theQueueIsFifoAndHandsWhatFailsToItsDeadLetterQueue() {
        example().theQueueIsFifoAndHandsWhatFailsToItsDeadLetterQueue();
    }

    @Test
    @Order(4)
    void theLoadBalancerSpeaksTlsAndRedirectsToIt() {
        example().theLoadBalancerSpeaksTlsAndRedirectsToIt();
    }

    @Test
    @Order(4)
    void theServiceRunsOneSmallTaskWithItsSecretsByArn() {
        example().theServiceRunsOneSmallTaskWithItsSecretsByArn();
    }

    @Test
    @Order(4)
    void theDatabaseIsOpenToItsTasksAlone() {
        example().theDatabaseIsOpenToItsTasksAlone(owner(NAME));
    }

    @Test
    @Order(4)
    void everythingIsTaggedWithItsOwner() {
        Map<String, Map<String, String>> ours = stage.made();

        assertThat(ours).hasSizeGreaterThan(30);
        assertThat(ours).allSatisfy((thing, tags) -> {
            if (!Census.untaggable(thing)) {
                assertThat(tags.get("greenroom.dev/owner")).as(thing).isIn(owner(NAME), owner(OTHER));
                assertThat(tags)
                        .as(thing)
                        .containsEntry("greenroom.dev/managed-by", "greenroom")
                        .containsEntry("greenroom.dev/repository", "goodparty/gp-api")
                        .containsKeys("greenroom.dev/pull-request", "greenroom.dev/part");
            }
        });
    }

    @Test
    @Order(5)
    void noSecretIsAnywhereInClear() {
        assertThat(stage.backend().stacks()).contains(stack(NAME) + "data", stack(NAME) + "net", stack(NAME) + "app");
        Map<String, String> texts = new TreeMap<>(stage.backend().everything());
        texts.put("log", stage.operator().logText());
        texts.put("previews and events", cluster.everythingVisible());
        texts.put("metrics", stage.operator().metrics());
        texts.putAll(Canaries.tasks(stage.aws(), seen()));

        List<String> secrets = new ArrayList<>(Estate.canaries());
        secrets.add(password);
        secrets.add(Backend.PASSPHRASE);
        assertThat(texts).hasSizeGreaterThan(10);
        assertThat(texts.values()).as("texts can be read").anyMatch(text -> text.contains("JWT_SECRET"));
        new Canaries(secrets).areNowhereIn(texts);
    }

    @Test
    @Order(6)
    void aSecondImageRunsTheAppStackAlone() {
        Map<String, Long> first = updates();

        cluster.patchImage(NAME, SECOND_IMAGE);
        cluster.awaitReady(NAME, SECOND_IMAGE);

        assertThat(seen().container().image()).isEqualTo(SECOND_IMAGE);
        Map<String, Long> second = updates();
        assertThat(second.get("app")).isGreaterThan(first.get("app"));
        assertThat(second).containsEntry("data", 1L).containsEntry("net", 1L);
        assertThat(first).containsEntry("data", 1L).containsEntry("net", 1L);
    }

    private static Map<String, Long> updates() {
        return Map.of(
                "data", stage.backend().updates(stack(NAME) + "data"),
                "net", stage.backend().updates(stack(NAME) + "net"),
                "app", stage.backend().updates(stack(NAME) + "app"));
    }

    @Test
    @Order(7)
    void aRestartAndAChangeOfMetadataStartNoPulumiProcess() {
        RunningOperator operator = stage.operator();
        List<String> calls = operator.pulumiCalls();
        assertThat(calls).isNotEmpty();

        operator.stop();
        operator.start();
        cluster.kubectl("label", "preview", NAME, "team=payments");
        String asked = cluster.reconcileNow(NAME);
        cluster.eventually(
                NAME, () -> assertThat(cluster.status(NAME).lastReconcileAt()).isEqualTo(asked));
        cluster.awaitReady(NAME, SECOND_IMAGE);

        assertThat(operator.pulumiCalls()).isEqualTo(calls);
    }

    @Test
    @Order(8)
    void aDeletedPreviewLeavesNothingAndALeftoverHoldsItsPreview() {
        cluster.awaitPhase(OTHER, WaitingForImage);
        PreviewOnAws other = stage.onAws(OTHER);
        String queue = other.queueUrl("jobs");
        String arn = other.queue(queue).get(QueueAttributeName.QUEUE_ARN);
        String secret = other.databaseSecretName();
        stage.backend().forget(stack(OTHER) + "data", queue);
        cluster.delete(NAME);
        cluster.delete(OTHER);

        cluster.awaitGone(NAME);
        assertThat(phases.until(Deleting)).containsOnlyOnce(Deleting);
        assertThat(stage.backend().stacks()).noneMatch(stack -> stack.startsWith(stack(NAME)));
        Condition leftBehind = cluster.awaitReason(OTHER, "LeftBehind");
        assertThat(leftBehind.getMessage()).contains(arn);
        assertThat(cluster.preview(OTHER).get().getMetadata().getFinalizers()).contains(GreenroomApi.FINALIZER);
        assertThat(stage.made()).containsOnlyKeys("queue " + queue, "secret " + secret);

        stage.aws().sqs.deleteQueue(d -> d.queueUrl(queue));
        cluster.reconcileNow(OTHER);
        cluster.awaitGone(OTHER);
        assertThat(stage.made()).isEmpty();
        assertThat(stage.backend().stacks()).isEmpty();
        assertThat(stage.backend().runRecords()).isEmpty();
        assertThat(stage.backend().locks()).isEmpty();
    }

    private static String stack(String preview) {
        return "lifecycle." + stage.namespace() + ".pr-" + preview + ".";
    }

    private static String owner(String preview) {
        return "lifecycle/" + stage.namespace() + "/PreviewEnvironment/" + preview;
    }

    private static ExampleOnAws example() {
        return new ExampleOnAws(stage.aws(), stage.estate(), cluster.status(NAME));
    }

    private static PreviewOnAws seen() {
        return stage.onAws(NAME);
    }
}
