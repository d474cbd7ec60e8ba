package dev.greenroom.operator.reconcile;

import static dev.greenroom.operator.plan.PreviewExamples.IMAGE;
import static dev.greenroom.operator.reconcile.Given.given;
import static dev.greenroom.operator.status.StatusExamples.appUp;
import static dev.greenroom.operator.status.StatusExamples.provisioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.operator.cloud.Observation;
import dev.greenroom.operator.cloud.Observation.Endpoint;
import dev.greenroom.operator.cloud.Observation.Rollout;
import dev.greenroom.operator.plan.Planned;
import dev.greenroom.operator.plan.PreviewExamples;
import dev.greenroom.operator.status.Conditions;
import dev.greenroom.operator.status.StatusExamples;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a rollout comes to by what was seen of it, before and after its deadline of ten minutes. */
class RolloutVerdictTest {
    private static final Planned PLANNED = PreviewExamples.planned(IMAGE);
    private static final Endpoint HEALTHY = new Endpoint.Healthy(200);
    private static final Endpoint ANSWERS_503 = new Endpoint.Unhealthy("https://host/health answers 503");
    private static final Duration LATE = Duration.ofMinutes(10);

    private static PreviewEnvironmentStatus rolledOut() {
        return provisioned(Phase.Deploying, PreviewExamples.plan(), appUp(PreviewExamples.app(IMAGE)));
    }

    private static PreviewEnvironmentStatus ready() {
        return StatusExamples.withConditions(
                rolledOut(),
                List.of(new ConditionBuilder()
                        .withType(Conditions.READY)
                        .withStatus("True")
                        .withMessage("1/1 tasks run, 1 healthy")
                        .build()));
    }

    private static Observation seen(Rollout rollout, int running, int healthy, Endpoint endpoint) {
        return new Observation(rollout, running, 1, healthy, "available", endpoint, "", List.of());
    }

    private static Observation troubled(Rollout rollout, Endpoint endpoint) {
        return new Observation(
                rollout, 1, 1, 1, "available", endpoint, "exit code 1", List.of("Error: no DATABASE_URL", "bye"));
    }

    static Stream<Given> rollouts() {
        return Stream.of(
                given("nothing is known yet", PLANNED, rolledOut())
                        .expect("Observe | Deploying/Deploying RECONCILING | 5s | looking at the rollout"),
                given("nothing is known since a restart, and it was Ready", PLANNED, ready())
                        .expect("Observe | Ready/Available READY | 300s | 1/1 tasks run, 1 healthy"),
                given("goes on", PLANNED, rolledOut())
                        .observed(seen(Rollout.IN_PROGRESS, 0, 0, new Endpoint.NotAsked()))
                        .expect("Observe | Deploying/Deploying RECONCILING | 5s | 0/1 tasks run, 0 healthy"),
                given("goes on for too long", PLANNED, rolledOut())
                        .observed(seen(Rollout.IN_PROGRESS, 0, 0, new Endpoint.NotAsked()))
                        .later(LATE)
                        .expect("Observe | Failed/Deploying STALLED | 60s | 0/1 tasks run, 0 healthy"),
                given("done, and a task is missing", PLANNED, rolledOut())
                        .observed(seen(Rollout.COMPLETED, 0, 0, HEALTHY))
                        .expect("Observe | Deploying/Deploying RECONCILING | 5s | 0/1 tasks run, 0 healthy"),
                given("no target is healthy", PLANNED, rolledOut())
                        .observed(seen(Rollout.COMPLETED, 1, 0, HEALTHY))
                        .expect("Observe | Deploying/TargetsUnhealthy RECONCILING | 5s | 1/1 tasks run, 0 healthy"),
                given("no target is healthy for too long", PLANNED, rolledOut())
                        .observed(seen(Rollout.COMPLETED, 1, 0, HEALTHY))
                        .later(LATE)
                        .expect("Observe | Failed/TargetsUnhealthy STALLED | 60s | 1/1 tasks run, 0 healthy"),
                given("the endpoint answers 503", PLANNED, rolledOut())
                        .observed(troubled(Rollout.COMPLETED, ANSWERS_503))
                        .expect("Observe | Deploying/EndpointUnhealthy RECONCILING | 5s | "
                                + "https://host/health answers 503: exit code 1; "
                                + "last log lines: Error: no DATABASE_URL | bye"),
                given("the endpoint answers 503 for too long", PLANNED, rolledOut())
                        .observed(seen(Rollout.COMPLETED, 1, 1, ANSWERS_503))
                        .later(LATE)
                        .expect("Observe | Failed/EndpointUnhealthy STALLED | 60s | https://host/health answers 503"),
                given("all is well", PLANNED, rolledOut())
                        .observed(seen(Rollout.COMPLETED, 1, 1, HEALTHY))
                        .expect("Observe | Ready/Available READY | 300s | 1/1 tasks run, 1 healthy"),
                given("all is well, however late", PLANNED, rolledOut())
                        .observed(seen(Rollout.COMPLETED, 1, 1, HEALTHY))
                        .later(LATE)
                        .expect("Observe | Ready/Available READY | 300s | 1/1 tasks run, 1 healthy"),
                given("ECS gave up: at once", PLANNED, rolledOut())
                        .observed(troubled(Rollout.FAILED, new Endpoint.NotAsked()))
                        .expect("Observe | Failed/DeploymentFailed STALLED | 60s | ECS gave up on the deployment: "
                                + "exit code 1; last log lines: Error: no DATABASE_URL | bye"),
                given("somebody removed the service", PLANNED, rolledOut())
                        .observed(seen(Rollout.MISSING, 0, 0, new Endpoint.NotAsked()))
                        .expect("Observe | Deploying/ServiceMissing RECONCILING | 5s | the ECS service is not there"),
                given("somebody removed the service a while ago", PLANNED, rolledOut())
                        .observed(seen(Rollout.MISSING, 0, 0, new Endpoint.NotAsked()))
                        .later(LATE)
                        .expect("Observe | Failed/ServiceMissing STALLED | 60s | the ECS service is not there"),
                given("AWS cannot be asked", PLANNED, rolledOut())
                        .notObserved()
                        .expect("Observe | Deploying/NotObserved RECONCILING | 5s | "
                                + "AWS could not be asked: DescribeServices: ThrottlingException"),
                given("AWS cannot be asked, and it was Ready", PLANNED, ready())
                        .notObserved()
                        .later(LATE)
                        .expect("Observe | Ready/Available READY | 300s | 1/1 tasks run, 1 healthy"),
                given(
                                "no task is wanted",
                                PreviewExamples.planned(IMAGE, "compute: {desiredCount: 0}"),
                                provisioned(
                                        Phase.Deploying,
                                        PreviewExamples.plan(),
                                        appUp(PreviewExamples.app(IMAGE, "compute: {desiredCount: 0}"))))
                        .observed(new Observation(Rollout.COMPLETED, 0, 0, 0, "available", ANSWERS_503, "", List.of()))
                        .expect("Observe | Ready/Available READY | 300s | no task is wanted"));
    }

    @ParameterizedTest
    @MethodSource("rollouts")
    void judges(Given given) {
        Decision decision = new Decider(Tempo.DEFAULT).decide(given.planned(), given.situation());

        assertThat(Told.of(decision)).isEqualTo(given.expected());
    }
}
