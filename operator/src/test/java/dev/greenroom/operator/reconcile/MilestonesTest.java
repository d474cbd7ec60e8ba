package dev.greenroom.operator.reconcile;

import static dev.greenroom.operator.status.StatusExamples.NOW;
import static dev.greenroom.operator.status.StatusExamples.failed;
import static dev.greenroom.operator.status.StatusExamples.interrupted;
import static dev.greenroom.operator.status.StatusExamples.running;
import static dev.greenroom.operator.status.StatusExamples.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.api.StackStatus;
import dev.greenroom.api.Stacks;
import dev.greenroom.operator.cloud.Difference;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Planned;
import dev.greenroom.operator.plan.PreviewExamples;
import dev.greenroom.operator.stack.Failure.Retry;
import dev.greenroom.operator.status.DriftFold;
import dev.greenroom.operator.status.PreviewStatusFactory;
import dev.greenroom.operator.status.Reason;
import dev.greenroom.operator.status.StatusExamples;
import dev.greenroom.operator.status.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which differences between two statuses are Events. N is for Normal, W for Warning. */
class MilestonesTest {
    private static final Planned PLANNED = PreviewExamples.planned();
    private static final Verdict PROVISIONING = Verdict.working(Phase.Provisioning, Reason.Provisioning, "starting");
    private static final Verdict READY = Verdict.ready("1/1 tasks run");

    private static PreviewEnvironmentStatus next(
            PreviewEnvironmentStatus old, Verdict verdict, Planned planned, boolean paused) {
        return PreviewStatusFactory.next(new PreviewStatusFactory.Input(
                old, 1L, StatusExamples.CREATED, planned, verdict, paused, false, null, null, NOW));
    }

    private static PreviewEnvironmentStatus next(PreviewEnvironmentStatus old, Verdict verdict) {
        return next(old, verdict, PLANNED, false);
    }

    private static List<String> told(PreviewEnvironmentStatus old, PreviewEnvironmentStatus next, Verdict verdict) {
        return told(old, next, PLANNED, verdict);
    }

    private static List<String> told(
            PreviewEnvironmentStatus old, PreviewEnvironmentStatus next, Planned planned, Verdict verdict) {
        return Milestones.between(old, next, planned, verdict).stream()
                .map(event -> (event.warning() ? "W " : "N ") + event.reason() + ": " + event.message())
                .toList();
    }

    private static PreviewEnvironmentStatus data(StackStatus data) {
        return next(PreviewEnvironmentStatus.EMPTY, PROVISIONING).withStacks(new Stacks(data, null, null));
    }

    @Test
    void theSameStatusTellsNothing() {
        PreviewEnvironmentStatus status = data(running(Operation.Up, "d"));

        assertThat(told(status, status, PROVISIONING)).isEmpty();
        assertThat(told(status, next(status, PROVISIONING), PROVISIONING)).isEmpty();
    }

    @Test
    void aNewPhaseIsToldOnce() {
        PreviewEnvironmentStatus first = next(PreviewEnvironmentStatus.EMPTY, PROVISIONING);
        PreviewEnvironmentStatus ready =
                next(StatusExamples.provisioned(Phase.Deploying, PreviewExamples.plan(), null), READY);

        assertThat(told(PreviewEnvironmentStatus.EMPTY, first, PROVISIONING))
                .containsExactly("N Provisioning: starting");
        assertThat(told(first, ready, READY))
                .contains("N Ready: https://gp-api-pr-7.preview.example.com: 1/1 tasks run");
        assertThat(told(ready, next(ready, READY), READY)).isEmpty();
    }

    @Test
    void aRunIsToldWhenItStartsAndWhenItEndsAndNotInBetween() {
        PreviewEnvironmentStatus before = data(null);
        PreviewEnvironmentStatus runs = data(running(Operation.Up, "d"));

        assertThat(told(before, runs, PROVISIONING)).containsExactly("N RunStarted: data: run run-1 started");
        assertThat(told(runs, data(succeeded(Operation.Up, "d", Map.of())), PROVISIONING))
                .containsExactly("N RunSucceeded: data: done in 5 s");
        assertThat(told(runs, data(interrupted(Operation.Up, "d")), PROVISIONING))
                .containsExactly("N RunInterrupted: data: run run-1 was interrupted");
        assertThat(told(data(null), data(running(Operation.Destroy, "destroy")), PROVISIONING))
                .containsExactly("N DestroyStarted: data: run run-1 started");
        assertThat(told(
                        data(running(Operation.Destroy, "destroy")),
                        data(succeeded(Operation.Destroy, "destroy", Map.of())),
                        PROVISIONING))
                .containsExactly("N Destroyed: data: done in 5 s");
    }

    @Test
    void aFailureIsOneWarningEvenIfThePhaseSaysTheSame() {
        PreviewEnvironmentStatus runs = data(running(Operation.Up, "d"));
        Verdict verdict = Verdict.stalled(Phase.Failed, "QuotaExceeded", "data: no more");
        PreviewEnvironmentStatus failed = next(
                runs.withStacks(new Stacks(failed(Operation.Up, "d", Retry.RARELY, 1, Duration.ZERO), null, null)),
                verdict);

        assertThat(told(runs, failed, verdict))
                .containsExactly("W QuotaExceeded: data: The Aurora cluster: no more of them");
        assertThat(told(failed, next(failed, verdict), verdict)).isEmpty();
    }

