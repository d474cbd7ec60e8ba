package dev.greenroom.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.operator.cloud.Observation.Rollout;
import dev.greenroom.operator.cloud.finding.ServiceRollout;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;

class FoundServiceTest {
    private static final String OLD = "arn:aws:ecs:us-west-2:1:task-definition/app:1";
    private static final String NEW = "arn:aws:ecs:us-west-2:1:task-definition/app:2";
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void isCompletedWhenThePrimaryDeploymentOfTheWantedDefinitionIs() {
        assertThat(rollout(service(NEW, primary(NEW, DeploymentRolloutState.COMPLETED, 2))))
                .isEqualTo(new ServiceRollout(Rollout.COMPLETED, 2, 2, 0, ""));
    }

    @Test
    void isInProgressAndCountsOnlyTheWantedDefinitionsTasks() {
        ServiceRollout rollout =
                rollout(service(NEW, primary(NEW, DeploymentRolloutState.IN_PROGRESS, 0), active(OLD, null, "")));
        assertThat(rollout).isEqualTo(new ServiceRollout(Rollout.IN_PROGRESS, 0, 2, 0, ""));
    }

    @Test
    void isFailedWithAwssWordsWhenTheCircuitBreakerGaveUp() {
        Deployment failed = primary(NEW, DeploymentRolloutState.FAILED, 0).toBuilder()
                .rolloutStateReason("ECS deployment circuit breaker: tasks failed to start.")
                .failedTasks(3)
                .build();
        assertThat(rollout(service(NEW, failed)))
                .isEqualTo(new ServiceRollout(
                        Rollout.FAILED,
                        0,
                        2,
                        3,
                        "the rollout failed: ECS deployment circuit breaker: tasks failed to start."));
    }

    @Test
    void isFailedWhenTheServiceWentBackToTheOldDefinition() {
        Service service = service(
                OLD,
                primary(OLD, DeploymentRolloutState.IN_PROGRESS, 2),
                active(NEW, DeploymentRolloutState.FAILED, "ECS deployment circuit breaker: rolling back."));
        assertThat(rollout(service))
                .returns(Rollout.FAILED, ServiceRollout::state)
                .returns(0, ServiceRollout::running)
                .returns(
                        "the rollout failed and the service runs app:1 again:"
                                + " ECS deployment circuit breaker: rolling back.",
                        ServiceRollout::complaint);
    }

    @Test
    void isFailedAfterTheRollbackIsOverToo() {
        assertThat(rollout(service(OLD, primary(OLD, DeploymentRolloutState.COMPLETED, 2))))
                .returns(Rollout.FAILED, ServiceRollout::state)
                .returns("the rollout failed and the service runs app:1 again", ServiceRollout::complaint);
    }

    @Test
    void goesByCountsWhereThereIsNoRolloutState() {
        assertThat(rollout(service(NEW, primary(NEW, null, 2))).state()).isEqualTo(Rollout.COMPLETED);
        assertThat(rollout(service(NEW, primary(NEW, null, 1))).state()).isEqualTo(Rollout.IN_PROGRESS);
    }

    @Test
    void isMissingWhenTheServiceIsBeingDeleted() {
        Service draining = service(NEW, primary(NEW, DeploymentRolloutState.COMPLETED, 2)).toBuilder()
                .status("DRAINING")
                .build();
        assertThat(rollout(draining))
                .isEqualTo(new ServiceRollout(Rollout.MISSING, 0, 0, 0, "ECS service app does not exist"));
    }

    @Test
    void repeatsTheNewestEventOnlyIfItIsAComplaintAboutThisDeployment() {
        String capacity = "(service app) was unable to place a task. Reason: Capacity is unavailable at this time.";
        Service waiting = service(NEW, primary(NEW, DeploymentRolloutState.IN_PROGRESS, 0));
        assertThat(rollout(withEvents(waiting, event(capacity, 60))).complaint())
                .isEqualTo(capacity);
        assertThat(rollout(withEvents(waiting, event("(service app) has started 1 tasks", 90), event(capacity, 60)))
                        .complaint())
                .isEmpty();
        assertThat(rollout(withEvents(waiting, event(capacity, -60))).complaint())
                .isEmpty();
    }

    private static ServiceRollout rollout(Service service) {
        return EcsFindings.service(service).rollout(NEW);
    }

    private static Service service(String taskDefinition, Deployment... deployments) {
        return Service.builder()
                .serviceName("app")
                .status("ACTIVE")
                .taskDefinition(taskDefinition)
                .desiredCount(2)
                .deployments(deployments)
                .build();
    }

    private static Deployment primary(String taskDefinition, DeploymentRolloutState state, int running) {
        return Deployment.builder()
                .status("PRIMARY")
                .taskDefinition(taskDefinition)
                .rolloutState(state)
                .runningCount(running)
                .desiredCount(2)
                .createdAt(START)
                .build();
    }

    private static Deployment active(String taskDefinition, DeploymentRolloutState state, String reason) {
        return Deployment.builder()
                .status("ACTIVE")
                .taskDefinition(taskDefinition)
                .rolloutState(state)
                .rolloutStateReason(reason)
                .runningCount(0)
                .build();
    }

    private static Service withEvents(Service service, ServiceEvent... newestFirst) {
        return service.toBuilder().events(List.of(newestFirst)).build();
    }

    private static ServiceEvent event(String message, int seconds) {
        return ServiceEvent.builder()
                .message(message)
                .createdAt(START.plusSeconds(seconds))
                .build();
    }
}
