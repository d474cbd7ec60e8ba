package dev.greenroom.operator.real.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.operator.real.chaos.Verdict.About;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two operators of one cluster id, of which one leads: when it dies or loses its lease the other goes on, and never both. */
@TestMethodOrder(OrderAnnotation.class)
class TwoInstancesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** JOSDK's default, and a bit. */
    private static final Duration PAST_THE_LEASE = Duration.ofSeconds(40);

    private static final FaultTable TABLE = new FaultTable("Two instances");

    private static ChaosPair pair;

    @BeforeAll
    static void open() {
        pair = new ChaosPair("two");
        pair.chaos().learnFrom("two-00");
    }

    @AfterAll
    static void close() {
        TABLE.publish(ChaosIT.REPORT);
        if (pair != null) {
            pair.close();
        }
    }

    @Test
    @Order(1)
    void theOtherTakesOverWhenTheLeaderIsKilledInACreate() {
        strike("leader killed with all under it, mid-create", "two-01", Death.CONTAINER);
    }

    @Test
    @Order(2)
    void theOtherWaitsForTheCliThatOutlivesItsOperator() {
        strike("leader killed alone, its CLI lives on, mid-create", "two-02", Death.OPERATOR);
    }

    private static void strike(String fault, String preview, Death death) {
        Instance leader = pair.leader();
        Hold hold = Point.MID_CREATE.hold(leader.wires(), preview);
        pair.chaos().create(preview);
        hold.await(PATIENCE);
        long life = leader.operator().process().pid();
        death.strike(leader.operator().process());
        if (death == Death.OPERATOR) {
            hold.release();
        } else {
            hold.drop();
        }
        pair.awaitAnotherThan(life);
        conclude(fault);
    }

    @Test
    @Order(3)
    void whoseLeaseIsStolenStopsAndOneOfThemGoesOn() {
        Instance leader = pair.leader();
        long life = leader.operator().process().pid();
        Hold hold = Point.MID_CREATE.hold(leader.wires(), "two-03");
        pair.chaos().create("two-03");
        hold.await(PATIENCE);
        pair.stealTheLease();
        hold.release();
        await("the old leader to stop")
                .atMost(PATIENCE)
                .until(() -> leader.operator().process().pid() != life);
        conclude("lease stolen, mid-create");
    }

    @Test
    @Order(4)
    void whoIsCutOffPastItsLeaseStopsAndTheOtherGoesOn() throws InterruptedException {
        Instance leader = pair.leader();
        long life = leader.operator().process().pid();
        Hold hold = Point.MID_CREATE.hold(leader.wires(), "two-04");
        pair.chaos().create("two-04");
        hold.await(PATIENCE);
        leader.wires().kubernetes().cut(call -> true);
        hold.release();
        Thread.sleep(PAST_THE_LEASE.toMillis());
        leader.wires().kubernetes().mend();
        pair.awaitAnotherThan(life);
        conclude("leader cut off from the API server past its lease, mid-create");
    }

    private static void conclude(String fault) {
        Verdict verdict = pair.chaos().judge(PATIENCE);
        TABLE.add(fault, verdict);
        // the folder of a CLI that outlives its operator is removed by that operator's next start, in a pod with the
        // pod
        assertThat(verdict.complaints().keySet()).as("%s: %s", fault, verdict).isSubsetOf(About.FOLDERS);
        Map<String, List<String>> writers = pair.writersOfStates();
        assertThat(writers).isNotEmpty();
        assertThat(writers).allSatisfy((stack, instances) -> assertThat(instances)
                .as("who wrote the state of %s in each of its updates, one after the other", stack)
                .doesNotHaveDuplicates());
    }
}
