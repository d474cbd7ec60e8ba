package dev.greenroom.operator;

import static dev.greenroom.operator.plan.PreviewExamples.IMAGE;
import static dev.greenroom.operator.plan.PreviewExamples.MIGRATION;
import static dev.greenroom.operator.plan.PreviewExamples.NEXT_IMAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.GreenroomApi;
import dev.greenroom.api.Phase;
import dev.greenroom.operator.cloud.CloudException.Kind;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.status.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From wherever a preview is to nothing, proven; by a delete or because its time is over. */
@Timeout(120)
@EnableKubernetesMockClient(crud = true, https = false)
class DeletionLoopTest {
    KubernetesMockServer server;
    KubernetesClient client;

    @TempDir
    Path folder;

    private OperatorUnderTest operator;

    @BeforeEach
    void start() {
        operator = new OperatorUnderTest(server, client, folder);
    }

    @AfterEach
    void stop() {
        operator.close();
    }

    private void ready(String... more) {
        List<String> fragments = new ArrayList<>(List.of(more));
        fragments.add(IMAGE);
        operator.apply(fragments.toArray(String[]::new));
        operator.awaitPhase(Phase.Ready);
    }

    private List<String> destroys() {
        return operator.pulumi.runs().stream()
                .filter(run -> run.startsWith("destroy"))
                .toList();
    }

    private void nothingIsLeft() {
        assertThat(operator.cloud.things()).isEmpty();
        assertThat(operator.cloud.databaseSecrets()).isEmpty();
        assertThat(folder.resolve("backend/greenroom/runs")).isEmptyDirectory();
        assertThat(folder.resolve("backend/.pulumi/stacks/greenroom")).isEmptyDirectory();
    }

    @Test
    void appGoesFirstThenNetBesideDataThenTheProofThenTheObject() {
        ready();
        operator.pulumi.hold("destroy data");
        operator.pulumi.hold("destroy net");
        operator.pulumi.hold("destroy app");

        operator.delete();
        operator.awaitTrue(() -> destroys().equals(List.of("destroy app")));
        operator.awaitPhase(Phase.Deleting);
        operator.pulumi.letGo("destroy app");
        operator.awaitTrue(() -> destroys().size() == 3);
        operator.pulumi.letGo("destroy net");
        operator.staysTrue(() -> operator.preview().isPresent());
        operator.pulumi.letGo("destroy data");

        operator.awaitGone();
        nothingIsLeft();
        assertThat(operator.cloud.calls()).last().asString().startsWith("delete greenroom/");
        operator.awaitEvents("DestroyStarted", "Destroyed", "Deleted");
    }

    @Test
    void whatIsLeftBehindIsNamedAndHoldsTheObjectUntilItIsGone() {
        ready();
        CloudResource planted = operator.cloud.things().stream()
                .filter(thing -> thing.type().equals("aws:iam/role:Role"))
                .findFirst()
                .orElseThrow();

        operator.pulumi.hold("destroy data");
        operator.delete();
        operator.awaitTrue(() -> operator.pulumi.commands().contains("stack rm net"));
        operator.cloud.made(List.of(planted));
        operator.pulumi.letGo("destroy data");

        operator.awaitReason("LeftBehind");
        assertThat(operator.condition(Conditions.STALLED)
                        .map(Condition::getMessage)
                        .orElseThrow())
                .contains(planted.arn());
        operator.awaitEvents("LeftBehind");
        assertThat(operator.preview().orElseThrow().getMetadata().getFinalizers())
                .contains(GreenroomApi.FINALIZER);
        assertThat(operator.cloud.databaseSecrets()).as("goes last").hasSize(1);

        operator.cloud.removed(List.of(planted));
        operator.awaitGone();
        nothingIsLeft();
    }

    @Test
    void withoutAnswersFromAwsTheObjectStays() {
        ready();
        operator.cloud.refuse("stillThere", Kind.TRANSIENT, "Throttled", "DescribeDBClusters: slow down");

        operator.delete();
        operator.awaitReason("NotObserved");
        assertThat(operator.preview()).isPresent();

        operator.cloud.allow("stillThere");
        operator.awaitGone();
    }

