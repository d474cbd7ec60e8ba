package dev.greenroom.operator.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.stack.StateStore.StackLock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackClaimsTest {
    private static final StackId STACK = new StackId("test.team.pr-a.data");
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final String LOCK = StackClaims.userOf("run-1");

    private final StatesInMemory store = new StatesInMemory();
    private final Instance self = Instances.some();
    private final Instance other = new Instance("other", "nonroot", "pod-b", null, 0, null);
    private final Processes processes = new Processes();
    private final AtomicLong nanos = new AtomicLong();
    private final StackClaims claims = new StackClaims(store, self, processes, Pulse.DEFAULT, nanos::get);

    private static final class Processes implements RunProcesses {
        private Optional<Boolean> alive = Optional.empty();
        private final List<String> ended = new ArrayList<>();

        @Override
        public Optional<Boolean> alive(Instance operator) {
            return alive;
        }

        @Override
        public void end(String runId) {
            ended.add(runId);
        }
    }

    private void runBy(Instance instance, Instant beat, Instant end) {
        RunEntry entry = new RunEntry(
                "run-1", Operation.Up, "digest", instance, START, beat, end, end == null ? null : "Succeeded");
        store.write(STACK, RunRecord.of("owner", null).with(entry));
    }

    private void after(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void aStackThatNobodyRanIsFree() {
        assertThat(claims.claim(STACK)).isEmpty();
    }

    @Test
    void aLockOfSomebodyElseIsRespectedForAsLongAsItIsThere() {
        store.lock(STACK, "jane");

        for (int hour = 0; hour < 3; hour++) {
            assertThat(claims.claim(STACK)).hasValueSatisfying(holder -> assertThat(holder.toString())
                    .isEqualTo("jane on somewhere since 1970-01-01T00:00:00Z"));
            after(Duration.ofHours(1));
        }
        assertThat(store.locks(STACK)).hasSize(1);
    }

    @Test
    void aRunOfAnotherOperatorHoldsTheStackWhileItsHeartbeatMoves() {
        for (int beat = 0; beat < 20; beat++) {
            runBy(other, START.plusSeconds(10L * beat), null);
            assertThat(claims.claim(STACK)).hasValueSatisfying(holder -> assertThat(holder.toString())
                    .isEqualTo("run run-1 of the operator on pod-b since 2026-11-23T10:00:00Z"));
            after(Duration.ofSeconds(10));
        }
    }

    @Test
    void aHeartbeatThatStandsStillIsADeadRunsAndItsLockAloneIsRemoved() {
        runBy(other, START, null);
        store.lock(STACK, LOCK);
        assertThat(claims.claim(STACK)).isPresent();

        after(Pulse.DEFAULT.dead().minusSeconds(1));
        assertThat(claims.claim(STACK)).isPresent();
        assertThat(store.locks(STACK)).hasSize(1);

        after(Duration.ofSeconds(1));
        assertThat(claims.claim(STACK)).isEmpty();
        assertThat(store.locks(STACK)).isEmpty();
    }

    @Test
    void aLockOfADeadRunBesideOneOfAPersonStaysUntilThePersonIsDone() {
        runBy(other, START, null);
        processes.alive = Optional.of(false);
        store.lock(STACK, LOCK);
        store.lock(STACK, "jane");

        assertThat(claims.claim(STACK)).isPresent();
        assertThat(store.locks(STACK)).extracting(StackLock::user).containsExactlyInAnyOrder(LOCK, "jane");
    }

    @Test
    void aDeadOperatorOnThisMachineIsKnownAtOnceAndItsProcessesAreEndedFirst() {
        runBy(other, START, null);
        store.lock(STACK, LOCK);
        processes.alive = Optional.of(false);

        assertThat(claims.claim(STACK)).isEmpty();
        assertThat(processes.ended).containsExactly("run-1");
        assertThat(store.locks(STACK)).isEmpty();
    }

    @Test
    void anOperatorThatLivesOnThisMachineHoldsWhatItRunsHoweverSilentItIs() {
        runBy(other, START, null);
        processes.alive = Optional.of(true);

        assertThat(claims.claim(STACK)).isPresent();
        after(Duration.ofHours(1));
        assertThat(claims.claim(STACK)).isPresent();
        assertThat(processes.ended).isEmpty();
    }

    @Test
    void aRunThatSaidHowItEndedHoldsNothingAndMayHaveLeftItsLock() {
        runBy(other, START, START.plusSeconds(60));
        store.lock(STACK, LOCK);

        assertThat(claims.claim(STACK)).isEmpty();
        assertThat(store.locks(STACK)).isEmpty();
    }

    @Test
    void aRunOfThisOperatorThatDidNotSayHowItEndedHasEnded() {
        runBy(self, START, null);
        store.lock(STACK, LOCK);

        assertThat(claims.claim(STACK)).isEmpty();
        assertThat(store.locks(STACK)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nonroot, pod-b, 2026-11-23T10:00:01Z, true",
        "nonroot, pod-b, 2026-11-23T09:59:00Z, false", // before the run
        "nonroot, laptop, 2026-11-23T10:00:01Z, false",
        "jane, pod-b, 2026-11-23T10:00:01Z, false"
    })
    void anAccountWithANameIsToldByPlaceAndTime(String user, String host, Instant since, boolean broken) {
        runBy(other, START, null);
        processes.alive = Optional.of(false);
        store.lock(STACK, new StackLock(STACK.name() + "/1", user, host, 4711, since));

        assertThat(claims.claim(STACK).isEmpty()).isEqualTo(broken);
        assertThat(store.locks(STACK).isEmpty()).isEqualTo(broken);
    }

    @Test
    void whoeverOnlyAsksTakesNothingAway() {
        runBy(self, START, null);
        store.lock(STACK, LOCK);

        assertThat(claims.holder(STACK)).isEmpty();
        assertThat(store.locks(STACK)).hasSize(1);
        assertThat(processes.ended).isEmpty();
    }
}
