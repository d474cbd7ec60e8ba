package dev.greenroom.operator.real.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Kills at the eight points at which others wedge, and at random moments; after each, everything is as if nothing had been. */
@TestMethodOrder(OrderAnnotation.class)
class ChaosIT {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration RANDOM = Duration.ofMinutes(4);
    static final Path REPORT = Path.of("target", "real", "chaos.md");

    private static ChaosStage chaos;

    /** A death at a point, and the preview that suffers it. */
    private record Fault(Point point, Death death, String preview) {
        @Override
        public String toString() {
            return death + ", " + point;
        }
    }

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
    void aKillAtAnyPointIsGotOverWithoutAHuman() {
        FaultTable table = new FaultTable("Chosen points");
        List<Fault> creations = creations();
        strike(table, creations);
        strike(table, deletions(creations));
        chaos.living().forEach(chaos::delete);
        table.add("all are deleted at once", chaos.judge(PATIENCE));
        table.publish(REPORT);
        assertThat(table.complaints()).isEmpty();
    }

    @Test
    @Order(2)
    void anOutageIsGotOverWithoutAHuman() {
        FaultTable table = new Outages(chaos).happen();
        table.publish(REPORT);
        assertThat(table.complaints()).isEmpty();
    }

    @Test
    @Order(3)
    void killsAtRandomMomentsAreGotOverWithoutAHuman() {
        FaultTable table = new Turmoil(chaos, Script.ofSystemProperty()).rage(Integer.MAX_VALUE, RANDOM);
        table.publish(REPORT);
        assertThat(table.complaints()).isEmpty();
    }

    /** Each fault on its own preview; one is struck while those before it are getting over theirs. */
    private static void strike(FaultTable table, List<Fault> faults) {
        faults.forEach(fault -> chaos.strikeAt(fault.point(), fault.death(), fault.preview()));
        Verdict verdict = chaos.judge(PATIENCE);
        List<String> previews = faults.stream().map(Fault::preview).toList();
        faults.forEach(fault -> table.add(fault.toString(), verdict.of(fault.preview(), previews)));
    }

    private static List<Fault> creations() {
        List<Fault> faults = new ArrayList<>();
        for (Point point : Point.values()) {
            for (Death death : Death.values()) {
                if (!point.ofDeletion() && (death == Death.CONTAINER || point.underTheCli())) {
                    faults.add(new Fault(point, death, name(faults.size() + 1)));
                }
            }
        }
        return faults;
    }

    private static List<Fault> deletions(List<Fault> creations) {
        Map<Fault, String> faults = new LinkedHashMap<>();
        List<String> previews =
                new ArrayList<>(creations.stream().map(Fault::preview).toList());
        for (Point point : Point.values()) {
            for (Death death : Death.values()) {
                if (point.ofDeletion() && (death == Death.CONTAINER || point.underTheCli())) {
                    faults.put(new Fault(point, death, previews.remove(0)), "");
                }
            }
        }
        return List.copyOf(faults.keySet());
    }

    private static String name(int number) {
        return String.format("chaos-%02d", number);
    }
}
