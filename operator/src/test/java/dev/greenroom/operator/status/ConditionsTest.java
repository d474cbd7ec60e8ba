package dev.greenroom.operator.status;

import static dev.greenroom.operator.status.StatusExamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.greenroom.api.Phase;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionsTest {
    private static final String LATER = NOW.plus(Duration.ofMinutes(5)).toString();

    private static List<Condition> made(List<Condition> old, int minutes, Verdict verdict) {
        return new Conditions(old, 3L, NOW.plus(Duration.ofMinutes(minutes)))
                .verdict(verdict)
                .list();
    }

    private static Verdict working(String message) {
        return Verdict.working(Phase.Deploying, Reason.Deploying, message);
    }

    @Test
    void workIsReconcilingAndNotReady() {
        assertThat(made(List.of(), 0, working("2/3")))
                .extracting(Condition::getType, Condition::getStatus, Condition::getReason, Condition::getMessage)
                .containsExactly(
                        tuple("Ready", "False", "Deploying", "2/3"), tuple("Reconciling", "True", "Deploying", "2/3"));
    }

    @Test
    void whatNeedsAPersonIsStalledAndNotReconciling() {
        assertThat(made(List.of(), 0, Verdict.stalled(Phase.Failed, "QuotaExceeded", "no more")))
                .extracting(Condition::getType, Condition::getStatus)
                .containsExactly(tuple("Ready", "False"), tuple("Stalled", "True"));
    }

    @Test
    void waitingForSomebodyIsNeitherReconcilingNorStalled() {
        assertThat(made(List.of(), 0, Verdict.settled(Phase.WaitingForImage, Reason.WaitingForImage, "no image")))
                .extracting(Condition::getType, Condition::getStatus, Condition::getReason)
                .containsExactly(tuple("Ready", "False", "WaitingForImage"));
    }

    @Test
    void theTransitionTimeChangesOnlyWithTheStatus() {
        List<Condition> first = made(List.of(), 0, working("1/3"));
        List<Condition> second = made(first, 5, working("2/3"));
        List<Condition> third = made(second, 5, Verdict.ready("all"));

        assertThat(Conditions.find(second, "Ready")).hasValueSatisfying(ready -> {
            assertThat(ready.getMessage()).isEqualTo("2/3");
            assertThat(ready.getLastTransitionTime()).isEqualTo(NOW.toString());
        });
        assertThat(Conditions.find(third, "Ready"))
                .map(Condition::getLastTransitionTime)
                .contains(LATER);
    }

    @Test
    void aConditionThatComesBackHasANewTransitionTime() {
        List<Condition> ready = made(made(List.of(), 0, working("1/3")), 1, Verdict.ready("all"));

        assertThat(Conditions.find(ready, "Reconciling")).isEmpty();
        assertThat(Conditions.find(made(ready, 5, working("1/3")), "Reconciling"))
                .map(Condition::getLastTransitionTime)
                .contains(LATER);
    }

    @Test
    void everyConditionSpeaksOfTheGenerationItWasMadeFor() {
        assertThat(made(List.of(), 0, working("1/3")))
                .allSatisfy(condition ->
                        assertThat(condition.getObservedGeneration()).isEqualTo(3));
    }

    @Test
    void aVeryLongMessageIsCut() {
        assertThat(made(List.of(), 0, working("x".repeat(5_000))))
                .allSatisfy(condition ->
                        assertThat(condition.getMessage()).hasSize(2_000).endsWith("x…"));
    }

    @Test
    void onlyTrueIsTrue() {
        List<Condition> conditions = made(List.of(), 0, working("1/3"));

        assertThat(Conditions.isTrue(conditions, "Reconciling")).isTrue();
        assertThat(Conditions.isTrue(conditions, "Ready")).isFalse();
        assertThat(Conditions.isTrue(conditions, "Stalled")).isFalse();
    }
}
