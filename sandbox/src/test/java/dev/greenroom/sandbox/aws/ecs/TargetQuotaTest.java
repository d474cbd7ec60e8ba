package dev.greenroom.sandbox.aws.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.sandbox.aws.Quota;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A load balancer takes so many targets; ECS says that it was refused, and tries again. */
class TargetQuotaTest {
    private final RunningAccount account = new RunningAccount();

    @BeforeEach
    void startTwoTasksWhereOneTargetIsAllowed() {
        account.aws.quotas().set(Quota.TARGETS_PER_LOAD_BALANCER, 1);
        account.ecs.services().create(account.settings(account.define("repo/app:good"), 2, 0, 200, List.of()));
    }

    private boolean isCompleted() {
        return account.primary().rolloutState().equals("COMPLETED");
    }

    private int targets() {
        return account.region
                .elb()
                .targetGroups()
                .health(account.targetGroupArn)
                .size();
    }

    @Test
    void aTargetTooManyIsRefusedInAnEventAndTheDeploymentDoesNotEnd() {
        account.time.pass(Duration.ofMinutes(20));

        assertThat(isCompleted()).isFalse();
        assertThat(targets()).isEqualTo(1);
        assertThat(account.service().running()).isEqualTo(2);
        assertThat(account.events())
                .contains("(service gp) failed to register targets in (target-group " + account.targetGroupArn
                        + ") with (error The maximum number of targets per load balancer '1' has been reached on load"
                        + " balancer '" + RunningAccount.BALANCER + "')");
    }

    @Test
    void theTaskIsRegisteredWithinAMinuteOfARaiseOfTheQuota() {
        account.time.pass(Duration.ofMinutes(20));
        assertThat(isCompleted()).isFalse();

        account.aws.quotas().reset(Quota.TARGETS_PER_LOAD_BALANCER);

        assertThat(account.until(this::isCompleted)).isLessThan(Duration.ofMinutes(3));
        assertThat(targets()).isEqualTo(2);
    }
}
