package dev.greenroom.operator.reconcile;

import static dev.greenroom.operator.plan.PreviewExamples.IMAGE;
import static dev.greenroom.operator.plan.PreviewExamples.MIGRATION;
import static dev.greenroom.operator.plan.PreviewExamples.NEXT_IMAGE;
import static dev.greenroom.operator.reconcile.Given.given;
import static dev.greenroom.operator.status.StatusExamples.TASK_DEFINITION;
import static dev.greenroom.operator.status.StatusExamples.appUp;
import static dev.greenroom.operator.status.StatusExamples.failed;
import static dev.greenroom.operator.status.StatusExamples.interrupted;
import static dev.greenroom.operator.status.StatusExamples.migration;
import static dev.greenroom.operator.status.StatusExamples.running;
import static dev.greenroom.operator.status.StatusExamples.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.MigrationStatus.State;
import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.api.StackStatus;
import dev.greenroom.operator.plan.Planned;
import dev.greenroom.operator.plan.PreviewExamples;
import dev.greenroom.operator.stack.Failure.Retry;
import dev.greenroom.operator.status.StatusExamples;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The part of the table in which data and net are up: image, migration, roll. What is seen of a roll is a table of its own. */
class AppDeciderTest {
    private static final Planned PLANNED = PreviewExamples.planned(IMAGE);
    private static final String A = PreviewExamples.app(IMAGE).digest();
    private static final Planned NEXT = PreviewExamples.planned(NEXT_IMAGE);
    private static final Planned MIGRATING = PreviewExamples.planned(IMAGE, MIGRATION);
    private static final String M = PreviewExamples.app(IMAGE, MIGRATION).digest();
    private static final Map<String, String> OUTPUTS = Map.of(
            "taskDefinitionArn",
            TASK_DEFINITION,
            "serviceArn",
            "arn:service",
            "serviceTaskDefinitionArn",
            TASK_DEFINITION);

    private static PreviewEnvironmentStatus provisioned(StackStatus app) {
        return StatusExamples.provisioned(Phase.Deploying, PreviewExamples.plan(), app);
    }

    static Stream<Given> roll() {
        return Stream.of(
                given("the first image", PLANNED, provisioned(null))
                        .expect("Roll | Deploying/Deploying RECONCILING | 60s | app: starting"),
                given("app runs", PLANNED, provisioned(running(Operation.Up, A)))
                        .expect("Rest | Deploying/Deploying RECONCILING | 60s | app: 3/11 resources"),
                given("app runs for an older image: it is stopped", NEXT, provisioned(running(Operation.Up, A)))
                        .expect("Supersede | Deploying/Deploying RECONCILING | 60s | app: 3/11 resources"),
                given("stopped", NEXT, provisioned(interrupted(Operation.Up, A)))
                        .expect("Roll | Deploying/Deploying RECONCILING | 60s | app: starting"),
                given("a second image", NEXT, provisioned(appUp(PreviewExamples.app(IMAGE))))
                        .expect("Roll | Deploying/Deploying RECONCILING | 60s | app: starting"),
                given("a second image, of this moment", NEXT, provisioned(appUp(PreviewExamples.app(IMAGE))))
                        .pushed(Duration.ZERO)
                        .expect("Rest | Deploying/Deploying RECONCILING | 2s | "
                                + "app: waiting a moment for further changes"),
                given("an older one is stopped at once all the same", NEXT, provisioned(running(Operation.Up, A)))
                        .pushed(Duration.ZERO)
                        .expect("Supersede | Deploying/Deploying RECONCILING | 60s | app: 3/11 resources"),
                given("app is up: it is looked at", PLANNED, provisioned(appUp(PreviewExamples.app(IMAGE))))
                        .expect("Observe | Deploying/Deploying RECONCILING | 5s | looking at the rollout"),
                given("app failed", PLANNED, provisioned(failed(Operation.Up, A, Retry.LATER, 2, Duration.ZERO)))
                        .expect("Rest | Failed/QuotaExceeded RECONCILING | 30s | "
                                + "app: The Aurora cluster: no more of them"),
                given(
                                "app failed, and time is up",
                                PLANNED,
                                provisioned(failed(Operation.Up, A, Retry.LATER, 2, Duration.ofSeconds(30))))
                        .expect("Roll | Deploying/Deploying RECONCILING | 60s | app: starting"),
                given(
                                "app failed, and a person asks",
                                PLANNED,
                                provisioned(failed(Operation.Up, A, Retry.NEVER, 2, Duration.ZERO)))
                        .nudged()
                        .expect("Roll | Deploying/Deploying RECONCILING | 60s | app: starting"),
                given(
                                "app failed, and the image is another one",
                                NEXT,
                                provisioned(failed(Operation.Up, A, Retry.NEVER, 2, Duration.ZERO)))
                        .expect("Roll | Deploying/Deploying RECONCILING | 60s | app: starting"));
    }

