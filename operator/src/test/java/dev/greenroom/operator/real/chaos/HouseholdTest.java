package dev.greenroom.operator.real.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What one preview has is counted by kind, and compared with what a clean one has. */
class HouseholdTest {
    private static final String OWNER = "chaos/ns/PreviewEnvironment/pr-1";
    private static final Map<String, String> OURS = Map.of(Household.OWNER, OWNER);

    private static final Map<String, Map<String, String>> THINGS = Map.of(
            "cluster one", OURS,
            "queue http://here/jobs", OURS,
            "ecs arn:aws:ecs:us-west-2:1:service/a/b", OURS,
            "ecs arn:aws:ecs:us-west-2:1:task-definition/a:1", OURS,
            "record Z1 pr-1.preview.example.com. A", Map.of(),
            "record Z1 pr-11.preview.example.com. A", Map.of(),
            "cluster other", Map.of(Household.OWNER, OWNER + "1"));

    @Test
    void countsWhatItsOwnerHasByKind() {
        assertThat(Household.of(OWNER, THINGS).counts())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("cluster", 1, "queue", 1, "ecs service", 1, "ecs task-definition", 1, "record", 1));
    }

    @Test
    void tellsWhatIsThereTwiceAndWhatIsMissing() {
        Household clean = Household.of(OWNER, THINGS);
        Household other =
                Household.of(OWNER, Map.of("cluster one", OURS, "cluster two", OURS, "queue http://here/jobs", OURS));

        assertThat(clean.differenceTo(clean)).isEmpty();
        assertThat(other.differenceTo(clean)).contains("cluster=2 instead of 1", "ecs service=0 instead of 1");
    }
}
