package dev.greenroom.sandbox.aws.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.operator.cost.CostItem;
import dev.greenroom.sandbox.aws.elb.Requests.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeploymentTest {
    private final RunningAccount account = new RunningAccount();

    private void create(String image) {
        account.ecs.services().create(account.settings(account.define(image)));
    }

    private void update(ServiceSettings settings) {
        account.ecs.services().update(settings, false);
    }

    private boolean isCompleted() {
        return account.primary().rolloutState().equals("COMPLETED");
    }

    private int answer() {
        account.ecs.catchUp();
        String host = account.region
                .elb()
                .loadBalancers()
                .find(RunningAccount.BALANCER)
                .orElseThrow()
                .dnsName();
        return account.region.elb().requests().send(host, false, host, "/") instanceof Outcome.Answered answered
                ? answered.status()
                : 0;
    }

    @Test
    void aNewServiceStartsItsTaskAndCompletesWhenTheTargetIsHealthy() {
        create("repo/app:good");
        assertThat(account.service().pending()).isEqualTo(1);
        assertThat(answer()).isEqualTo(503);

        Duration took = account.until(this::isCompleted);

        assertThat(took).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(120));
        assertThat(account.service().running()).isEqualTo(1);
        assertThat(account.service().isStable()).isTrue();
        assertThat(answer()).isEqualTo(200);
        assertThat(account.primary().rolloutStateReason()).endsWith("completed.");
        assertThat(account.service().events().get(0).message()).isEqualTo("(service gp) has reached a steady state.");
    }

    @Test
    void theEndpointAnswersBadGatewayWhileTheApplicationBoots() {
        create("repo/app:slow");

        account.until(() -> answer() == 502);
        account.until(() -> answer() == 200);
        account.until(this::isCompleted);
        assertThat(account.stopReasons()).isEmpty();
    }

    @Test
    void stoppingTheOldFirstLeavesATimeWithoutATask() {
        create("repo/app:one");
        account.until(this::isCompleted);

        update(account.settings(account.define("repo/app:two")));
        assertThat(account.service().deployments()).hasSize(2);
        account.until(() -> account.tasks().stream().allMatch(TaskDescription::isStopped)
                || account.tasks().size() == 2);

        assertThat(account.tasks().get(0).isStopped()).isTrue();
        assertThat(account.tasks().get(0).stoppedReason())
                .startsWith("Scaling activity initiated by (deployment ecs-svc/");
        account.until(this::isCompleted);
        assertThat(account.service().deployments()).hasSize(1);
    }

    @Test
    void overlappingKeepsTheOldTaskUntilTheNewOneIsHealthy() {
        account.ecs.services().create(account.settings(account.define("repo/app:one"), 1, 100, 200, List.of()));
        account.until(this::isCompleted);

        update(account.settings(account.define("repo/app:two"), 1, 100, 200, List.of()));
        account.until(() -> {
            assertThat(answer()).isEqualTo(200);
            return isCompleted();
        });
        assertThat(account.tasks()).hasSize(2);
    }

    @Test
    void aCrashingImageIsGivenUpAfterThreeTasksAndTheOldOneComesBack() {
        create("repo/app:one");
        account.until(this::isCompleted);
        String good = account.service().settings().taskDefinition();

        update(account.settings(account.define("repo/app:pr-7-crash")));
        account.until(() -> account.primary().taskDefinition().equals(good));

        ServiceDescription.Rollout failed = account.service().deployments().get(1);
        assertThat(failed.rolloutState()).isEqualTo("FAILED");
        assertThat(failed.failedTasks()).isEqualTo(3);
        assertThat(failed.rolloutStateReason()).isEqualTo("ECS deployment circuit breaker: tasks failed to start.");
        assertThat(account.stopReasons()).contains("Essential container in task exited");
        assertThat(account.region.logs().streams().tail("/gp", Optional.empty(), 10))
                .anyMatch(line -> line.contains("Nest can't resolve dependencies"));
        account.until(this::isCompleted);
        assertThat(account.service().settings().taskDefinition()).isEqualTo(good);
        assertThat(answer()).isEqualTo(200);
    }

    @Test
    void aFirstImageThatCrashesLeavesTheDeploymentFailedAndNothingIsStartedAnymore() {
        create("repo/app:crash");

        account.until(() -> account.primary().rolloutState().equals("FAILED"));
        account.time.pass(Duration.ofHours(3));

        assertThat(account.service().running()).isZero();
        assertThat(account.primary().failedTasks()).isEqualTo(3);
        assertThat(account.tasks()).isEmpty();
    }

    @Test
    void anUnhealthyImageIsKilledAfterTheGracePeriod() {
        create("repo/app:unhealthy");
        account.until(() -> account.service().running() == 1);
        account.until(() -> account.region.elb().targetGroups().health(account.targetGroupArn).stream()
                .anyMatch(health -> "Health checks failed with these codes: [503]".equals(health.description())));
        assertThat(answer()).isEqualTo(503);

        account.until(() -> !account.stopReasons().isEmpty());

        assertThat(account.stopReasons().get(0))
                .isEqualTo("Task failed ELB health checks in (target-group " + account.targetGroupArn + ")");
        account.until(() -> account.primary().rolloutState().equals("FAILED"));
    }

    @Test
    void anImageThatIsNotThereNeverStarts() {
        create("repo/app:missing");

        account.until(() -> account.primary().rolloutState().equals("FAILED"));

        assertThat(account.stopReasons()).allMatch(reason -> reason.startsWith("CannotPullContainerError"));
        assertThat(account.tasks().get(0).containers().get(0).exitCode()).isNull();
    }

    @Test
    void aDigestMisbehavesWhenItIsRegisteredSo() {
        account.ecs.images().register("sha256:0bad", ImageBehaviour.crashing());
        create("repo/app@sha256:0bad");

        account.until(() -> account.primary().rolloutState().equals("FAILED"));

        assertThat(account.tasks().get(0).containers().get(0).exitCode()).isEqualTo(1);
    }

    @Test
    void lookingSeldomComesToTheSameAsLookingOften() {
        create("repo/app:crash");
        account.time.pass(Duration.ofMinutes(30));

        assertThat(account.primary().rolloutState()).isEqualTo("FAILED");
        assertThat(account.primary().failedTasks()).isEqualTo(3);
        assertThat(account.tasks()).hasSize(3);
    }

    @Test
    void withoutSpotCapacityNothingIsPlacedAndTheEventsSayWhy() {
        account.ecs.services().create(account.settings(account.define("repo/app"), 1, 0, 100, List.of("FARGATE_SPOT")));
        account.until(this::isCompleted);

        account.ecs.loseSpotCapacity();
        account.until(() -> account.stopReasons().contains("Your Spot Task was interrupted."));
        account.until(() -> account.service().running() == 0);
        account.time.pass(Duration.ofMinutes(5));
        assertThat(account.service().events().get(0).message())
                .startsWith("(service gp) was unable to place a task. Reason: Capacity is unavailable at this time.");

        account.ecs.regainCapacity();
        account.until(() -> account.service().running() == 1);
    }

    @Test
    void aDeletedServiceDrainsBeforeItIsInactive() {
        create("repo/app");
        account.until(this::isCompleted);
        account.ecs.services().scale(account.clusterArn, "gp", 0);

        account.ecs.services().delete(account.clusterArn, "gp", false);

        assertThat(account.service().status()).isEqualTo("DRAINING");
        account.until(() -> account.service().status().equals("INACTIVE"));
        assertThat(account.tasks()).allMatch(TaskDescription::isStopped);
        account.ecs.clusters().delete(account.clusterArn);
    }

    @Test
    void tasksAreBilledByTheSecondFromTheirPullToTheirEnd() {
        create("repo/app");
        account.until(this::isCompleted);
        account.time.pass(Duration.ofHours(10));
        account.ecs.services().scale(account.clusterArn, "gp", 0);
        account.until(() -> account.tasks().stream().allMatch(TaskDescription::isStopped));
        account.time.pass(Duration.ofHours(5));

        double hours = account.aws.bill().usages().stream()
                .filter(usage -> usage.resource().contains(":task/"))
                .mapToDouble(usage -> Duration.between(usage.from(), usage.to()).toSeconds() / 3600.0)
                .max()
                .orElseThrow();
        assertThat(hours).isBetween(10.0, 10.1);
        assertThat(account.aws.bill().itemsOf(RunningAccount.TAGS.get("greenroom.dev/owner")))
                .containsKeys(CostItem.FARGATE, CostItem.PUBLIC_IPV4);
    }

    @Test
    void aChangeOfTheCountIsNoNewDeployment() {
        create("repo/app");
        account.until(this::isCompleted);
        String deployment = account.primary().id();

        update(account.settings(account.service().settings().taskDefinition(), 2, 0, 100, List.of()));
        account.until(() -> account.service().running() == 2);

        assertThat(account.primary().id()).isEqualTo(deployment);
        account.until(() -> account.region
                        .elb()
                        .targetGroups()
                        .health(account.targetGroupArn)
                        .size()
                == 2);
    }

    @Test
    void environmentOfATaskIsNotNeededForItsSecretsKey() {
        String definition = account.define("repo/app", Map.of("WHOLE", account.secretArn));
        account.ecs.services().create(account.settings(definition));

        account.until(this::isCompleted);
    }
}
