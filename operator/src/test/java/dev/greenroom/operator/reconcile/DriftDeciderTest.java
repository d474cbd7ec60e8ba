package dev.greenroom.operator.reconcile;

import static dev.greenroom.operator.plan.PreviewExamples.IMAGE;
import static dev.greenroom.operator.status.StatusExamples.NOW;
import static dev.greenroom.operator.status.StatusExamples.appUp;
import static dev.greenroom.operator.status.StatusExamples.corrected;
import static dev.greenroom.operator.status.StatusExamples.dataUp;
import static dev.greenroom.operator.status.StatusExamples.netUp;
import static dev.greenroom.operator.status.StatusExamples.running;
import static dev.greenroom.operator.status.StatusExamples.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.DriftStatus;
import dev.greenroom.api.DriftStatus.DriftDifference;
import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.api.RunStatus.Result;
import dev.greenroom.api.StackStatus;
import dev.greenroom.operator.cloud.Difference;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.EnvironmentPlan;
import dev.greenroom.operator.plan.Planned;
import dev.greenroom.operator.plan.PreviewExamples;
import dev.greenroom.operator.stack.Answer;
import dev.greenroom.operator.status.Reason;
import dev.greenroom.operator.status.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When AWS is compared with what was made there, and when a stack is put right. */
class DriftDeciderTest {
    private static final Duration INTERVAL = Duration.ofMinutes(30);
    private static final String CORRECT = "lifecycle: {onDrift: Correct}";
    private static final EnvironmentPlan PLAN = PreviewExamples.plan(IMAGE);
    private static final AppPlan APP = PreviewExamples.app(IMAGE);
    private static final Verdict READY = Verdict.ready("1/1 tasks run");
    private static final Verdict ROLLS = Verdict.working(Phase.Deploying, Reason.Deploying, "0/1 tasks run");
    private static final Verdict GAVE_UP = stalled(Reason.DeploymentFailed);
    private static final Verdict NO_SERVICE = stalled(Reason.ServiceMissing);
    private static final Decision WAITS = new Decision.Rest(
            Verdict.settled(Phase.WaitingForImage, Reason.WaitingForImage, "spec.image is not set"), Duration.ZERO);
    private static final Decision PAUSED =
            new Decision.Rest(Verdict.settled(Phase.Ready, Reason.Paused, "spec.paused is true"), Duration.ZERO);

    /** One row. */
    record Row(
            String name,
            String spec,
            Decision decision,
            PreviewEnvironmentStatus status,
            boolean nudged,
            Duration answered,
            String expected) {
        @Override
        public String toString() {
            return name;
        }

        Row when(Decision other) {
            return new Row(name, spec, other, status, nudged, answered, expected);
        }

        Row when(Verdict verdict) {
            return when(observe(verdict));
        }

        Row with(PreviewEnvironmentStatus other) {
            return new Row(name, spec, decision, other, nudged, answered, expected);
        }

        Row asked() {
            return new Row(name, spec, decision, status, true, answered, expected);
        }

        Row answered(int minutesAgo) {
            return new Row(name, spec, decision, status, nudged, Duration.ofMinutes(minutesAgo), expected);
        }

        Row correct() {
            return new Row(name, CORRECT, decision, status, nudged, answered, expected);
        }

        Row expect(String what) {
            return new Row(name, spec, decision, status, nudged, answered, what);
        }
    }

    private static Verdict stalled(Reason reason) {
        return Verdict.stalled(Phase.Failed, reason.name(), "words");
    }

    private static Decision observe(Verdict verdict) {
        return new Decision.Observe(verdict, Duration.ofMinutes(5), APP, "arn:task-definition");
    }

    private static Row row(String name) {
        return new Row(name, IMAGE, observe(READY), verified(60), false, null, "");
    }

    private static PreviewEnvironmentStatus verified(int minutesAgo) {
        return up().withDrift(minutes(minutesAgo), null);
    }

    private static PreviewEnvironmentStatus up() {
        return status(Phase.Ready, dataUp(PLAN), netUp(PLAN), appUp(APP));
    }

    private static String minutes(int ago) {
        return NOW.minus(Duration.ofMinutes(ago)).toString();
    }

    private static PreviewEnvironmentStatus drifted(
            Boolean correcting, Integer tries, int lastTryMinutesAgo, String... parts) {
        List<DriftDifference> differences = Stream.of(parts)
                .map(part -> new DriftDifference(part, "thing", null, "there", "missing"))
                .toList();
        return up().withDrift(
                        minutes(1),
                        new DriftStatus(
                                differences, correcting, tries, tries == null ? null : minutes(lastTryMinutesAgo)));
    }

    private static PreviewEnvironmentStatus net(StackStatus net) {
        return up().withStacks(up().stacks().with("net", net)).withDrift(minutes(60), null);
    }