    @Test
    void aRejectionIsAWarningWithItsSentences() {
        Planned rejected = new Planned.Rejected(Planned.Rejection.NotPermitted, List.of("not yours"));
        Verdict verdict = Verdict.stalled(Phase.Failed, "NotPermitted", "not yours");
        PreviewEnvironmentStatus next = next(PreviewEnvironmentStatus.EMPTY, verdict, rejected, false);

        assertThat(told(PreviewEnvironmentStatus.EMPTY, next, rejected, verdict))
                .containsExactly("W NotPermitted: not yours");
    }

    @Test
    void anotherReasonToBeStalledIsTold() {
        PreviewEnvironmentStatus deleting =
                next(PreviewEnvironmentStatus.EMPTY, Verdict.working(Phase.Deleting, Reason.Deleting, "destroying"));
        Verdict left = Verdict.stalled(Phase.Deleting, Reason.LeftBehind.name(), "AWS still knows arn:queue");

        assertThat(told(deleting, next(deleting, left), left))
                .containsExactly("W LeftBehind: AWS still knows arn:queue");
    }

    @Test
    void whatIsWorthAWarningInASpecIsToldOncePerGeneration() {
        Planned http = PreviewExamples.planned(
                "ingress: {domain: null, certificateArn: null}", "container: {environment: {DB_PASSWORD: x}}");
        PreviewEnvironmentStatus next = next(PreviewEnvironmentStatus.EMPTY, PROVISIONING, http, false);

        assertThat(told(PreviewEnvironmentStatus.EMPTY, next, http, PROVISIONING))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("W SecretLookingVariable: ")
                                .contains("DB_PASSWORD"),
                        second -> assertThat(second).startsWith("W PlainHttp: "),
                        third -> assertThat(third).startsWith("N Provisioning: "));
        assertThat(told(next, next, http, PROVISIONING)).isEmpty();
    }

    @Test
    void theComingEndIsOneWarning() {
        PreviewEnvironmentStatus before = next(PreviewEnvironmentStatus.EMPTY, READY);
        PreviewEnvironmentStatus soon =
                next(before.withExpires(NOW.plus(Duration.ofMinutes(30)).toString()), READY);

        assertThat(told(before, soon, READY))
                .containsExactly("W ExpiresSoon: the time to live is over at 2026-11-23T12:30:00Z");
        assertThat(told(soon, next(soon, READY), READY)).isEmpty();
    }

    @Test
    void aClosedPullRequestIsToldByItsReasonWhateverThePhaseWas() {
        Verdict closed = Verdict.working(Phase.Deleting, Reason.PullRequestClosed, "pull request a/b#7 was merged");
        PreviewEnvironmentStatus ready = next(PreviewEnvironmentStatus.EMPTY, READY);
        PreviewEnvironmentStatus goesToSleep =
                next(PreviewEnvironmentStatus.EMPTY, Verdict.working(Phase.Deleting, Reason.Expired, "destroying app"));

        assertThat(told(ready, next(ready, closed), closed))
                .containsExactly("N PullRequestClosed: pull request a/b#7 was merged");
        assertThat(told(goesToSleep, next(goesToSleep, closed), closed))
                .containsExactly("N PullRequestClosed: pull request a/b#7 was merged");
        assertThat(told(next(ready, closed), next(next(ready, closed), closed), closed))
                .isEmpty();
    }

    @Test
    void pausingTellsNoPhase() {
        PreviewEnvironmentStatus ready = next(PreviewEnvironmentStatus.EMPTY, READY);
        Verdict paused = Verdict.settled(Phase.Ready, Reason.Paused, "paused");

        assertThat(told(ready, next(ready, paused, PLANNED, true), paused)).isEmpty();
    }

    @Test
    void driftIsToldWhenItBeginsWhenItIsAnotherAndWhenItEnds() {
        PreviewEnvironmentStatus ready =
                next(StatusExamples.provisioned(Phase.Ready, PreviewExamples.plan(), null), READY);
        PreviewEnvironmentStatus missing = drifted(ready, Difference.missing(Part.DATA, "queue jobs"));
        PreviewEnvironmentStatus other = drifted(missing, Difference.missing(Part.DATA, "queue mail"));
        PreviewEnvironmentStatus correcting = next(DriftFold.correcting(other, NOW), READY);
        PreviewEnvironmentStatus stays = drifted(correcting, Difference.missing(Part.DATA, "queue mail"));

        assertThat(told(ready, missing, READY)).containsExactly("W Drifted: queue jobs is missing");
        assertThat(told(missing, drifted(missing, Difference.missing(Part.DATA, "queue jobs")), READY))
                .isEmpty();
        assertThat(told(missing, other, READY)).containsExactly("W Drifted: queue mail is missing");
        assertThat(told(other, correcting, READY)).isEmpty();
        assertThat(told(correcting, stays, READY))
                .containsExactly(
                        "W DriftNotCorrected: still after 1 run that should put it right: queue mail is missing");
        assertThat(told(stays, drifted(stays), READY))
                .containsExactly("N DriftGone: AWS has everything as it was made again");
        assertThat(told(stays, next(stays.withDrift(null, null), READY), READY)).isEmpty();
    }

    private static PreviewEnvironmentStatus drifted(PreviewEnvironmentStatus old, Difference... found) {
        return next(DriftFold.seen(old, List.of(found), NOW), READY);
    }
}
