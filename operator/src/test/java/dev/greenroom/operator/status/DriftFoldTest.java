package dev.greenroom.operator.status;

import static dev.greenroom.operator.status.StatusExamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.DriftStatus;
import dev.greenroom.api.DriftStatus.DriftDifference;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.operator.cloud.Difference;
import dev.greenroom.operator.plan.Part;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comparisons and corrections make of the status. */
class DriftFoldTest {
    private static final Difference QUEUE = Difference.missing(Part.DATA, "queue jobs");
    private static final PreviewEnvironmentStatus FIRST =
            DriftFold.seen(PreviewEnvironmentStatus.EMPTY, List.of(QUEUE, capacity("8")), NOW);

    private static Difference capacity(String found) {
        return new Difference(Part.DATA, "Aurora cluster x", "maximum capacity", "2", found);
    }

    private static PreviewEnvironmentStatus later(PreviewEnvironmentStatus old, int minutes, Difference... found) {
        return DriftFold.seen(old, List.of(found), NOW.plus(Duration.ofMinutes(minutes)));
    }

    @Test
    void whatDiffersIsKeptThingByThing() {
        assertThat(FIRST.drift().differences())
                .containsExactly(
                        new DriftDifference("data", "queue jobs", null, "there", "missing"),
                        new DriftDifference("data", "Aurora cluster x", "maximum capacity", "2", "8"));
        assertThat(FIRST.drift())
                .extracting(DriftStatus::tries, DriftStatus::correcting)
                .containsOnlyNulls();
        assertThat(FIRST.lastVerified()).isEqualTo(NOW.toString());
    }

    @Test
    void theSameFoundAgainIsTheSameStatusUntilTenMinutesHavePassed() {
        assertThat(later(FIRST, 9, QUEUE, capacity("8"))).isEqualTo(FIRST);
        PreviewEnvironmentStatus tenMinutes = later(FIRST, 10, QUEUE, capacity("8"));
        assertThat(tenMinutes.lastVerified())
                .isEqualTo(NOW.plus(Duration.ofMinutes(10)).toString());
        assertThat(tenMinutes.drift()).isEqualTo(FIRST.drift());
    }

    @Test
    void nothingFoundIsNoDrift() {
        assertThat(later(FIRST, 1).drift()).isNull();
        assertThat(later(FIRST, 1).lastVerified()).isEqualTo(FIRST.lastVerified());
    }

    @Test
    void aTryThatDidNotHelpIsCountedOnce() {
        PreviewEnvironmentStatus correcting = DriftFold.correcting(FIRST, NOW.plus(Duration.ofMinutes(1)));
        assertThat(correcting.drift().correcting()).isTrue();

        PreviewEnvironmentStatus once = later(correcting, 2, capacity("8"));
        assertThat(once.drift().tries()).isEqualTo(1);
        assertThat(once.drift().correcting()).isNull();
        assertThat(once.drift().lastTry())
                .isEqualTo(NOW.plus(Duration.ofMinutes(1)).toString());
        assertThat(later(once, 3, capacity("8"))).isEqualTo(once);
        assertThat(later(DriftFold.correcting(once, NOW), 4, capacity("8"))
                        .drift()
                        .tries())
                .isEqualTo(2);
    }

    @Test
    void aValueThatIsSetAgainAndAgainIsNoNewFinding() {
        PreviewEnvironmentStatus once = later(DriftFold.correcting(FIRST, NOW), 2, capacity("16"));

        assertThat(once.drift().tries()).isEqualTo(1);
    }

    @Test
    void somethingElseIsANewFindingWithATryOfItsOwn() {
        PreviewEnvironmentStatus other =
                later(DriftFold.correcting(FIRST, NOW), 2, Difference.missing(Part.NET, "queue jobs"));

        assertThat(other.drift())
                .extracting(DriftStatus::tries, DriftStatus::lastTry)
                .containsOnlyNulls();
    }

    @Test
    void aPersonsWishCountsAsAFirstTry() {
        PreviewEnvironmentStatus once = later(DriftFold.correcting(FIRST, NOW), 2, capacity("8"));

        assertThat(PreviewFold.nudged(once).drift())
                .isEqualTo(new DriftStatus(once.drift().differences(), null, null, null));
        assertThat(PreviewFold.nudged(PreviewEnvironmentStatus.EMPTY)).isEqualTo(PreviewEnvironmentStatus.EMPTY);
    }
}
