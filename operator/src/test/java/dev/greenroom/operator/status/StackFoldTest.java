package dev.greenroom.operator.status;

import static dev.greenroom.operator.status.StatusExamples.NOW;
import static dev.greenroom.operator.status.StatusExamples.failed;
import static dev.greenroom.operator.status.StatusExamples.running;
import static dev.greenroom.operator.status.StatusExamples.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.RunStatus;
import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.api.RunStatus.Result;
import dev.greenroom.api.StackStatus;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.stack.Failure;
import dev.greenroom.operator.stack.Failure.Retry;
import dev.greenroom.operator.stack.Progress;
import dev.greenroom.operator.stack.RunOutcome;
import dev.greenroom.operator.stack.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StackFoldTest {
    private static final Map<String, String> OUTPUTS = Map.of("key", "value");
    private static final StackId STACK = new StackId("test.gp-api.pr-7.data");

    private static RunState.Description run(Operation operation) {
        return new RunState.Description("run-1", "gp-api/pr-7", operation, "d");
    }

    private static StackStatus ended(StackStatus old, Operation operation, RunOutcome outcome) {
        return StackFold.fold(
                old,
                Optional.of(new RunState.Finished(run(operation), NOW, NOW.plus(Duration.ofSeconds(90)), outcome)));
    }

    private static StackStatus withOutputs(StackStatus stack) {
        return new StackStatus(stack.id(), stack.digest(), stack.lastRun(), stack.failures(), OUTPUTS);
    }

    @Test
    void intentIsNotedBeforeTheRun() {
        StackStatus noted =
                StackFold.starting(succeeded(Operation.Up, "old", OUTPUTS), STACK, "run-2", Operation.Up, "new", NOW);

        assertThat(noted)
                .isEqualTo(new StackStatus(
                        STACK.name(),
                        null,
                        new RunStatus(
                                "run-2",
                                Operation.Up,
                                "new",
                                NOW.toString(),
                                null,
                                Result.Running,
                                null,
                                null,
                                null,
                                null),
                        0,
                        OUTPUTS));
    }

    @Test
    void failuresInARowAreThoseOfTheSameDigestAndOperation() {
        StackStatus thrice = failed(Operation.Up, "d", Retry.LATER, 3, Duration.ZERO);

        assertThat(StackFold.starting(thrice, STACK, "r", Operation.Up, "d", NOW)
                        .failures())
                .isEqualTo(3);
        assertThat(StackFold.starting(thrice, STACK, "r", Operation.Up, "other", NOW)
                        .failures())
                .isZero();
        assertThat(StackFold.starting(thrice, STACK, "r", Operation.Destroy, "d", NOW)
                        .failures())
                .isZero();
    }

    @Test
    void aStackThatDoesNotRunStaysAsItIs() {
        StackStatus up = succeeded(Operation.Up, "d", OUTPUTS);

        assertThat(StackFold.fold(null, Optional.empty())).isNull();
        assertThat(ended(up, Operation.Up, new RunOutcome.Interrupted())).isEqualTo(up);
    }

    @Test
    void aRunThatNobodyKnowsWasInterruptedByARestart() {
        StackStatus folded = StackFold.fold(withOutputs(running(Operation.Up, "d")), Optional.empty());

        assertThat(folded.lastRun().result()).isEqualTo(Result.Interrupted);
        assertThat(folded.lastRun().progress()).isNull();
        assertThat(folded.outputs()).isEqualTo(OUTPUTS);
        RunState other =
                new RunState.Queued(new RunState.Description("another", "gp-api/pr-7", Operation.Up, "d"), NOW);
        assertThat(StackFold.fold(running(Operation.Up, "d"), Optional.of(other))
                        .lastRun()
                        .result())
                .isEqualTo(Result.Interrupted);
    }

    @Test
    void aQueuedRunIsARunUnderWayAndProgressIsTold() {
        StackStatus old = running(Operation.Up, "d");

        assertThat(StackFold.fold(old, Optional.of(new RunState.Queued(run(Operation.Up), NOW))))
                .isEqualTo(old);
        assertThat(StackFold.fold(
                                old,
                                Optional.of(new RunState.Running(
                                        run(Operation.Up), NOW, new Progress(11, 17, "Aurora instance"))))
                        .lastRun()
                        .progress())
                .isEqualTo("11/17 resources, waiting for the Aurora instance");
        assertThat(StackFold.fold(old, Optional.of(new RunState.Running(run(Operation.Up), NOW, null)))
                        .lastRun()
                        .progress())
                .as("the last that was heard")
                .isEqualTo("3/11 resources");
    }

    @Test
    void aRunStartsWhenItsTurnComesNotWhenItIsNoted() {
        StackStatus noted = StackFold.starting(null, STACK, "run-1", Operation.Up, "d", NOW);
        Instant turn = NOW.plus(Duration.ofMinutes(4));
        RunOutcome failed = new RunOutcome.Failed(new Failure(Retry.LATER, "Locked", "the stack is locked"));

        assertThat(StackFold.fold(noted, Optional.of(new RunState.Running(run(Operation.Up), turn, null)))
                        .lastRun()
                        .start())
                .isEqualTo(turn.toString());
        StackStatus folded = StackFold.fold(
                noted,
                Optional.of(new RunState.Finished(run(Operation.Up), turn, turn.plus(Duration.ofSeconds(90)), failed)));
        assertThat(folded.lastRun().start()).isEqualTo(turn.toString());
        assertThat(folded.lastRun().durationSeconds()).isEqualTo(90);
    }

    @Test
    void successBringsDigestOutputsAndDuration() {
        StackStatus folded = ended(running(Operation.Up, "d"), Operation.Up, new RunOutcome.Succeeded(OUTPUTS));

        assertThat(folded.digest()).isEqualTo("d");
        assertThat(folded.outputs()).isEqualTo(OUTPUTS);
        assertThat(folded.failures()).isZero();
        assertThat(folded.lastRun().durationSeconds()).isEqualTo(90);
        assertThat(folded.lastRun().result()).isEqualTo(Result.Succeeded);
    }

    @Test
    void aRegistrationIsNotTheWholePlanAndKeepsTheOutputs() {
        StackStatus folded = ended(
                withOutputs(running(Operation.Register, "d")),
                Operation.Register,
                new RunOutcome.Succeeded(Map.of("registeredDigest", "d")));

        assertThat(folded.digest()).isNull();
        assertThat(folded.outputs()).isEqualTo(OUTPUTS);
    }

    @Test
    void aRegistrationThatFoundTheWholePlanUpIsTheWholePlan() {
        StackStatus folded = ended(
                running(Operation.Register, "d"), Operation.Register, new RunOutcome.Succeeded(Map.of("digest", "d")));

        assertThat(folded.digest()).isEqualTo("d");
        assertThat(folded.outputs()).containsEntry("digest", "d");
    }

    @Test
    void aDestroyedStackHoldsNothing() {
        StackStatus folded = ended(
                withOutputs(running(Operation.Destroy, "d")), Operation.Destroy, new RunOutcome.Succeeded(Map.of()));

        assertThat(folded.digest()).isNull();
        assertThat(folded.outputs()).isEmpty();
        assertThat(folded.mayHoldSomething()).isFalse();
    }

    @Test
    void aFailureIsCountedAndToldAndTheOutputsStay() {
        StackStatus folded = ended(
                withOutputs(running(Operation.Up, "d")),
                Operation.Up,
                new RunOutcome.Failed(new Failure(Retry.RARELY, "QuotaExceeded", "no more")));

        assertThat(folded.failures()).isEqualTo(1);
        assertThat(folded.digest()).isNull();
        assertThat(folded.outputs()).isEqualTo(OUTPUTS);
        assertThat(folded.lastRun())
                .isEqualTo(new RunStatus(
                        "run-1",
                        Operation.Up,
                        "d",
                        NOW.toString(),
                        90L,
                        Result.Failed,
                        null,
                        "QuotaExceeded",
                        "no more",
                        "RARELY"));
    }

    @Test
    void whatIsPutRightStaysWhatItsDigestSaysWhateverComesOfIt() {
        StackStatus up = succeeded(Operation.Up, "d", OUTPUTS);
        StackStatus started = StackFold.starting(up, STACK, "run-2", Operation.Correct, "d", NOW);
        Failure failure = new Failure(Retry.RARELY, "AccessDenied", "not permitted");

        assertThat(started.digest()).isEqualTo("d");
        StackStatus failed = ended(started, "run-2", new RunOutcome.Failed(failure));
        assertThat(failed)
                .extracting(StackStatus::digest, StackStatus::failures)
                .containsExactly("d", 0);
        assertThat(failed.outputs()).isEqualTo(OUTPUTS);
        assertThat(ended(started, "run-2", new RunOutcome.Succeeded(Map.of("new", "output"))))
                .extracting(StackStatus::digest, StackStatus::outputs)
                .containsExactly("d", Map.of("new", "output"));
        assertThat(StackFold.fold(started, Optional.empty()).digest()).isEqualTo("d");
    }

    private static StackStatus ended(StackStatus started, String id, RunOutcome outcome) {
        RunState.Description run = new RunState.Description(id, "gp-api/pr-7", Operation.Correct, "d");
        return StackFold.fold(started, Optional.of(new RunState.Finished(run, NOW, NOW.plusSeconds(9), outcome)));
    }
}
