package dev.greenroom.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.operator.cloud.Observation.Endpoint;
import dev.greenroom.operator.cloud.Observation.Rollout;
import org.junit.jupiter.api.Test;

/** When ended tasks and their log are looked at. */
class AwsObserverTest {
    private static final TargetHealthReport FINE = new TargetHealthReport(1, "");
    private static final TargetHealthReport ILL =
            new TargetHealthReport(0, "the load balancer finds a task unhealthy: x");
    private static final Endpoint UP = new Endpoint.Healthy(200);
    private static final Endpoint DOWN = new Endpoint.Unhealthy("https://x/ answered 503");

    @Test
    void aFailedRolloutIsTrouble() {
        assertThat(AwsObserver.inTrouble(rollout(Rollout.FAILED, 1, 0), FINE, UP))
                .isTrue();
    }

    @Test
    void tasksThatStartAreNoTroubleBeforeOneFailed() {
        assertThat(AwsObserver.inTrouble(rollout(Rollout.IN_PROGRESS, 0, 0), ILL, DOWN))
                .isFalse();
        assertThat(AwsObserver.inTrouble(rollout(Rollout.IN_PROGRESS, 0, 1), FINE, DOWN))
                .isTrue();
    }

    @Test
    void afterTheRolloutEverythingHasToBeWell() {
        assertThat(AwsObserver.inTrouble(rollout(Rollout.COMPLETED, 1, 0), FINE, UP))
                .isFalse();
        assertThat(AwsObserver.inTrouble(rollout(Rollout.COMPLETED, 1, 0), FINE, new Endpoint.NotAsked()))
                .isFalse();
        assertThat(AwsObserver.inTrouble(rollout(Rollout.COMPLETED, 0, 0), FINE, UP))
                .isTrue();
        assertThat(AwsObserver.inTrouble(rollout(Rollout.COMPLETED, 1, 0), ILL, UP))
                .isTrue();
        assertThat(AwsObserver.inTrouble(rollout(Rollout.COMPLETED, 1, 0), FINE, DOWN))
                .isTrue();
    }

    @Test
    void aServiceThatIsNotThereHasNoTasksToLookAt() {
        assertThat(AwsObserver.inTrouble(ServiceRollout.missing("app"), ILL, DOWN))
                .isFalse();
    }

    private static ServiceRollout rollout(Rollout state, int running, int failedTasks) {
        return new ServiceRollout(state, running, 1, failedTasks, "");
    }
}
