package dev.greenroom.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.operator.cloud.finding.StoppedTask;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Task;

class StoppedTaskTest {

    @Test
    void saysExitCodeAndReasonsOfTheApplicationsContainer() {
        Task task = task("Essential container in task exited").toBuilder()
                .containers(
                        Container.builder().name("sidecar").exitCode(0).build(),
                        Container.builder()
                                .name("app")
                                .exitCode(137)
                                .reason("OutOfMemoryError: Container killed due to memory usage")
                                .build())
                .build();
        StoppedTask stopped = EcsFindings.stopped(task);
        assertThat(stopped.id()).isEqualTo("0a1b");
        assertThat(stopped.succeeded()).isFalse();
        assertThat(stopped.sentence())
                .isEqualTo("ended with exit code 137: Essential container in task exited"
                        + " (OutOfMemoryError: Container killed due to memory usage)");
    }

    @Test
    void aContainerThatNeverRanDidNotSucceed() {
        String reason = "CannotPullContainerError: manifest for app:nope not found";
        Task task = task(reason).toBuilder()
                .containers(Container.builder().name("app").reason(reason).build())
                .build();
        assertThat(EcsFindings.stopped(task).succeeded()).isFalse();
        assertThat(EcsFindings.stopped(task).sentence()).isEqualTo("did not start: " + reason);
    }

    @Test
    void exitCodeZeroIsSuccess() {
        Task task = task(null).toBuilder()
                .containers(Container.builder().name("app").exitCode(0).build())
                .build();
        assertThat(EcsFindings.stopped(task).succeeded()).isTrue();
        assertThat(EcsFindings.stopped(task).sentence()).isEqualTo("ended with exit code 0");
    }

    private static Task task(String stoppedReason) {
        return Task.builder()
                .taskArn("arn:aws:ecs:us-west-2:1:task/cluster/0a1b")
                .stoppedReason(stoppedReason)
                .build();
    }
}