    @Test
    void aDeleteInterruptsACreate() {
        operator.pulumi.hold("up data");
        operator.apply();
        operator.awaitTrue(() ->
                operator.pulumi.runs().contains("up data") && operator.events().contains("RunSucceeded"));

        operator.delete();
        operator.awaitGone();

        assertThat(operator.pulumi.runs())
                .contains("destroy data", "destroy net")
                .doesNotContain("up app");
        operator.awaitEvents("RunInterrupted");
        nothingIsLeft();
    }

    @Test
    void aPreviewThatNeverStartedIsGoneWithoutACommand() {
        operator.apply("container: {cpu: 1024}");
        operator.awaitReason("InvalidSpec");

        operator.delete();
        operator.awaitGone();

        assertThat(operator.pulumi.commands()).isEmpty();
    }

    @Test
    void aDeleteWorksWhilePaused() {
        ready();
        operator.change(IMAGE, "paused: true");
        operator.awaitTrue(() -> operator.condition(Conditions.PAUSED).isPresent());

        operator.delete();
        operator.awaitGone();
        nothingIsLeft();
    }

    @Test
    void aFailedDestroyIsToldAndTriedAgainOnAWish() {
        ready();
        operator.pulumi.fail("destroy net", "error: DependencyViolation: resource sg-1 has a dependent object");
        operator.delete();
        operator.awaitReason("BeingModified");
        assertThat(operator.status().phase()).isEqualTo(Phase.Deleting);

        operator.pulumi.recover("destroy net");
        operator.nudge();
        operator.awaitGone();
        nothingIsLeft();
    }

    @Test
    void whenItsTimeIsOverItIsDeleted() {
        ready("lifecycle: {ttl: 1h}");
        operator.clock.forward(Duration.ofMinutes(55));
        operator.awaitTrue(() -> operator.condition(Conditions.EXPIRING).isPresent());
        operator.awaitEvents("ExpiresSoon");
        assertThat(operator.preview()).isPresent();

        operator.clock.forward(Duration.ofMinutes(6));
        operator.awaitGone();
        nothingIsLeft();
        operator.awaitEvents("Expired", "Deleted");
    }

    @Test
    void aHibernatingPreviewIsDestroyedKeptAndWokenByAnImage() {
        ready("lifecycle: {ttl: 1h, onExpiry: Hibernate}", MIGRATION);
        operator.clock.forward(Duration.ofHours(2));
        operator.awaitPhase(Phase.Expired);

        nothingIsLeft();
        assertThat(operator.status().url()).isNull();
        assertThat(operator.status().image()).isNull();
        assertThat(operator.status().cost().monthly()).isEqualTo("0.00");
        assertThat(operator.condition(Conditions.RECONCILING)).isEmpty();
        int commands = operator.pulumi.commands().size();
        operator.staysTrue(() -> operator.pulumi.commands().size() == commands);

        operator.change(NEXT_IMAGE, "lifecycle: {ttl: 1h, onExpiry: Hibernate}");
        operator.awaitPhase(Phase.Ready);
        assertThat(operator.pulumi.runs().subList(7, operator.pulumi.runs().size()))
                .containsExactlyInAnyOrder("up data", "up net", "up app");
    }

    @Test
    void aHibernatingPreviewIsWokenByAWishAndMigratesItsNewDatabase() {
        String[] spec = {"lifecycle: {ttl: 1h, onExpiry: Hibernate}", MIGRATION};
        ready(spec);
        operator.clock.forward(Duration.ofHours(2));
        operator.awaitPhase(Phase.Expired);
        long migrations = migrations();

        operator.nudge();
        operator.awaitPhase(Phase.Ready);

        assertThat(migrations()).isGreaterThan(migrations);
        assertThat(Collections.frequency(operator.pulumi.runs(), "up app")).isEqualTo(4);
    }

    private long migrations() {
        return operator.cloud.calls().stream()
                .filter(call -> call.startsWith("migrate "))
                .count();
    }
}
