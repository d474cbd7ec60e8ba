package dev.greenroom.sandbox.aws.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.operator.cloud.MigrationTasks.MigrationTask;
import dev.greenroom.operator.cloud.Observation;
import dev.greenroom.operator.cloud.Observation.Endpoint;
import dev.greenroom.operator.cloud.Observation.Rollout;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.sandbox.aws.PreviewStacks;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The operator's view of a preview's app: a rollout, its failures, and migrations. */
class SimulatedObserverTest {
    private final PreviewStacks preview = new PreviewStacks();
    private final SimulatedObserver observer = new SimulatedObserver(preview.account.aws);
    private final SimulatedMigrationTasks migrations = new SimulatedMigrationTasks(preview.account.aws);

    private Observation observe(String definition) {
        return observer.observe(preview.plan(List.of()), definition, "gr-x", preview.probe());
    }

    private Observation until(String definition, Predicate<Observation> wanted) {
        for (int look = 0; look < 400; look++) {
            Observation seen = observe(definition);
            if (wanted.test(seen)) {
                return seen;
            }
            preview.account.time.pass(Duration.ofSeconds(5));
        }
        throw new AssertionError(observe(definition).toString());
    }

    private MigrationTask migrated(String definition, String digest) {
        AppPlan plan = preview.plan(List.of("npx", "prisma", "migrate", "deploy"));
        MigrationTask task = migrations.run(plan, definition, digest);
        assertThat(task.state()).isEqualTo(MigrationTask.State.RUNNING);
        preview.account.time.pass(Duration.ofMinutes(3));
        MigrationTask later = migrations.run(plan, definition, digest);
        assertThat(later.taskArn()).isEqualTo(task.taskArn());
        return later;
    }

    @Test
    void aGoodImageComesUpAndAnswers() throws InterruptedException {
        preview.data().net().access();
        String definition = preview.define("repo/app");
        assertThat(observe(definition).rollout()).isEqualTo(Rollout.MISSING);
        preview.service(definition);

        Observation starting = observe(definition);
        assertThat(starting.rollout()).isEqualTo(Rollout.IN_PROGRESS);
        assertThat(starting.problem()).isEmpty();
        Observation up = until(definition, seen -> seen.rollout() == Rollout.COMPLETED);

        assertThat(up.running()).isEqualTo(1);
        assertThat(up.healthyTargets()).isEqualTo(1);
        assertThat(up.databaseStatus()).isEqualTo("available");
        assertThat(up.endpoint()).isEqualTo(new Endpoint.Healthy(200));
        assertThat(up.problem()).isEmpty();
        assertThat(up.logLines()).isEmpty();
    }

    @Test
    void aBadImageIsToldWithItsReasonAndItsLastLinesAndTheFixComesUp() throws InterruptedException {
        preview.data().net().access();
        String good = preview.define("repo/app:one");
        preview.service(good);
        until(good, seen -> seen.rollout() == Rollout.COMPLETED);
        String bad = preview.define("repo/app:crash");
        preview.roll(bad);

        Observation failing = until(bad, seen -> !seen.logLines().isEmpty());
        assertThat(failing.rollout()).isEqualTo(Rollout.IN_PROGRESS);
        assertThat(failing.problem()).contains("a task ended with exit code 1: Essential container in task exited");
        assertThat(failing.logLines()).anyMatch(line -> line.contains("Nest can't resolve dependencies"));
        Observation failed = until(bad, seen -> seen.rollout() == Rollout.FAILED);
        assertThat(failed.problem())
                .startsWith("the rollout failed and the service runs gr-x:1 again: ECS deployment circuit breaker:"
                        + " tasks failed to start.");

        String fixed = preview.define("repo/app:two");
        preview.roll(fixed);
        until(fixed, seen -> seen.rollout() == Rollout.COMPLETED && seen.endpoint() instanceof Endpoint.Healthy);
    }

    @Test
    void anUnhealthyImageIsToldInTheLoadBalancersWords() throws InterruptedException {
        preview.data().net().access();
        String definition = preview.define("repo/app:unhealthy");
        preview.service(definition);

        Observation failing = until(definition, seen -> !seen.problem().isEmpty());
        assertThat(failing.problem()).contains("Task failed ELB health checks in (target-group arn:aws:");
        assertThat(failing.endpoint()).isInstanceOf(Endpoint.Unhealthy.class);
        assertThat(until(definition, seen -> seen.rollout() == Rollout.FAILED).problem())
                .startsWith("the rollout failed: ECS deployment circuit breaker: tasks failed to start.");
    }

    @Test
    void withoutTheRightToReadTheSecretTasksDoNotStart() throws InterruptedException {
        preview.data().net();
        String definition = preview.define("repo/app");
        preview.service(definition);

        assertThat(until(definition, seen -> !seen.problem().isEmpty()).problem())
                .startsWith("a task did not start: ResourceInitializationError: unable to pull secrets");
    }

    @Test
    void withoutTheRuleToTheDatabaseTheApplicationEnds() throws InterruptedException {
        preview.data().net().readSecrets();
        String definition = preview.define("repo/app");
        preview.service(definition);

        Observation failing = until(definition, seen -> !seen.problem().isEmpty());
        assertThat(failing.problem()).contains("ended with exit code 1");
        assertThat(failing.logLines()).anyMatch(line -> line.contains("Can't reach database server at `gr-x.cluster-"));
    }

    @Test
    void migrationsSucceedOrTellTheirLastLines() throws InterruptedException {
        preview.data().net().access();

        assertThat(migrated(preview.define("repo/app:one"), "aaaa").state()).isEqualTo(MigrationTask.State.SUCCEEDED);
        MigrationTask failed = migrated(preview.define("repo/app:migration-fails"), "bbbb");
        assertThat(failed.state()).isEqualTo(MigrationTask.State.FAILED);
        assertThat(failed.message())
                .startsWith(
                        "the migration ended with exit code 1: Essential container in task exited; last log lines: ")
                .contains("| Error: P3018 |");
        assertThat(preview.account.aws.bill().usages())
                .filteredOn(usage -> usage.resource().contains(":task/"))
                .hasSize(4);
    }

    @Test
    void aMigrationThatIsStoppedEnds() throws InterruptedException {
        preview.data().net().access();
        AppPlan plan = preview.plan(List.of("migrate"));
        String definition = preview.define("repo/app");
        MigrationTask task = migrations.run(plan, definition, "cccc");

        migrations.stop(plan.scope().placement(), plan.net().clusterArn(), task.taskArn());
        preview.account.time.pass(Duration.ofMinutes(1));

        assertThat(migrations.run(plan, definition, "cccc").message()).contains("the preview is being destroyed");
        migrations.stop(plan.scope().placement(), "nowhere", task.taskArn());
    }

    @Test
    void withoutCapacityAMigrationIsNotStartedAndMayBeLater() throws InterruptedException {
        preview.data().net().access();
        String definition = preview.define("repo/app");
        preview.account.region.ecs().loseCapacity();

        assertThatThrownBy(() -> migrations.run(preview.plan(List.of("migrate")), definition, "dddd"))
                .hasMessage(
                        "cannot start the migration of gr-x: [Capacity is unavailable at this time. Please try again"
                                + " later or in a different availability zone]");
    }
}
