package dev.greenroom.operator.cloud.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.operator.cloud.Observation.Endpoint;
import dev.greenroom.operator.cloud.Observation.Rollout;
import org.junit.jupiter.api.Test;

/** When ended tasks and their log are looked at. */
class EnvironmentFindingTest {
    private static final TargetHealthReport FINE = new TargetHealthReport(1, "");
    private static final TargetHealthReport ILL =
            new TargetHealthReport(0, "the load balancer finds a task unhealthy: x");
    private static final Endpoint UP = new Endpoint.Healthy(200);
    private static final Endpoint DOWN = new Endpoint.Unhealthy("https://x/ answered 503");

    @Test
    void aFailedRolloutIsTrouble() {
        assertThat(finding(rollout(Rollout.FAILED, 1, 0), FINE, UP).inTrouble()).isTrue();
    }

    @Test
    void tasksThatStartAreNoTroubleBeforeOneFailed() {
        assertThat(finding(rollout(Rollout.IN_PROGRESS, 0, 0), ILL, DOWN).inTrouble())
                .isFalse();
        assertThat(finding(rollout(Rollout.IN_PROGRESS, 0, 1), FINE, DOWN).inTrouble())
                .isTrue();
    }

    @Test
    void afterTheRolloutEverythingHasToBeWell() {
        assertThat(finding(rollout(Rollout.COMPLETED, 1, 0), FINE, UP).inTrouble())
                .isFalse();
        assertThat(finding(rollout(Rollout.COMPLETED, 1, 0), FINE, new Endpoint.NotAsked())
                        .inTrouble())
                .isFalse();
        assertThat(finding(rollout(Rollout.COMPLETED, 0, 0), FINE, UP).inTrouble())
                .isTrue();
        assertThat(finding(rollout(Rollout.COMPLETED, 1, 0), ILL, UP).inTrouble())
                .isTrue();
        assertThat(finding(rollout(Rollout.COMPLETED, 1, 0), FINE, DOWN).inTrouble())
                .isTrue();
    }

    @Test
    void aServiceThatIsNotThereHasNoTasksToLookAt() {
        assertThat(finding(ServiceRollout.missing("app"), ILL, DOWN).inTrouble())
                .isFalse();
    }

    private static ServiceRollout rollout(Rollout state, int running, int failedTasks) {
        return new ServiceRollout(state, running, 1, failedTasks, "");
    }

    private static EnvironmentFinding finding(ServiceRollout rollout, TargetHealthReport targets, Endpoint endpoint) {
        return new EnvironmentFinding(rollout, targets, "available", endpoint);
    }
}
