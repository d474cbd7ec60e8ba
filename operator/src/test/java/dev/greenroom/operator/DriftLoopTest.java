package dev.greenroom.operator;

import static dev.greenroom.operator.plan.PreviewExamples.IMAGE;
import static dev.greenroom.operator.plan.PreviewExamples.NEXT_IMAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.api.RunStatus.Result;
import dev.greenroom.operator.cloud.CloudException.Kind;
import dev.greenroom.operator.cloud.Difference;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.status.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What somebody changes on AWS is told, and put right where that is wished. */
@Timeout(120)
@EnableKubernetesMockClient(crud = true, https = false)
class DriftLoopTest {
    private static final String CORRECT = "lifecycle: {onDrift: Correct}";
    private static final Difference PORT =
            new Difference(Part.NET, "security group of the tasks", "ingress", "none", "tcp 22 from 0.0.0.0/0");
    private static final Duration INTERVAL = Duration.ofMinutes(30);
    private static final Duration HALF_AN_HOUR = INTERVAL.plusSeconds(1);

    KubernetesMockServer server;
    KubernetesClient client;

    @TempDir
    Path folder;

    private OperatorUnderTest operator;

    @BeforeEach
    void start() {
        operator = new OperatorUnderTest(server, client, folder);
        operator.restartComparing(INTERVAL);
    }

    @AfterEach
    void stop() {
        operator.close();
    }

    private void ready(String... fragments) {
        operator.apply(fragments);
        operator.await(status -> status.phase() == Phase.Ready && status.lastVerified() != null);
    }

    private long comparisons() {
        return operator.cloud.calls().stream()
                .filter(call -> call.startsWith("compare "))
                .count();
    }

    private String drifted() {
        return operator.condition(Conditions.DRIFTED).map(Condition::getReason).orElse("");
    }

    private List<String> corrections() {
        return operator.pulumi.commands().stream()
                .filter(command -> command.startsWith("refresh "))
                .toList();
    }

    @Test
    void awsIsComparedOncePerInterval() {
        ready(IMAGE);
        assertThat(comparisons()).isEqualTo(1);
        operator.clock.forward(Duration.ofMinutes(29));
        operator.staysTrue(() -> comparisons() == 1);

        operator.clock.forward(Duration.ofMinutes(2));
        operator.awaitTrue(() -> comparisons() == 2);
        operator.staysTrue(() -> comparisons() == 2);
        assertThat(operator.condition(Conditions.DRIFTED)).isEmpty();
    }

    @Test
    void aRestartComparesNothingBeforeItsTime() {
        ready(IMAGE);
        operator.restart();
        operator.staysTrue(() -> comparisons() == 1);

        operator.clock.forward(HALF_AN_HOUR);
        operator.awaitTrue(() -> comparisons() == 2);
    }

