package dev.greenroom.operator.reconcile;

import static dev.greenroom.operator.plan.PreviewExamples.IMAGE;
import static dev.greenroom.operator.reconcile.Given.given;
import static dev.greenroom.operator.status.StatusExamples.appUp;
import static dev.greenroom.operator.status.StatusExamples.dataUp;
import static dev.greenroom.operator.status.StatusExamples.failed;
import static dev.greenroom.operator.status.StatusExamples.interrupted;
import static dev.greenroom.operator.status.StatusExamples.netUp;
import static dev.greenroom.operator.status.StatusExamples.provisioned;
import static dev.greenroom.operator.status.StatusExamples.running;
import static dev.greenroom.operator.status.StatusExamples.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.EnvironmentPlan;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Planned;
import dev.greenroom.operator.plan.PreviewExamples;
import dev.greenroom.operator.stack.Failure.Retry;
import dev.greenroom.operator.status.StatusExamples;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of decisions for a preview that is wanted. */
class DeciderTest {
    private static final Planned PLANNED = PreviewExamples.planned();
    private static final EnvironmentPlan PLAN = PreviewExamples.plan();
    private static final String D = PLAN.data().digest();
    private static final String N = PLAN.net().digest();
    private static final String PAST = "2026-11-23T11:59:00Z";
    private static final String FUTURE = "2026-11-23T12:01:00Z";

    static Stream<Given> provisioning() {
        return Stream.of(
                given("nothing is there", PLANNED, PreviewEnvironmentStatus.EMPTY)
                        .expect("Provision [data,net] | Provisioning/Provisioning RECONCILING | 60s | "
                                + "data: starting; net: starting"),
                given("data runs", PLANNED, status(Phase.Provisioning, running(Operation.Up, D), null, null))
                        .expect("Provision [net] | Provisioning/Provisioning RECONCILING | 60s | "
                                + "data: 3/11 resources; net: starting"),
                given("both run", PLANNED, both(running(Operation.Up, D), running(Operation.Up, N)))
                        .expect("Provision [] | Provisioning/Provisioning RECONCILING | 60s | "
                                + "data: 3/11 resources; net: 3/11 resources"),
                given("data runs for an older spec", PLANNED, both(running(Operation.Up, "older"), netUp(PLAN)))
                        .expect("Provision [] | Provisioning/Provisioning RECONCILING | 60s | data: 3/11 resources"),
                given("data is up, net runs", PLANNED, both(dataUp(PLAN), running(Operation.Up, N)))
                        .expect("Provision [] | Provisioning/Provisioning RECONCILING | 60s | net: 3/11 resources"),
                given(
                                "data was run and is not under way: a restart",
                                PLANNED,
                                both(interrupted(Operation.Up, D), netUp(PLAN)))
                        .expect("Provision [data] | Provisioning/Provisioning RECONCILING | 60s | data: starting"),
                given("data was destroyed by hibernation", PLANNED, both(Given.destroyed(), netUp(PLAN)))
                        .expect("Provision [data] | Provisioning/Provisioning RECONCILING | 60s | data: starting"),
                given(
                                "data is up by an older spec",
                                PLANNED,
                                both(StatusExamples.succeeded(Operation.Up, "older", java.util.Map.of()), netUp(PLAN)))
                        .expect("Provision [data] | Provisioning/Provisioning RECONCILING | 60s | data: starting"),
                given(
                                "data is up by an older spec, of a moment ago",
                                PLANNED,
                                both(StatusExamples.succeeded(Operation.Up, "older", java.util.Map.of()), netUp(PLAN)))
                        .pushed(Duration.ofMillis(500))
                        .expect("Provision [] | Provisioning/Provisioning RECONCILING | 1s | "
                                + "data: waiting a moment for further changes"),
                given("a new one waits for nothing", PLANNED, PreviewEnvironmentStatus.EMPTY)
                        .pushed(Duration.ZERO)
                        .expect("Provision [data,net] | Provisioning/Provisioning RECONCILING | 60s | "
                                + "data: starting; net: starting"),
                given("both are up and there is no image", PLANNED, provisioned(Phase.Provisioning, PLAN, null))
                        .expect("Rest | WaitingForImage/WaitingForImage SETTLED | 60s | "
                                + "database, queues and load balancer are up; spec.image is not set yet"));
    }