    static Stream<Row> rows() {
        return Stream.of(
                row("never compared").with(up()).expect("Look all"),
                row("compared an hour ago, by the status").expect("Look all"),
                row("compared half an hour ago").with(verified(30)).expect("Look all"),
                row("compared a moment ago, by the status: a restart")
                        .with(verified(29))
                        .expect("Rest"),
                row("answered a moment ago, which the status does not tell yet")
                        .answered(1)
                        .expect("Rest"),
                row("answered half an hour ago").answered(30).expect("Look all"),
                row("a person asks").with(verified(1)).answered(1).asked().expect("Look all"),
                row("waits for its image").when(WAITS).expect("Look data and net"),
                row("paused").when(PAUSED).asked().expect("Rest"),
                row("a rollout goes on").when(ROLLS).expect("Rest"),
                row("ECS gave up on a rollout").when(GAVE_UP).expect("Rest"),
                row("the service is gone for good").when(NO_SERVICE).expect("Look all"),
                row("data and net are not up")
                        .when(new Decision.Provision(ROLLS, INTERVAL, List.of()))
                        .expect("Rest"),
                row("a run is under way").with(net(running(Operation.Up, "n"))).expect("Rest"),
                row("something is put right")
                        .with(net(corrected(netUp(PLAN), Result.Running)))
                        .asked()
                        .expect("Rest"),
                row("drift is reported")
                        .with(drifted(null, null, 0, "net"))
                        .answered(1)
                        .expect("Rest"),
                row("drift is put right")
                        .with(drifted(null, null, 0, "net"))
                        .answered(1)
                        .correct()
                        .expect("Correct [net]"),
                row("all of it at once")
                        .with(drifted(null, null, 0, "app", "data", "data"))
                        .answered(1)
                        .correct()
                        .expect("Correct [data,app]"),
                row("drift by the status: a restart")
                        .with(drifted(null, null, 0, "net"))
                        .correct()
                        .expect("Correct [net]"),
                row("the app's, while it waits for an image")
                        .with(drifted(null, null, 0, "app"))
                        .when(WAITS)
                        .correct()
                        .expect("Rest"),
                row("put right just now: did it help?")
                        .with(drifted(true, null, 0, "net"))
                        .correct()
                        .expect("Look all"),
                row("put right, and AWS could not be asked")
                        .with(drifted(true, null, 0, "net"))
                        .answered(1)
                        .correct()
                        .expect("Rest"),
                row("one try did not help")
                        .with(drifted(null, 1, 29, "net"))
                        .answered(1)
                        .correct()
                        .expect("Rest"),
                row("half an hour later")
                        .with(drifted(null, 1, 30, "net"))
                        .answered(1)
                        .correct()
                        .expect("Correct [net]"),
                row("two tries did not help")
                        .with(drifted(null, 2, 59, "net"))
                        .answered(1)
                        .correct()
                        .expect("Rest"),
                row("an hour later")
                        .with(drifted(null, 2, 60, "net"))
                        .answered(1)
                        .correct()
                        .expect("Correct [net]"),
                row("many tries did not help: once a day")
                        .with(drifted(null, 40, 24 * 60, "net"))
                        .answered(1)
                        .correct()
                        .expect("Correct [net]"),
                row("cut off by a restart, and goes on at once")
                        .with(net(corrected(netUp(PLAN), Result.Interrupted)))
                        .when(ROLLS)
                        .expect("Correct [net]"),
                row("cut off, and data is to be brought up first")
                        .with(net(corrected(netUp(PLAN), Result.Interrupted)))
                        .when(new Decision.Provision(ROLLS, INTERVAL, List.of()))
                        .expect("Rest"),
                row("failed")
                        .with(net(corrected(netUp(PLAN), Result.Failed)))
                        .answered(1)
                        .correct()
                        .expect("Rest"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void onAnInterval(Row row) {
        assertThat(told(row, INTERVAL)).isEqualTo(row.expected());
    }

    static Stream<Row> rowsWithoutInterval() {
        return Stream.of(
                row("never compared").with(up()).expect("Rest"),
                row("answered long ago").answered(600).expect("Rest"),
                row("a person asks").asked().expect("Look all"),
                row("what was found then is put right")
                        .with(drifted(null, null, 0, "net"))
                        .correct()
                        .expect("Correct [net]"),
                row("put right just now: did it help?")
                        .with(drifted(true, null, 0, "net"))
                        .correct()
                        .expect("Look all"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rowsWithoutInterval")
    void onlyWhenAPersonAsks(Row row) {
        assertThat(told(row, Duration.ZERO)).isEqualTo(row.expected());
    }

    private static String told(Row row, Duration interval) {
        Planned planned = PreviewExamples.planned(IMAGE, row.spec());
        Situation situation = new Situation(
                row.decision() == PAUSED,
                row.nudged(),
                Set.of(),
                NOW.minus(Duration.ofHours(1)),
                PullRequestNews.NONE,
                row.status(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOW);
        Optional<Answer<List<Difference>>> answer =
                Optional.ofNullable(row.answered()).map(ago -> new Answer.Answered<>(List.of(), NOW.minus(ago)));
        DriftStep step = new DriftDecider(interval).decide(planned, row.decision(), situation, answer);
        if (step instanceof DriftStep.Look look) {
            return "Look " + (look.standing().app().isPresent() ? "all" : "data and net");
        }
        if (step instanceof DriftStep.Correct correct) {
            return "Correct "
                    + correct.plans().stream()
                            .map(plan -> plan.part().label())
                            .collect(Collectors.joining(",", "[", "]"));
        }
        return "Rest";
    }
}