    @Test
    void aShortIntervalIsWrittenEveryTenMinutesAtMost() {
        operator.restartComparing(Duration.ofMinutes(1));
        ready(IMAGE);
        String first = operator.status().lastVerified();
        for (int minute = 2; minute <= 9; minute++) {
            int times = minute;
            operator.clock.forward(Duration.ofMinutes(1));
            operator.awaitTrue(() -> comparisons() >= times);
        }
        assertThat(operator.status().lastVerified()).isEqualTo(first);

        operator.clock.forward(Duration.ofMinutes(3));
        operator.await(status -> !status.lastVerified().equals(first));
        assertThat(Duration.between(
                        Instant.parse(first), Instant.parse(operator.status().lastVerified())))
                .isGreaterThanOrEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void withoutAnIntervalOnlyAPersonsWishCompares() {
        operator.restartComparing(Duration.ZERO);
        operator.apply(IMAGE);
        operator.awaitPhase(Phase.Ready);
        operator.clock.forward(Duration.ofDays(1));
        operator.staysTrue(() -> comparisons() == 0);

        operator.cloud.differs(PORT);
        operator.nudge();
        operator.awaitTrue(() -> drifted().equals("Drifted"));
        operator.cloud.differs();
        operator.nudge();
        operator.awaitTrue(() -> drifted().isEmpty());
    }

    @Test
    void aReportIsAConditionAndAnEventAndNothingElse() {
        ready(IMAGE);
        operator.cloud.differs(PORT);
        operator.clock.forward(HALF_AN_HOUR);
        operator.awaitTrue(() -> drifted().equals("Drifted"));

        assertThat(operator.condition(Conditions.DRIFTED).orElseThrow().getMessage())
                .isEqualTo("security group of the tasks: ingress is tcp 22 from 0.0.0.0/0 instead of none");
        assertThat(operator.status().phase()).isEqualTo(Phase.Ready);
        operator.clock.forward(HALF_AN_HOUR);
        operator.awaitTrue(() -> comparisons() == 3);
        operator.staysTrue(
                () -> corrections().isEmpty() && operator.pulumi.runs().size() == 3);

        operator.cloud.differs();
        operator.clock.forward(HALF_AN_HOUR);
        operator.awaitTrue(() -> drifted().isEmpty());
        operator.awaitEvents("DriftGone");
        assertThat(Collections.frequency(operator.events(), "Drifted")).isEqualTo(1);
        assertThat(Collections.frequency(operator.events(), "DriftGone")).isEqualTo(1);
    }

    @Test
    void aCorrectionRunsTheStackBehindARefreshAndThePreviewStaysReady() {
        ready(IMAGE, CORRECT);
        PreviewEnvironmentStatus before = operator.status();
        operator.cloud.differs(PORT);
        operator.pulumi.hold("up net");
        operator.clock.forward(HALF_AN_HOUR);

        operator.awaitTrue(() -> drifted().equals("CorrectingDrift"));
        operator.awaitTrue(() -> operator.pulumi.runs().size() == 4);
        assertThat(corrections()).containsExactly("refresh net");
        operator.staysTrue(() -> operator.status().phase() == Phase.Ready && comparisons() == 2);

        operator.cloud.differs();
        operator.pulumi.letGo("up net");
        operator.awaitTrue(() -> drifted().isEmpty());
        PreviewEnvironmentStatus after = operator.status();
        assertThat(after.stacks().net().lastRun().operation()).isEqualTo(Operation.Correct);
        assertThat(after.stacks().net().digest())
                .isEqualTo(before.stacks().net().digest());
        assertThat(after.stacks().app()).isEqualTo(before.stacks().app());
        assertThat(after.phase()).isEqualTo(Phase.Ready);
        operator.staysTrue(() -> operator.pulumi.runs().size() == 4);
    }

    @Test
    void aCorrectionThatDoesNotHelpIsSaidAndTriedEverMoreRarely() {
        ready(IMAGE, CORRECT);
        operator.cloud.differs(PORT);
        operator.clock.forward(HALF_AN_HOUR);

        operator.awaitTrue(() -> drifted().equals("DriftNotCorrected"));
        operator.staysTrue(() -> corrections().size() == 1);
        operator.clock.forward(Duration.ofMinutes(31));
        operator.awaitTrue(() -> corrections().size() == 2);
        operator.await(status -> Integer.valueOf(2).equals(status.drift().tries()));
        operator.clock.forward(Duration.ofMinutes(31));
        operator.staysTrue(() -> corrections().size() == 2);
        operator.clock.forward(Duration.ofMinutes(31));
        operator.awaitTrue(() -> corrections().size() == 3);
        assertThat(operator.status().phase()).isEqualTo(Phase.Ready);
    }

    @Test
    void aCorrectionThatFailsUnmakesNoReady() {
        ready(IMAGE, CORRECT);
        operator.cloud.differs(PORT);
        operator.pulumi.fail(
                "up net", "error: UnauthorizedOperation: You are not authorized to perform this operation");
        operator.clock.forward(HALF_AN_HOUR);

        operator.awaitTrue(() -> drifted().equals("DriftNotCorrected"));
        assertThat(operator.status().stacks().net().lastRun().result()).isEqualTo(Result.Failed);
        assertThat(operator.status().phase()).isEqualTo(Phase.Ready);

        operator.pulumi.recover("up net");
        operator.cloud.differs();
        operator.nudge();
        operator.awaitTrue(() -> drifted().isEmpty());
    }

    @Test
    void aRestartTakesUpACorrectionThatItCutOff() {
        ready(IMAGE, CORRECT);
        operator.cloud.differs(PORT);
        operator.pulumi.hold("up net");
        operator.clock.forward(HALF_AN_HOUR);
        operator.awaitTrue(() -> operator.pulumi.runs().size() == 4);

        operator.restart();
        operator.awaitTrue(() -> corrections().size() == 2);
        operator.cloud.differs();
        operator.pulumi.letGo("up net");
        operator.awaitTrue(() -> drifted().isEmpty());
        assertThat(operator.status().phase()).isEqualTo(Phase.Ready);
    }

    @Test
    void aNewImageGoesBeforeACorrection() {
        ready(IMAGE, CORRECT);
        operator.cloud.differs(new Difference(Part.APP, "ECS service x", "desired count", "1", "3"));
        operator.pulumi.hold("up app");
        operator.clock.forward(HALF_AN_HOUR);
        operator.awaitTrue(
                () -> corrections().size() == 1 && operator.pulumi.runs().size() == 4);

        operator.change(NEXT_IMAGE, CORRECT);
        operator.awaitTrue(() -> operator.pulumi.runs().size() == 5);
        operator.cloud.differs();
        operator.pulumi.letGo("up app");
        operator.await(status -> String.valueOf(status.image()).endsWith("gp-api:2"));
        assertThat(operator.status().stacks().app().lastRun().operation()).isEqualTo(Operation.Up);
    }

    @Test
    void nothingIsComparedWhilePausedOrWhenAwsCannotBeAsked() {
        ready(IMAGE);
        operator.change(IMAGE, "paused: true");
        operator.awaitTrue(() -> operator.condition(Conditions.PAUSED).isPresent());
        operator.clock.forward(HALF_AN_HOUR);
        operator.staysTrue(() -> comparisons() == 1);

        operator.cloud.refuse("compare", Kind.TRANSIENT, "Throttled", "DescribeDBClusters: Rate exceeded");
        operator.change(IMAGE);
        operator.awaitTrue(() -> comparisons() == 2);
        operator.staysTrue(() -> comparisons() == 2 && drifted().isEmpty());
        assertThat(operator.status().phase()).isEqualTo(Phase.Ready);
    }

    @Test
    void aDeletionInterruptsACorrection() {
        ready(IMAGE, CORRECT);
        operator.cloud.differs(PORT);
        operator.pulumi.hold("up net");
        operator.clock.forward(HALF_AN_HOUR);
        operator.awaitTrue(() -> operator.pulumi.runs().size() == 4);

        operator.delete();
        operator.awaitGone();
    }
}
