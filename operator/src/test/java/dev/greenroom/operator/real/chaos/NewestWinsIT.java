package dev.greenroom.operator.real.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.operator.real.Backend;
import dev.greenroom.operator.real.Cluster;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Pushes in quick succession, and locks of stacks: what is alive is waited for, and what is dead is not. */
@TestMethodOrder(OrderAnnotation.class)
class NewestWinsIT {
    private static final String NAME = "newest-01";
    private static final Duration NEWS_TRAVELS = Duration.ofSeconds(3);
    private static final Duration FOREIGN_LIFE = Duration.ofSeconds(75);

    private static ChaosStage chaos;
    private static Cluster cluster;
    private static Backend backend;

    @BeforeAll
    static void open() {
        chaos = new ChaosStage("newest");
        cluster = chaos.cluster();
        backend = chaos.stage().backend();
        chaos.learnFrom(NAME);
    }

    @AfterAll
    static void close() {
        if (chaos != null) {
            chaos.close();
        }
    }

    private static String app() {
        return "newest." + cluster.namespace() + ".pr-" + NAME + ".app";
    }

    @Test
    @Order(1)
    void threePushesWithinASecondAreOneRunOfTheNewest() {
        long updates = backend.updates(app());
        long definitions = definitions();
        Instant first = Instant.now();

        chaos.push(NAME);
        chaos.push(NAME);
        chaos.push(NAME);

        assertThat(Duration.between(first, Instant.now())).isLessThan(Duration.ofSeconds(1));
        cluster.awaitReady(NAME, chaos.wanted(NAME).image());
        assertThat(backend.updates(app()) - updates).isEqualTo(1);
        assertThat(definitions() - definitions).isEqualTo(1);
    }

    private static long definitions() {
        return chaos.wires().aws().writes().stream()
                .filter(call -> call.action().equals("RegisterTaskDefinition"))
                .count();
    }

    @Test
    @Order(2)
    void aLivingForeignLockIsWaitedForAsLongAsItIsThere() throws InterruptedException {
        String lock = ".pulumi/locks/organization/greenroom/" + app() + "/11111111-2222-3333-4444-555555555555.json";
        Instant since = Instant.now().minus(Duration.ofMinutes(7)).truncatedTo(ChronoUnit.SECONDS);
        backend.write(
                lock, "{\"pid\":4711,\"username\":\"alice\",\"hostname\":\"laptop\",\"timestamp\":\"" + since + "\"}");
        long updates = backend.updates(app());
        chaos.push(NAME);

        Condition ready = cluster.awaitReason(NAME, "Locked");
        assertThat(ready.getMessage()).contains("alice", "laptop");
        Condition locked = condition("Locked");
        assertThat(locked.getStatus()).isEqualTo("True");
        assertThat(locked.getMessage()).contains("alice on laptop since " + since);
        Thread.sleep(FOREIGN_LIFE.toMillis());
        assertThat(backend.locks()).containsExactly(lock);
        assertThat(backend.updates(app())).isEqualTo(updates);

        backend.delete(lock);
        cluster.awaitReady(NAME, chaos.wanted(NAME).image());
        assertThat(cluster.status(NAME).conditions())
                .noneMatch(
                        one -> one.getType().equals("Locked") && one.getStatus().equals("True"));
    }

    private static Condition condition(String type) {
        List<Condition> conditions = cluster.status(NAME).conditions();
        return conditions.stream()
                .filter(one -> one.getType().equals(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no condition " + type + " among " + conditions));
    }

    @Test
    @Order(3)
    void theLockOfADeadRunOfOursIsBrokenWithinAMinute() {
        Hold hold = chaos.wires()
                .aws()
                .holdAnswer(call -> call.puts(".pulumi/locks/") && call.path().contains(app()));
        chaos.push(NAME);
        hold.await(Duration.ofMinutes(2));
        List<String> locks = backend.locks();
        assertThat(locks).hasSize(1);

        Death.CONTAINER.strike(chaos.operator());
        Instant death = Instant.now();
        hold.drop();

        cluster.eventually(NAME, () -> assertThat(backend.locks()).doesNotContainAnyElementsOf(locks));
        assertThat(Duration.between(death, Instant.now())).isLessThan(Duration.ofMinutes(1));
        cluster.awaitReady(NAME, chaos.wanted(NAME).image());
    }

    /** The operator is still busy with the last pass of the old one when the new one is there. */
    @Test
    @Order(4)
    void whatIsAppliedRightAfterADeleteIsNotOverlooked() throws InterruptedException {
        Hold hold = chaos.wires().kubernetes().holdAnswer(Point.finalizerOf(NAME));
        chaos.delete(NAME);
        hold.await(Duration.ofMinutes(5));
        cluster.awaitGone(NAME);

        chaos.create(NAME);
        Thread.sleep(NEWS_TRAVELS.toMillis());
        hold.release();

        cluster.awaitReady(NAME, chaos.wanted(NAME).image());
    }
}