    static Stream<Given> migrations() {
        StackStatus registered = succeeded(Operation.Register, M, Map.of());
        return Stream.of(
                given("the first image is registered", MIGRATING, provisioned(null))
                        .expect("Register beside null | Deploying/Deploying RECONCILING | 60s | app: starting"),
                given(
                                "a later one leaves the service where it is",
                                MIGRATING,
                                provisioned(succeeded(Operation.Up, "older", OUTPUTS)))
                        .migration(migration("older", 0, State.Succeeded))
                        .expect("Register beside " + TASK_DEFINITION
                                + " | Deploying/Deploying RECONCILING | 60s | app: starting"),
                given("registering", MIGRATING, provisioned(running(Operation.Register, M)))
                        .expect("Rest | Deploying/Deploying RECONCILING | 60s | app: 3/11 resources"),
                given("registering an older image", MIGRATING, provisioned(running(Operation.Register, "older")))
                        .expect("Supersede | Deploying/Deploying RECONCILING | 60s | app: 3/11 resources"),
                given("rolling an older image", MIGRATING, provisioned(running(Operation.Up, "older")))
                        .expect("Supersede | Deploying/Deploying RECONCILING | 60s | app: 3/11 resources"),
                given(
                                "registering failed",
                                MIGRATING,
                                provisioned(failed(Operation.Register, M, Retry.NEVER, 1, Duration.ZERO)))
                        .expect("Rest | Failed/QuotaExceeded STALLED | 60s | "
                                + "app: The Aurora cluster: no more of them"),
                given("registered", MIGRATING, provisioned(registered))
                        .migration(migration(M, 0, State.Registered))
                        .expect("Migrate -1-0 | Migrating/Migrating RECONCILING | 5s | "
                                + "running npx prisma migrate deploy"),
                given("its task runs", MIGRATING, provisioned(registered))
                        .migration(migration(M, 0, State.Running))
                        .expect("Migrate -1-0 | Migrating/Migrating RECONCILING | 5s | "
                                + "running npx prisma migrate deploy"),
                given("its task cannot be asked after", MIGRATING, provisioned(registered))
                        .migration(migration(M, 0, State.Running))
                        .migrationRefused("RunTask: no capacity")
                        .expect("Migrate -1-0 | Migrating/Migrating RECONCILING | 5s | RunTask: no capacity"),
                given("its task ended well", MIGRATING, provisioned(registered))
                        .migration(migration(M, 0, State.Succeeded))
                        .expect("Roll | Deploying/Deploying RECONCILING | 60s | app: starting"),
                given("rolling", MIGRATING, provisioned(running(Operation.Up, M)))
                        .migration(migration(M, 0, State.Succeeded))
                        .expect("Rest | Deploying/Deploying RECONCILING | 60s | app: 3/11 resources"),
                given("its task failed: nothing is rolled", MIGRATING, provisioned(registered))
                        .migration(migration(M, 0, State.Failed))
                        .expect("Rest | Failed/MigrationFailed STALLED | 60s | exit code 1"),
                given("a person asked for another try", MIGRATING, provisioned(registered))
                        .nudged()
                        .migration(migration(M, 1, State.Registered))
                        .expect("Migrate -1-1 | Migrating/Migrating RECONCILING | 5s | "
                                + "running npx prisma migrate deploy"),
                given(
                                "its task failed, and the image is another one",
                                PreviewExamples.planned(NEXT_IMAGE, MIGRATION),
                                provisioned(registered))
                        .migration(migration(M, 0, State.Failed))
                        .expect("Register beside null | Deploying/Deploying RECONCILING | 60s | app: starting"),
                given("migrated and rolled", MIGRATING, provisioned(appUp(PreviewExamples.app(IMAGE, MIGRATION))))
                        .migration(migration(M, 0, State.Succeeded))
                        .expect("Observe | Deploying/Deploying RECONCILING | 5s | looking at the rollout"));
    }

    @ParameterizedTest
    @MethodSource({"roll", "migrations"})
    void decides(Given given) {
        Decision decision = new Decider(Tempo.DEFAULT).decide(given.planned(), given.situation());

        assertThat(Told.of(decision)).isEqualTo(given.expected());
    }

    @Test
    void theTokenOfAMigrationIsThatOfItsTryAndNoOther() {
        assertThat(AppDecider.token(migration(M, 0, State.Registered)))
                .isEqualTo(AppDecider.token(migration(M, 0, State.Running)))
                .isNotEqualTo(AppDecider.token(migration(M, 1, State.Registered)))
                .isNotEqualTo(AppDecider.token(migration("other", 0, State.Registered)));
    }
}
