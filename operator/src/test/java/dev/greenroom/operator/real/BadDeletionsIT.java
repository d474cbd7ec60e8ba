package dev.greenroom.operator.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.RunStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Those of the eleven bad deletions in which real components could do otherwise than the sandbox's, all on one stage. */
@TestMethodOrder(OrderAnnotation.class)
class BadDeletionsIT {
    private static final String CLUSTER_ID = "doomed";
    private static final String HALF_CREATED = "gp-api-pr-201";
    private static final String BY_HAND = "gp-api-pr-202";
    private static final String NO_SECRET = "gp-api-pr-203";
    private static final String TERMINATING = "gp-api-pr-204";
    private static final String EXAMPLE = "gp-api-pr-123";
    private static final String IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/gp-api@sha256:" + "1".repeat(64);

    private static Stage stage;
    private static Cluster cluster;
    private static final Map<String, ReleaseWatch> WATCHES = new LinkedHashMap<>();

    @BeforeAll
    static void applyAll() {
        stage = Stage.open(CLUSTER_ID);
        cluster = stage.cluster();
        stage.estate().writeSecret(stage.aws(), List.of());
        String example = stage.example("preview-gp-api.yaml");
        for (String name : List.of(HALF_CREATED, BY_HAND, NO_SECRET, TERMINATING)) {
            String number = name.substring(name.length() - 3);
            WATCHES.put(name, new ReleaseWatch(cluster.preview(name), () -> remains(name)));
            cluster.apply(example.replace(EXAMPLE, name).replace("number: 123", "number: " + number));
        }
        cluster.patchImage(NO_SECRET, IMAGE);
    }

    @AfterAll
    static void close() {
        WATCHES.values().forEach(ReleaseWatch::close);
        if (stage != null) {
            stage.close();
        }
    }

    /** What of a preview there is in the backend and on AWS. */
    private static List<String> remains(String preview) {
        String stacks = "." + stage.namespace() + ".pr-" + preview + ".";
        List<String> remains = new ArrayList<>(Stream.of(
                        stage.backend().stacks(),
                        stage.backend().runRecords(),
                        stage.backend().locks())
                .flatMap(List::stream)
                .filter(key -> key.contains(stacks))
                .toList());
        stage.made().forEach((thing, tags) -> {
            if (tags.getOrDefault("greenroom.dev/owner", "").endsWith("/" + preview)) {
                remains.add(thing);
            }
        });
        return remains;
    }

    private static void endsWithNothingLeft(String preview) {
        assertThat(WATCHES.get(preview).leftAtRelease()).isEmpty();
        cluster.awaitGone(preview);
        assertThat(remains(preview)).isEmpty();
    }

    @Test
    @Order(1)
    void whatIsHalfCreatedEnds() {
        cluster.eventually(
                HALF_CREATED, () -> assertThat(stage.aws().sqs.listQueues().queueUrls())
                        .anyMatch(queue -> queue.contains(HALF_CREATED)));
        assertThat(cluster.status(HALF_CREATED).stacks().data().lastRun().result())
                .isEqualTo(RunStatus.Result.Running);

        cluster.delete(HALF_CREATED);
        endsWithNothingLeft(HALF_CREATED);
    }

    @Test
    @Order(2)
    void whatWasRemovedByHandEnds() {
        cluster.awaitPhase(BY_HAND, Phase.WaitingForImage);
        PreviewEnvironmentStatus status = cluster.status(BY_HAND);
        PreviewOnAws seen = stage.onAws(BY_HAND);
        stage.aws().sqs.deleteQueue(d -> d.queueUrl(seen.queueUrl("jobs")));
        String database = stage.made().keySet().stream()
                .filter(thing ->
                        thing.startsWith("cluster ") && remains(BY_HAND).contains(thing))
                .map(thing -> thing.substring("cluster ".length()))
                .findFirst()
                .orElseThrow();
        stage.aws().rds.describeDBInstances().dbInstances().stream()
                .filter(instance -> database.equals(instance.dbClusterIdentifier()))
                .forEach(instance -> stage.aws().rds.deleteDBInstance(d -> d.dbInstanceIdentifier(
                                instance.dbInstanceIdentifier())
                        .skipFinalSnapshot(true)));
        stage.aws().rds.deleteDBCluster(d -> d.dbClusterIdentifier(database).skipFinalSnapshot(true));
        String logGroup = status.stacks().net().outputs().get("logGroup");
        stage.aws().logs.deleteLogGroup(d -> d.logGroupName(logGroup));

        cluster.delete(BY_HAND);
        endsWithNothingLeft(BY_HAND);
    }

    @Test
    @Order(3)
    void withoutItsSecretItEnds() {
        cluster.awaitReason(NO_SECRET, "SecretKeyNotFound");

        cluster.delete(NO_SECRET);
        endsWithNothingLeft(NO_SECRET);
    }

    /** The last, because the stage has one namespace. */
    @Test
    @Order(4)
    void aTerminatingNamespaceIsHeldUntilItsPreviewHasEnded() {
        cluster.awaitPhase(TERMINATING, Phase.WaitingForImage);

        cluster.client().namespaces().withName(stage.namespace()).delete();
        endsWithNothingLeft(TERMINATING);
        await("the namespace is gone")
                .atMost(Duration.ofMinutes(2))
                .until(() -> cluster.client()
                                .namespaces()
                                .withName(stage.namespace())
                                .get()
                        == null);
        assertThat(stage.made()).isEmpty();
        assertThat(stage.backend().runRecords()).isEmpty();
        assertThat(stage.backend().locks()).isEmpty();
    }
}
