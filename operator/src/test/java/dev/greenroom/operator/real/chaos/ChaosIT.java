package dev.greenroom.operator.real.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Kills at the eight points at which others wedge, and at random moments; after each, everything is as if nothing had been. */
@TestMethodOrder(OrderAnnotation.class)
class ChaosIT {
    static final Path REPORT = Path.of("target", "real", "chaos.md");

    /** Enough for a round or two; {@link ChaosTrial} takes its time. */
    private static final Duration RANDOM = Duration.ofMinutes(2);

    private static ChaosStage chaos;

    @BeforeAll
    static void open() {
        chaos = new ChaosStage("chaos");
        chaos.learnFrom("chaos-00");
    }

    @AfterAll
    static void close() {
        if (chaos != null) {
            chaos.close();
        }
    }

    @Test
    @Order(1)
    void whatAwsMadeIsFoundWhenItsAnswersAreLost() {
        conclude(new LostAnswers(chaos).happen());
    }

    @Test
    @Order(2)
    void anOutageIsGotOverWithoutAHuman() {
        conclude(new Outages(chaos).happen());
    }

    @Test
    @Order(3)
    void killsAtRandomMomentsAreGotOverWithoutAHuman() {
        Duration time = Duration.ofMinutes(Long.getLong("chaos.minutes", RANDOM.toMinutes()));
        int kills = Integer.getInteger("chaos.kills", Integer.MAX_VALUE);
        conclude(new Turmoil(chaos, Script.ofSystemProperty()).rage(kills, time));
    }

    @Test
    @Order(4)
    void aKillAtAnyPointIsGotOverWithoutAHuman() {
        conclude(new PointByPoint(chaos).strike(Fault.chosen()));
    }

    static void conclude(FaultTable table) {
        table.publish(REPORT);
        assertThat(table.complaints()).isEmpty();
    }
}
