package dev.greenroom.operator.status;

import static dev.greenroom.operator.plan.PreviewExamples.IMAGE;
import static dev.greenroom.operator.status.StatusExamples.CREATED;
import static dev.greenroom.operator.status.StatusExamples.NOW;
import static dev.greenroom.operator.status.StatusExamples.appUp;
import static dev.greenroom.operator.status.StatusExamples.migration;
import static dev.greenroom.operator.status.StatusExamples.provisioned;
import static dev.greenroom.operator.status.StatusExamples.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.api.Cost;
import dev.greenroom.api.MigrationStatus;
import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.ResolvedPreview;
import dev.greenroom.operator.cloud.Difference;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Planned;
import dev.greenroom.operator.plan.PreviewExamples;
import dev.greenroom.operator.status.PreviewStatusFactory.Input;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreviewStatusFactoryTest {
    private static final Planned PLANNED = PreviewExamples.planned(IMAGE);
    private static final String RUNS = "123456789012.dkr.ecr.us-west-2.amazonaws.com/gp-api:1";
    private static final Verdict READY = Verdict.ready("1/1 tasks run, 1 healthy");
    private static final Verdict DEPLOYING = Verdict.working(Phase.Deploying, Reason.Deploying, "starting");
    private static final Verdict PROVISIONING = Verdict.working(Phase.Provisioning, Reason.Provisioning, "starting");
    private static final Verdict PAUSED = Verdict.settled(Phase.Ready, Reason.Paused, "paused");

    private static Input input(PreviewEnvironmentStatus old, Verdict verdict) {
        return new Input(old, 1L, CREATED, PLANNED, verdict, false, verdict.ready(), null, null, NOW);
    }

    private static Input at(Input in, Instant now) {
        return new Input(
                in.old(),
                in.generation(),
                in.created(),
                in.planned(),
                in.verdict(),
                in.paused(),
                in.runs(),
                in.cost(),
                in.reconcileAt(),
                now);
    }

    private static Input paused(PreviewEnvironmentStatus old) {
        return new Input(old, 2L, CREATED, PLANNED, PAUSED, true, false, null, null, NOW);
    }

    private static PreviewEnvironmentStatus rolledOut() {
        return provisioned(Phase.Deploying, PreviewExamples.plan(), appUp(PreviewExamples.app(IMAGE)));
    }

    @Test
    void equalInputIsAnEqualStatusHoweverMuchLater() {
        PreviewEnvironmentStatus first = PreviewStatusFactory.next(input(rolledOut(), READY));
        PreviewEnvironmentStatus second =
                PreviewStatusFactory.next(at(input(first, READY), NOW.plus(Duration.ofHours(1))));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void whatIsReadBackIsEqualToWhatWasWritten() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        Cost cost = new Cost("0.1", "72.00", "0.0", NOW.toString(), Map.of("database", "43.20"), "2025-01");
        PreviewEnvironmentStatus full = PreviewStatusFactory.next(new Input(
                rolledOut()
                        .withMigration(migration("d", 0, MigrationStatus.State.Succeeded))
                        .withExpires(NOW.toString()),
                1L,
                CREATED,
                PLANNED,
                READY,
                false,
                true,
                cost,
                "now",
                NOW));

        for (PreviewEnvironmentStatus each : List.of(
                full,
                PreviewStatusFactory.next(input(PreviewEnvironmentStatus.EMPTY, PROVISIONING)),
                PreviewStatusFactory.next(input(
                        status(Phase.Provisioning, null, rolledOut().stacks().net(), null), PROVISIONING)))) {
            assertThat(json.readValue(json.writeValueAsString(each), PreviewEnvironmentStatus.class))
                    .isEqualTo(each);
        }
    }

    @Test
    void theUrlIsThereWithTheLoadBalancerAndGoneWithIt() {
        PreviewEnvironmentStatus noNet = status(Phase.Provisioning, null, null, null);
        Planned http = PreviewExamples.planned("ingress: {domain: null, certificateArn: null}");
        Input plain = new Input(rolledOut(), 1L, CREATED, http, DEPLOYING, false, false, null, null, NOW);

        assertThat(PreviewStatusFactory.next(input(noNet, PROVISIONING)).url()).isNull();
        assertThat(PreviewStatusFactory.next(input(rolledOut(), DEPLOYING)).url())
                .isEqualTo("https://gp-api-pr-7.preview.example.com");
        assertThat(PreviewStatusFactory.next(plain).url()).matches("http://gr-.*[.]elb[.]amazonaws[.]com");
    }

    @Test
    void endpointsAreThoseOfWhatIsUp() {
        PreviewEnvironmentStatus next = PreviewStatusFactory.next(input(rolledOut(), DEPLOYING));

        assertThat(next.endpoints().loadBalancer()).endsWith(".elb.amazonaws.com");
        assertThat(next.endpoints().database().port()).isEqualTo(5432);
        assertThat(next.endpoints().queues()).singleElement().satisfies(queue -> assertThat(queue.name())
                .isEqualTo("jobs"));
        assertThat(PreviewStatusFactory.next(input(status(Phase.Provisioning, null, null, null), PROVISIONING))
                        .endpoints())
                .isNull();
    }

    @Test
    void theImageIsTheOneThatRuns() {
        PreviewEnvironmentStatus rolling = PreviewStatusFactory.next(input(rolledOut(), DEPLOYING));
        PreviewEnvironmentStatus ready = PreviewStatusFactory.next(input(rolling, READY));
        Input nextImage = new Input(
                ready,
                2L,
                CREATED,
                PreviewExamples.planned(PreviewExamples.NEXT_IMAGE),
                Verdict.stalled(Phase.Failed, "DeploymentFailed", "gave up"),
                false,
                false,
                null,
                null,
                NOW);

        assertThat(rolling.image()).isNull();
        assertThat(ready.image()).isEqualTo(RUNS);
        assertThat(PreviewStatusFactory.next(nextImage).image()).isEqualTo(RUNS);
        PreviewEnvironmentStatus destroyed = ready.withStacks(dev.greenroom.api.Stacks.NONE);
        assertThat(PreviewStatusFactory.next(input(destroyed, PROVISIONING)).image())
                .isNull();
    }

    @Test
    void theTimelineAddsUpToTheFirstReadyAndStaysThen() {
        PreviewEnvironmentStatus status = PreviewEnvironmentStatus.EMPTY;
        status = PreviewStatusFactory.next(at(input(status, PROVISIONING), CREATED.plusMillis(1_900)));
        status = PreviewStatusFactory.next(at(input(status, DEPLOYING), CREATED.plusMillis(60_200)));
        status = PreviewStatusFactory.next(at(input(status, PROVISIONING), CREATED.plusMillis(70_700)));
        status = PreviewStatusFactory.next(at(input(status, READY), CREATED.plusMillis(100_100)));

        assertThat(status.timeline())
                .isEqualTo(Map.of("Pending", 1L, "Provisioning", 89L, "Deploying", 10L, "Ready", 100L));
        PreviewEnvironmentStatus again = PreviewStatusFactory.next(at(input(status, DEPLOYING), NOW));
        assertThat(again.timeline()).isEqualTo(status.timeline());
        assertThat(again.phaseSince()).isEqualTo(NOW.toString());
    }

    @Test
    void pausedKeepsWhatWasAndSaysSo() {
        PreviewEnvironmentStatus ready = PreviewStatusFactory.next(input(rolledOut(), READY));

        PreviewEnvironmentStatus paused = PreviewStatusFactory.next(paused(ready));

        assertThat(paused.phase()).isEqualTo(Phase.Ready);
        assertThat(paused.observedGeneration()).isEqualTo(1);
        assertThat(paused.conditions()).extracting(Condition::getType).containsExactly("Ready", "Paused");
        assertThat(Conditions.find(paused.conditions(), "Ready"))
                .isEqualTo(Conditions.find(ready.conditions(), "Ready"));
        assertThat(paused.image()).isEqualTo(RUNS);
        assertThat(PreviewStatusFactory.next(input(paused, READY)).conditions())
                .extracting(Condition::getType)
                .containsExactly("Ready");
    }

    @Test
    void aRejectedSpecKeepsWhatIsUpAndHowItWasResolved() {
        PreviewEnvironmentStatus ready = PreviewStatusFactory.next(input(rolledOut(), READY));
        Planned rejected = new Planned.Rejected(Planned.Rejection.InvalidSpec, List.of("no"));
        Verdict verdict = Verdict.stalled(Phase.Failed, "InvalidSpec", "no");

        PreviewEnvironmentStatus next = PreviewStatusFactory.next(
                new Input(ready, 2L, CREATED, rejected, verdict, false, false, null, null, NOW));

        assertThat(next.url()).isEqualTo(ready.url());
        assertThat(next.image()).isEqualTo(RUNS);
        assertThat(next.resolved()).isEqualTo(ready.resolved()).isNotNull();
        assertThat(next.observedGeneration()).isEqualTo(2);
    }

    @Test
    void theEndMovesWithEveryChangeAndNotWithoutOne() {
        ResolvedPreview resolved = PreviewExamples.plan("lifecycle: {ttl: 72h}").resolved();
        PreviewEnvironmentStatus known =
                PreviewStatusFactory.next(input(rolledOut(), READY)).withExpires("X");
        PreviewEnvironmentStatus asleep = PreviewStatusFactory.next(
                        input(rolledOut(), Verdict.settled(Phase.Expired, Reason.Expired, "asleep")))
                .withExpires("X");
        String end = NOW.plus(Duration.ofDays(3)).toString();
        Instant seconds = NOW.plusSeconds(42);

        assertThat(PreviewStatusFactory.expires(PreviewEnvironmentStatus.EMPTY, 1L, false, resolved, seconds))
                .isEqualTo(end);
        assertThat(PreviewStatusFactory.expires(known, 1L, false, resolved, seconds))
                .isEqualTo("X");
        assertThat(PreviewStatusFactory.expires(known, 2L, false, resolved, seconds))
                .isEqualTo(end);
        assertThat(PreviewStatusFactory.expires(known, 1L, true, resolved, seconds))
                .isEqualTo("X");
        assertThat(PreviewStatusFactory.expires(asleep, 1L, true, resolved, seconds))
                .isEqualTo(end);
        assertThat(PreviewStatusFactory.expires(asleep, 1L, false, resolved, seconds))
                .isEqualTo("X");
        assertThat(PreviewStatusFactory.expires(known, 2L, false, null, seconds))
                .isEqualTo("X");
    }

    @Test
    void theEndIsToldAnHourBeforeOrATenthOfAShortLife() {
        assertThat(soon("72h", Duration.ofMinutes(61))).isFalse();
        assertThat(soon("72h", Duration.ofMinutes(60))).isTrue();
        assertThat(soon("30m", Duration.ofMinutes(4))).isFalse();
        assertThat(soon("30m", Duration.ofMinutes(3))).isTrue();
    }

    private static boolean soon(String ttl, Duration left) {
        Planned planned = PreviewExamples.planned(IMAGE, "lifecycle: {ttl: " + ttl + "}");
        PreviewEnvironmentStatus old = rolledOut().withExpires(NOW.plus(left).toString());
        return Conditions.isTrue(
                PreviewStatusFactory.next(new Input(old, 1L, CREATED, planned, READY, false, true, null, null, NOW))
                        .conditions(),
                Conditions.EXPIRING);
    }

    @Test
    void theWishThatWasActedUponIsRemembered() {
        Input nudged =
                new Input(rolledOut(), 1L, CREATED, PLANNED, READY, false, true, null, "2026-11-23T11:59:00Z", NOW);
        PreviewEnvironmentStatus next = PreviewStatusFactory.next(nudged);

        assertThat(next.lastReconcileAt()).isEqualTo("2026-11-23T11:59:00Z");
        assertThat(PreviewStatusFactory.next(input(next, READY)).lastReconcileAt())
                .isEqualTo("2026-11-23T11:59:00Z");
    }

    @Test
    void driftIsToldThingByThingWhileThePreviewLives() {
        PreviewEnvironmentStatus drifted = DriftFold.seen(
                rolledOut(),
                List.of(
                        Difference.missing(Part.DATA, "queue jobs"),
                        new Difference(Part.APP, "ECS service x", "desired count", "1", "3")),
                NOW);
        assertThat(drift(drifted, READY))
                .contains("Drifted: queue jobs is missing; ECS service x: desired count is 3 instead of 1");
        assertThat(drift(DriftFold.correcting(drifted, NOW), READY))
                .contains("CorrectingDrift: queue jobs is missing; ECS service x: desired count is 3 instead of 1");
        PreviewEnvironmentStatus stays = DriftFold.seen(
                DriftFold.correcting(drifted, NOW), List.of(Difference.missing(Part.DATA, "queue jobs")), NOW);
        assertThat(drift(stays, READY))
                .contains("DriftNotCorrected: still after 1 run that should put it right: queue jobs is missing");
        assertThat(drift(stays, Verdict.working(Phase.Deleting, Reason.Deleting, "destroying app")))
                .isEmpty();
        assertThat(drift(rolledOut(), READY)).isEmpty();
    }

    @Test
    void pausedKeepsWhatIsKnownOfDrift() {
        PreviewEnvironmentStatus drifted = PreviewStatusFactory.next(
                input(DriftFold.seen(rolledOut(), List.of(Difference.missing(Part.DATA, "queue jobs")), NOW), READY));

        assertThat(PreviewStatusFactory.next(paused(drifted)).conditions())
                .extracting(Condition::getType)
                .contains(Conditions.DRIFTED);
    }

    private static Optional<String> drift(PreviewEnvironmentStatus old, Verdict verdict) {
        return Conditions.find(PreviewStatusFactory.next(input(old, verdict)).conditions(), Conditions.DRIFTED)
                .map(condition -> condition.getReason() + ": " + condition.getMessage());
    }
}