    static Stream<Given> failures() {
        Duration now = Duration.ZERO;
        return Stream.of(
                given(
                                "throttled: tried again in 5 s",
                                PLANNED,
                                both(failed(Operation.Up, D, Retry.SOON, 1, now), netUp(PLAN)))
                        .expect("Provision [] | Failed/QuotaExceeded RECONCILING | 5s | "
                                + "data: The Aurora cluster: no more of them"),
                given(
                                "throttled: time is up",
                                PLANNED,
                                both(failed(Operation.Up, D, Retry.SOON, 1, Duration.ofSeconds(5)), netUp(PLAN)))
                        .expect("Provision [data] | Provisioning/Provisioning RECONCILING | 60s | data: starting"),
                given(
                                "modified: tried again in 15 s",
                                PLANNED,
                                both(failed(Operation.Up, D, Retry.LATER, 1, now), netUp(PLAN)))
                        .expect("Provision [] | Failed/QuotaExceeded RECONCILING | 15s | "
                                + "data: The Aurora cluster: no more of them"),
                given(
                                "somebody else is at work on it: looked at every few seconds, and no failure",
                                PLANNED,
                                both(failed(Operation.Up, D, Retry.WAITING, 7, Duration.ofHours(1)), netUp(PLAN)))
                        .expect("Provision [] | Provisioning/QuotaExceeded RECONCILING | 10s | "
                                + "data: The Aurora cluster: no more of them"),
                given(
                                "whoever was at work on it has ended",
                                PLANNED,
                                both(failed(Operation.Up, D, Retry.WAITING, 1, now), netUp(PLAN)))
                        .freed(Part.DATA)
                        .expect("Provision [data] | Provisioning/Provisioning RECONCILING | 60s | data: starting"),
                given(
                                "quota: rarely, a person may be needed",
                                PLANNED,
                                both(failed(Operation.Up, D, Retry.RARELY, 1, now), netUp(PLAN)))
                        .expect("Provision [] | Failed/QuotaExceeded STALLED | 60s | "
                                + "data: The Aurora cluster: no more of them"),
                given(
                                "wrong input: never",
                                PLANNED,
                                both(failed(Operation.Up, D, Retry.NEVER, 9, Duration.ofDays(9)), netUp(PLAN)))
                        .expect("Provision [] | Failed/QuotaExceeded STALLED | 60s | "
                                + "data: The Aurora cluster: no more of them"),
                given(
                                "wrong input, and a person asks",
                                PLANNED,
                                both(failed(Operation.Up, D, Retry.NEVER, 9, now), netUp(PLAN)))
                        .nudged()
                        .expect("Provision [data] | Provisioning/Provisioning RECONCILING | 60s | data: starting"),
                given(
                                "wrong input, and the spec is another one, or what it was before",
                                PLANNED,
                                both(failed(Operation.Up, "other", Retry.NEVER, 1, now), netUp(PLAN)))
                        .expect("Provision [data] | Provisioning/Provisioning RECONCILING | 60s | data: starting"),
                given(
                                "data failed, net starts all the same",
                                PLANNED,
                                both(failed(Operation.Up, D, Retry.RARELY, 1, now), null))
                        .expect("Provision [net] | Failed/QuotaExceeded STALLED | 60s | "
                                + "data: The Aurora cluster: no more of them; net: starting"),
                given(
                                "the worse of two failures is told, the sooner retry counts",
                                PLANNED,
                                both(
                                        failed(Operation.Up, D, Retry.NEVER, 1, now),
                                        failed(Operation.Up, N, Retry.SOON, 1, now)))
                        .expect(
                                "Provision [] | Failed/QuotaExceeded STALLED | 5s | "
                                        + "data: The Aurora cluster: no more of them; net: The Aurora cluster: no more of them"));
    }

