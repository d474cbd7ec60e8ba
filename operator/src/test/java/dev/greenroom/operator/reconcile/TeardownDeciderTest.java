package dev.greenroom.operator.reconcile;

import static dev.greenroom.operator.reconcile.Given.destroyed;
import static dev.greenroom.operator.reconcile.Given.given;
import static dev.greenroom.operator.status.StatusExamples.failed;
import static dev.greenroom.operator.status.StatusExamples.interrupted;
import static dev.greenroom.operator.status.StatusExamples.running;
import static dev.greenroom.operator.status.StatusExamples.status;
import static dev.greenroom.operator.status.StatusExamples.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.api.StackStatus;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.stack.Failure.Retry;
import dev.greenroom.operator.stack.StackWork;
import dev.greenroom.operator.status.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of decisions on the way to nothing. */
class TeardownDeciderTest {
    private static final StackStatus UP = succeeded(Operation.Up, "d", Map.of());
    private static final StackStatus DESTROYING = running(Operation.Destroy, StackWork.DESTROY);
    private static final PreviewEnvironmentStatus GONE = given(destroyed(), destroyed(), destroyed());
    private static final CloudResource QUEUE =
            new CloudResource("aws:sqs/queue:Queue", "https://queue", "arn:aws:sqs:us-west-2:123456789012:jobs");
    private static final CloudResource RULE = new CloudResource("aws:ec2/rule:Rule", "sgr-1", null);

    private static PreviewEnvironmentStatus given(StackStatus data, StackStatus net, StackStatus app) {
        return status(Phase.Deleting, data, net, app);
    }

    private static Given row(String name, PreviewEnvironmentStatus status) {
        return Given.given(name, null, status);
    }

    static Stream<Given> steps() {
        return Stream.of(
                row("nothing was ever made", PreviewEnvironmentStatus.EMPTY)
                        .expect("Destroy [app] | Deleting/Deleting RECONCILING | 60s | destroying app"),
                row("all is up: app first", given(UP, UP, UP))
                        .expect("Destroy [app] | Deleting/Deleting RECONCILING | 60s | destroying app"),
                row("a create is stopped first", given(running(Operation.Up, "d"), running(Operation.Up, "n"), null))
                        .expect("Interrupt [data,net] | Deleting/Deleting RECONCILING | 60s | stopping data, net"),
                row("so is a registration", given(UP, UP, running(Operation.Register, "a")))
                        .expect("Interrupt [app] | Deleting/Deleting RECONCILING | 60s | stopping app"),
                row("a create that was stopped", given(interrupted(Operation.Up, "d"), UP, destroyed()))
                        .expect("Destroy [net,data] | Deleting/Deleting RECONCILING | 60s | "
                                + "destroying net; destroying data"),
                row("app is being destroyed", given(UP, UP, DESTROYING))
                        .expect("Await | Deleting/Deleting RECONCILING | 60s | app: 3/11 resources"),
                row("app is gone: net beside data", given(UP, UP, destroyed()))
                        .expect("Destroy [net,data] | Deleting/Deleting RECONCILING | 60s | "
                                + "destroying net; destroying data"),
                row("net is gone, data is being destroyed", given(DESTROYING, destroyed(), destroyed()))
                        .expect("Await | Deleting/Deleting RECONCILING | 60s | data: 3/11 resources"),
                row(
                                "a destroy that a restart interrupted",
                                given(interrupted(Operation.Destroy, StackWork.DESTROY), destroyed(), destroyed()))
                        .expect("Destroy [data] | Deleting/Deleting RECONCILING | 60s | destroying data"),
                row("all are gone", GONE)
                        .expect("Verify | Deleting/Deleting RECONCILING | 5s | verifying that nothing is left"));
    }

    static Stream<Given> failures() {
        return Stream.of(
                row(
                                "app's destroy failed: net and data wait",
                                given(UP, UP, destroyFailed(Retry.LATER, 2, Duration.ZERO)))
                        .expect("Await | Deleting/QuotaExceeded RECONCILING | 30s | "
                                + "app: The Aurora cluster: no more of them"),
                row("its time is up", given(UP, UP, destroyFailed(Retry.LATER, 2, Duration.ofSeconds(30))))
                        .expect("Destroy [app] | Deleting/Deleting RECONCILING | 60s | destroying app"),
                row("a person may be needed", given(UP, UP, destroyFailed(Retry.RARELY, 1, Duration.ZERO)))
                        .expect("Await | Deleting/QuotaExceeded STALLED | 60s | "
                                + "app: The Aurora cluster: no more of them"),
                row("a person asks", given(UP, UP, destroyFailed(Retry.NEVER, 1, Duration.ZERO)))
                        .nudged()
                        .expect("Destroy [app] | Deleting/Deleting RECONCILING | 60s | destroying app"),
                row("net failed, data starts", given(UP, destroyFailed(Retry.SOON, 1, Duration.ZERO), destroyed()))
                        .expect("Destroy [data] | Deleting/QuotaExceeded RECONCILING | 5s | "
                                + "net: The Aurora cluster: no more of them; destroying data"),
                row(
                                "the worse of two is told, the sooner retry counts",
                                given(
                                        destroyFailed(Retry.SOON, 1, Duration.ZERO),
                                        destroyFailed(Retry.NEVER, 1, Duration.ZERO),
                                        destroyed()))
                        .expect(
                                "Await | Deleting/QuotaExceeded STALLED | 5s | "
                                        + "net: The Aurora cluster: no more of them; data: The Aurora cluster: no more of them"));
    }

    private static StackStatus destroyFailed(Retry retry, int failures, Duration ago) {
        return failed(Operation.Destroy, StackWork.DESTROY, retry, failures, ago);
    }

    static Stream<Given> proof() {
        Duration past = Duration.ofMinutes(2);
        return Stream.of(
                row("AWS knows none of it", GONE)
                        .left()
                        .expect("Done | Deleting/Deleting RECONCILING | 60s | "
                                + "all is destroyed, and AWS knows none of it any more"),
                row("AWS still knows some of it", GONE)
                        .left(QUEUE, RULE)
                        .expect("Verify | Deleting/Deleting RECONCILING | 5s | "
                                + "AWS still knows arn:aws:sqs:us-west-2:123456789012:jobs, aws:ec2/rule:Rule sgr-1"),
                row("AWS knows it for too long: named, and asked after on", GONE)
                        .left(QUEUE)
                        .later(past)
                        .expect("Verify | Deleting/LeftBehind STALLED | 60s | "
                                + "AWS still knows arn:aws:sqs:us-west-2:123456789012:jobs; "
                                + "remove it by hand, or annotate to try again"),
                row("what was left behind is gone", GONE)
                        .left()
                        .later(past)
                        .expect("Done | Deleting/Deleting RECONCILING | 60s | "
                                + "all is destroyed, and AWS knows none of it any more"),
                row("AWS cannot be asked: that is no proof", GONE)
                        .leftoversUnknown()
                        .later(past)
                        .expect("Verify | Deleting/NotObserved RECONCILING | 5s | "
                                + "AWS could not be asked what is left: DescribeDBClusters: ThrottlingException"));
    }

    @ParameterizedTest
    @MethodSource({"steps", "failures", "proof"})
    void decides(Given given) {
        Decision decision =
                new TeardownDecider(Tempo.DEFAULT).decide(given.situation(), Reason.Deleting, Phase.Deleting);

        assertThat(Told.of(decision)).isEqualTo(given.expected());
    }
}
