package dev.greenroom.operator.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.stack.RunJournals.Opening;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunJournalsTest {
    private static final StackId STACK = new StackId("test.team.pr-a.data");
    private static final CloudResource QUEUE = new CloudResource("aws:sqs/queue:Queue", "https://jobs", null);
    private static final Pulse QUICK = new Pulse(Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofMillis(400));

    private final StatesInMemory store = new StatesInMemory();
    private final Instance self = Instances.some();
    private final RunJournals journals = new RunJournals(store, self, Clock.systemUTC(), QUICK);
    private final TestMonitor monitor = new TestMonitor("run-2");

    @AfterEach
    void close() {
        journals.close();
    }

    private RunOutcome keep(RunJournals.Recorded work) {
        RunRecord before = store.record(STACK).orElseGet(() -> RunRecord.of("owner", null));
        return journals.keep(new Opening(STACK, before, Operation.Up, "digest"), monitor, work);
    }

    private RunRecord record() {
        return store.record(STACK).orElseThrow();
    }

    private RunEntry entry() {
        return record().runs().get(0);
    }

    @Test
    void aRunIsNotedBeforeItActsAndItsEndAfter() {
        RunOutcome outcome = keep((journal, line) -> {
            assertThat(entry().by()).isEqualTo(self);
            assertThat(entry().id()).isEqualTo("run-2");
            assertThat(entry().end()).isNull();
            assertThat(record().digest()).isNull();
            journal.name(List.of(QUEUE));
            journal.broughtUp("digest");
            return new RunOutcome.Succeeded(Map.of());
        });

        assertThat(outcome).isInstanceOf(RunOutcome.Succeeded.class);
        assertThat(entry().result()).isEqualTo("Succeeded");
        assertThat(entry().end()).isNotNull();
        assertThat(record().digest()).isEqualTo("digest");
        assertThat(record().named()).containsExactly(QUEUE);
    }

    @Test
    void aFailureIsNotedByItsReasonAndNothingIsUp() {
        keep((journal, line) -> new RunOutcome.Failed(new Failure(Failure.Retry.SOON, "Throttled", "slow down")));

        assertThat(entry().result()).isEqualTo("Throttled");
        assertThat(record().digest()).isNull();
    }

    @Test
    void theLastTenRunsAreKept() {
        for (int run = 0; run < 12; run++) {
            TestMonitor next = new TestMonitor("run-" + run);
            RunRecord before = store.record(STACK).orElseGet(() -> RunRecord.of("owner", null));
            journals.keep(
                    new Opening(STACK, before, Operation.Up, "digest"),
                    next,
                    (journal, line) -> new RunOutcome.Succeeded(Map.of()));
        }

        assertThat(record().runs())
                .extracting(RunEntry::id)
                .hasSize(10)
                .startsWith("run-11", "run-10")
                .endsWith("run-2");
    }

    @Test
    void aLongRunSaysThatItLivesAndAnEndedOneNothingMore() {
        keep((journal, line) -> {
            Instant first = entry().beat();
            await().until(() -> entry().beat().isAfter(first));
            return new RunOutcome.Succeeded(Map.of());
        });

        RunRecord last = record();
        await().during(Duration.ofMillis(150)).until(() -> record().equals(last));
    }

    @Test
    void aRunWhoseBackendIsAwayIsKilledBeforeOthersTakeItForDead() {
        CountDownLatch killed = new CountDownLatch(1);
        monitor.onInterrupt(Stopped.by(killed::countDown));

        RunOutcome outcome = keep((journal, line) -> {
            store.goAway();
            assertThat(reached(killed)).isTrue();
            store.comeBack();
            return new RunOutcome.Interrupted();
        });

        assertThat(outcome).isInstanceOf(RunOutcome.Interrupted.class);
        assertThat(monitor.interrupted()).isTrue();
    }

    @Test
    void aShortAbsenceOfTheBackendIsSleptThrough() {
        keep((journal, line) -> {
            store.goAway();
            await().pollDelay(Duration.ofMillis(60)).until(() -> true);
            store.comeBack();
            Instant missed = entry().beat();
            await().until(() -> entry().beat().isAfter(missed));
            return new RunOutcome.Succeeded(Map.of());
        });

        assertThat(monitor.interrupted()).isFalse();
    }

    private static boolean reached(CountDownLatch latch) {
        try {
            return latch.await(10, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