    static Stream<Given> wishes() {
        Planned rejected = new Planned.Rejected(Planned.Rejection.NotPermitted, List.of("first", "second"));
        AppPlan app = PreviewExamples.app(IMAGE);
        return Stream.of(
                given("paused before anything", PLANNED, PreviewEnvironmentStatus.EMPTY)
                        .paused()
                        .expect("Rest | Pending/Paused SETTLED | 60s | "
                                + "spec.paused is true: nothing is changed until it is false"),
                given("paused while it fails", rejected, status(Phase.Failed, null, null, null))
                        .paused()
                        .nudged()
                        .expect("Rest | Failed/Paused SETTLED | 60s | "
                                + "spec.paused is true: nothing is changed until it is false"),
                given("paused beyond its time", PLANNED, status(Phase.Ready, null, null, null))
                        .paused()
                        .expires(PAST)
                        .expect("Rest | Ready/Paused SETTLED | 60s | "
                                + "spec.paused is true: nothing is changed until it is false"),
                given("rejected", rejected, PreviewEnvironmentStatus.EMPTY)
                        .expect("Rest | Failed/NotPermitted STALLED | 60s | first; second"),
                given("rejected while it runs: all stays", rejected, provisioned(Phase.Ready, PLAN, appUp(app)))
                        .nudged()
                        .expect("Rest | Failed/NotPermitted STALLED | 60s | first; second"));
    }

    static Stream<Given> expiry() {
        PreviewEnvironmentStatus awake = hibernating(provisioned(Phase.Ready, PLAN, null));
        PreviewEnvironmentStatus gone =
                hibernating(status(Phase.Deleting, Given.destroyed(), Given.destroyed(), Given.destroyed()));
        PreviewEnvironmentStatus asleep =
                hibernating(status(Phase.Expired, Given.destroyed(), Given.destroyed(), Given.destroyed()));
        return Stream.of(
                given("not over yet", PLANNED, provisioned(Phase.Ready, PLAN, null))
                        .expires(FUTURE)
                        .expect("Rest | WaitingForImage/WaitingForImage SETTLED | 60s | "
                                + "database, queues and load balancer are up; spec.image is not set yet"),
                given("over", PLANNED, provisioned(Phase.Ready, PLAN, null))
                        .expires(PAST)
                        .expect("DeleteResource | Expired/Expired RECONCILING | 60s | "
                                + "the time to live was over at " + PAST + "; the preview is deleted"),
                given(
                                "over, and the spec is wrong",
                                new Planned.Rejected(Planned.Rejection.InvalidSpec, List.of("x")),
                                provisioned(Phase.Failed, PLAN, null))
                        .expires(PAST)
                        .expect("DeleteResource | Expired/Expired RECONCILING | 60s | "
                                + "the time to live was over at " + PAST + "; the preview is deleted"),
                given("hibernates: app first", PLANNED, awake)
                        .expires(PAST)
                        .expect("Destroy [app] | Deleting/Expired RECONCILING | 60s | destroying app"),
                given("hibernates: a run is stopped", PLANNED, hibernating(both(running(Operation.Up, D), netUp(PLAN))))
                        .expires(PAST)
                        .expect("Interrupt [data] | Deleting/Expired RECONCILING | 60s | stopping data"),
                given("hibernates: verified", PLANNED, gone)
                        .expires(PAST)
                        .left()
                        .expect("Done | Expired/Expired SETTLED | 60s | " + asleep()),
                given("asleep", PLANNED, asleep)
                        .expires(PAST)
                        .expect("Rest | Expired/Expired SETTLED | 60s | " + asleep()),
                given("woken: its time was set anew", PLANNED, asleep)
                        .expires(FUTURE)
                        .expect("Provision [data,net] | Provisioning/Provisioning RECONCILING | 60s | "
                                + "data: starting; net: starting"));
    }

