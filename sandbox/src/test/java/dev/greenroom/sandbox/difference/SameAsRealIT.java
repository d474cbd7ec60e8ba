package dev.greenroom.sandbox.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sandbox tells the truth: whatever a case leads to on real components, it leads to in the sandbox. */
class SameAsRealIT {
    private static final List<Reviewed> REVIEWED = Reviewed.all();

    private static Tour real;
    private static Tour sandbox;
    private static Map<Case, List<Difference>> differences;

    @BeforeAll
    static void walkAllCasesOnBothSides() throws InterruptedException {
        List<Case> cases = Case.all();
        try (Side side = new RealSide()) {
            real = Tour.of(side, cases);
            try (Side other = new SandboxSide(side.namespace())) {
                sandbox = Tour.of(other, cases);
            }
        }
        differences = new Comparison(real, sandbox).differences();
    }

    static List<Case> cases() {
        return List.copyOf(real.walks().keySet());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyDifferenceIsReviewed(Case what) {
        assertThat(real.walks().get(what).trouble()).as("real").isNull();
        assertThat(sandbox.walks().get(what).trouble()).as("sandbox").isNull();
        assertThat(differences.get(what))
                .filteredOn(difference -> REVIEWED.stream().noneMatch(reviewed -> reviewed.covers(difference)))
                .isEmpty();
    }

    @Test
    void everyReviewedDifferenceOccurs() {
        assertThat(REVIEWED)
                .filteredOn(reviewed ->
                        differences.values().stream().flatMap(List::stream).noneMatch(reviewed::covers))
                .isEmpty();
    }

    @Test
    void stacksGrowAndShrinkInTheOrderOfTheirGraph() {
        assertThat(real.outOfOrder()).as("real").isEmpty();
        assertThat(sandbox.outOfOrder()).as("sandbox").isEmpty();
        assertThat(real.moments()).as("moments seen of real stacks").isGreaterThan(100);
        assertThat(sandbox.moments()).as("moments seen of the sandbox's stacks").isGreaterThan(100);
    }

    @Test
    void nothingIsLeft() {
        assertThat(real.left()).as("real").isEmpty();
        assertThat(sandbox.left()).as("sandbox").isEmpty();
        assertThat(real.stacks()).as("real").isEmpty();
        assertThat(sandbox.stacks()).as("sandbox").isEmpty();
    }
}
