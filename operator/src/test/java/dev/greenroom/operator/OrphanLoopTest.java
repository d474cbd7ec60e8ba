package dev.greenroom.operator;

import static dev.greenroom.operator.plan.PreviewExamples.IMAGE;
import static dev.greenroom.operator.plan.PreviewExamples.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.Phase;
import dev.greenroom.operator.cloud.CloudException.Kind;
import dev.greenroom.operator.cloud.CloudResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An environment whose custom resource is lost: told of, and removed only when, and as long as, it may be. */
@Timeout(120)
@EnableKubernetesMockClient(crud = true, https = false)
class OrphanLoopTest {
    private static final Duration GRACE = Duration.ofHours(24);
    /** A preview that is refused, and makes nothing: it says that the cluster is not empty. */
    private static final String BYSTANDER = "bystander";

    private static final String REFUSED = "container: {cpu: 1024}";

    KubernetesMockServer server;
    KubernetesClient client;

    @TempDir
    Path folder;

    private OperatorUnderTest operator;

    @BeforeEach
    void start() {
        operator = new OperatorUnderTest(server, client, folder);
        operator.apply(IMAGE);
        operator.awaitPhase(Phase.Ready);
    }

    @AfterEach
    void stop() {
        operator.close();
    }

    private void lostWith(boolean remove) {
        operator.applyAs(BYSTANDER, REFUSED);
        operator.lose();
        operator.restartSweeping(remove, GRACE);
        operator.awaitTrue(() -> operator.orphans("environment") == 1);
    }

    private List<String> destroys() {
        return operator.pulumi.runs().stream()
                .filter(run -> run.startsWith("destroy"))
                .toList();
    }

    private void nothingIsDone() {
        operator.staysTrue(() -> destroys().isEmpty());
    }

    @Test
    void itIsToldByMetricAndEventAndNoMoreUnlessRemovalIsSwitchedOn() {
        lostWith(false);
        operator.clock.forward(GRACE.multipliedBy(3));

        nothingIsDone();
        operator.awaitTrue(() -> !operator.told("OrphansFound").isEmpty());
        assertThat(operator.told("OrphansFound").get(0))
                .contains(OWNER.namespace() + "/PreviewEnvironment/" + OWNER.name(), "GREENROOM_ORPHANS is Report");
        assertThat(operator.cloud.things()).isNotEmpty();
    }

    @Test
    void itIsRemovedAfterItsGraceAsADeleteWouldAndNotBefore() {
        lostWith(true);
        operator.clock.forward(GRACE.minusMinutes(1));
        nothingIsDone();

        operator.clock.forward(Duration.ofMinutes(2));
        operator.awaitTrue(() -> !operator.told("OrphanRemoved").isEmpty());

        assertThat(destroys().get(0)).isEqualTo("destroy app");
        assertThat(destroys()).containsExactlyInAnyOrder("destroy app", "destroy net", "destroy data");
        assertThat(operator.cloud.things()).isEmpty();
        assertThat(operator.cloud.databaseSecrets()).isEmpty();
        assertThat(folder.resolve("backend/greenroom/runs")).isEmptyDirectory();
        operator.awaitTrue(() -> operator.orphans("environment") == 0);
    }

    @Test
    void aRestartDoesNotBeginTheGraceAnew() {
        lostWith(true);
        operator.clock.forward(GRACE.minusMinutes(1));
        operator.restart();
        operator.clock.forward(Duration.ofMinutes(2));

        operator.awaitTrue(() -> !operator.told("OrphanRemoved").isEmpty());
    }

    @Test
    void anEmptyClusterIsTakenForOneThatIsBeingRestored() {
        operator.lose();
        operator.restartSweeping(true, GRACE);
        operator.awaitTrue(() -> operator.orphans("environment") == 1);
        operator.clock.forward(GRACE.multipliedBy(3));
        nothingIsDone();
        assertThat(operator.told("OrphansFound"))
                .last()
                .asString()
                .contains("Nothing is removed: the cluster has no PreviewEnvironment");

        // the first resource that is back starts the grace, and ends none
        operator.applyAs(BYSTANDER, REFUSED);
        nothingIsDone();
        operator.clock.forward(GRACE.plusMinutes(1));
        operator.awaitTrue(() -> !operator.told("OrphanRemoved").isEmpty());
    }

    @Test
    void aResourceThatComesBackInTheGraceFindsAllOfIt() {
        lostWith(true);
        operator.clock.forward(GRACE.minusMinutes(1));
        operator.apply(IMAGE);
        operator.awaitPhase(Phase.Ready);
        operator.clock.forward(GRACE);

        nothingIsDone();
        operator.awaitTrue(() -> operator.orphans("environment") == 0);
    }

    @Test
    void aResourceThatComesBackDuringTheRemovalWins() {
        lostWith(true);
        operator.pulumi.hold("destroy net");
        operator.pulumi.hold("destroy data");
        operator.clock.forward(GRACE.plusMinutes(1));
        operator.awaitTrue(() -> destroys().size() == 3);

        operator.apply(IMAGE);
        operator.awaitTrue(() -> !operator.told("OrphanNotRemoved").isEmpty());

        assertThat(operator.told("OrphanNotRemoved").get(0)).contains("its custom resource is back");
        operator.awaitPhase(Phase.Ready);
        assertThat(operator.told("OrphanRemoved")).isEmpty();
    }

    @Test
    void aRemovalThatFailsIsToldAndTakenUpAgain() {
        lostWith(true);
        operator.pulumi.fail("destroy net", "error: DependencyViolation: resource sg-1 has a dependent object");
        operator.clock.forward(GRACE.plusMinutes(1));
        operator.awaitTrue(() -> !operator.told("OrphanNotRemoved").isEmpty());
        assertThat(operator.told("OrphanNotRemoved").get(0)).contains("net: ", "sg-1");

        operator.pulumi.recover("destroy net");
        operator.awaitTrue(() -> !operator.told("OrphanRemoved").isEmpty());
        assertThat(operator.cloud.things()).isEmpty();
    }

    @Test
    void aThingThatNoRecordNamesIsToldOnceItIsSettledAndNeverRemoved() {
        operator.applyAs(BYSTANDER, REFUSED);
        operator.restartSweeping(true, GRACE);
        CloudResource stray = new CloudResource("aws:sqs/queue:Queue", "https://sqs/stray", "arn:aws:sqs:::stray");
        operator.cloud.made(List.of(stray));
        operator.cloud.tagged(stray, OWNER);
        operator.staysTrue(() -> operator.orphans("thing") == 0);

        operator.clock.forward(GRACE.multipliedBy(3));
        operator.awaitTrue(() -> operator.orphans("thing") == 1);
        operator.staysTrue(() -> operator.cloud.things().contains(stray));

        operator.cloud.removed(List.of(stray));
        operator.awaitTrue(() -> operator.orphans("thing") == 0);
    }

    @Test
    void whatAwsDoesNotAnswerEndsNoSweep() {
        operator.cloud.refuse("inRegion", Kind.PERMISSION, "AccessDenied", "tag:GetResources is not allowed");
        lostWith(false);

        assertThat(operator.orphans("environment")).isEqualTo(1);
    }
}