    static Stream<Given> pullRequests() {
        PullRequestNews merged = new PullRequestNews.Closed("goodparty/gp-api#7", true);
        PullRequestNews closed = new PullRequestNews.Closed("goodparty/gp-api#7", false);
        PullRequestNews awaited = new PullRequestNews.Awaited("goodparty/gp-api#7", Duration.ofSeconds(4));
        Planned rejected = new Planned.Rejected(Planned.Rejection.InvalidSpec, List.of("x"));
        String deleted = "DeleteResource | Deleting/PullRequestClosed RECONCILING | 60s | ";
        String isClosed = deleted + "pull request goodparty/gp-api#7 is closed; the preview is deleted";
        PreviewEnvironmentStatus asleep =
                hibernating(status(Phase.Expired, Given.destroyed(), Given.destroyed(), Given.destroyed()));
        return Stream.of(
                given("new, and merged", PLANNED, PreviewEnvironmentStatus.EMPTY)
                        .pullRequest(merged)
                        .expect(deleted + "pull request goodparty/gp-api#7 was merged; the preview is deleted"),
                given("new, and closed", PLANNED, PreviewEnvironmentStatus.EMPTY)
                        .pullRequest(closed)
                        .expect(isClosed),
                given("new, and not known yet", PLANNED, PreviewEnvironmentStatus.EMPTY)
                        .pullRequest(awaited)
                        .expect("Rest | Pending/AskingGitHub RECONCILING | 4s | "
                                + "asking GitHub whether pull request goodparty/gp-api#7 is open"),
                given("new, wrong and not known yet", rejected, PreviewEnvironmentStatus.EMPTY)
                        .pullRequest(awaited)
                        .expect("Rest | Failed/InvalidSpec STALLED | 60s | x"),
                given("not known yet of one that is there: it goes on", PLANNED, both(dataUp(PLAN), null))
                        .pullRequest(awaited)
                        .expect("Provision [net] | Provisioning/Provisioning RECONCILING | 60s | net: starting"),
                given(
                                "not known yet of one whose first run was cut off",
                                PLANNED,
                                both(interrupted(Operation.Up, D), null))
                        .pullRequest(awaited)
                        .expect("Provision [data,net] | Provisioning/Provisioning RECONCILING | 60s | "
                                + "data: starting; net: starting"),
                given("closed while it is made", PLANNED, both(running(Operation.Up, D), running(Operation.Up, N)))
                        .pullRequest(closed)
                        .expect(isClosed),
                given("closed while it waits for an image", PLANNED, provisioned(Phase.WaitingForImage, PLAN, null))
                        .pullRequest(closed)
                        .expect(isClosed),
                given(
                                "closed while it is ready",
                                PLANNED,
                                provisioned(Phase.Ready, PLAN, appUp(PreviewExamples.app(IMAGE))))
                        .pullRequest(closed)
                        .expect(isClosed),
                given(
                                "closed after it failed for good",
                                PLANNED,
                                both(failed(Operation.Up, D, Retry.NEVER, 9, Duration.ZERO), netUp(PLAN)))
                        .pullRequest(closed)
                        .expect(isClosed),
                given("closed, and the spec is wrong", rejected, provisioned(Phase.Failed, PLAN, null))
                        .pullRequest(closed)
                        .expect(isClosed),
                given("closed while it sleeps", PLANNED, asleep)
                        .expires(PAST)
                        .pullRequest(closed)
                        .expect(isClosed),
                given(
                                "closed while it is put to sleep",
                                PLANNED,
                                hibernating(both(running(Operation.Up, D), netUp(PLAN))))
                        .expires(PAST)
                        .pullRequest(closed)
                        .expect(isClosed),
                given("closed, nudged", PLANNED, provisioned(Phase.Ready, PLAN, null))
                        .nudged()
                        .pullRequest(closed)
                        .expect(isClosed),
                given("closed, and a person wants to look", PLANNED, provisioned(Phase.Ready, PLAN, null))
                        .paused()
                        .pullRequest(closed)
                        .expect("Rest | Ready/Paused SETTLED | 60s | "
                                + "spec.paused is true: nothing is changed until it is false"));
    }

    private static String asleep() {
        return "the time to live was over at " + PAST + " and all that cost money is destroyed; "
                + "a new image or the annotation greenroom.dev/reconcile-at wakes it";
    }

    private static PreviewEnvironmentStatus hibernating(PreviewEnvironmentStatus status) {
        return StatusExamples.resolved(
                status, PreviewExamples.plan("lifecycle: {onExpiry: Hibernate}").resolved());
    }

    private static PreviewEnvironmentStatus both(
            dev.greenroom.api.StackStatus data, dev.greenroom.api.StackStatus net) {
        return status(Phase.Provisioning, data, net, null);
    }

    @ParameterizedTest
    @MethodSource({"provisioning", "failures", "wishes", "expiry", "pullRequests"})
    void decides(Given given) {
        Decision decision = new Decider(Tempo.DEFAULT).decide(given.planned(), given.situation());

        assertThat(Told.of(decision)).isEqualTo(given.expected());
    }
}
