package dev.greenroom.operator.pulumi.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.operator.pulumi.program.Graph.Entry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoldenGraphTest {
    private static final Graph KEPT = graph("d1", 1, 80);

    @Test
    void hasNothingAgainstTheSameGraph() {
        assertThat(GoldenGraph.complaint("net", KEPT.yaml(), KEPT, false)).isEmpty();
    }

    @Test
    void refusesAChangedProgramWhoseRevisionWasNotRaisedEvenOnUpdate() {
        Graph changed = graph("d1", 1, 81);
        assertThat(GoldenGraph.complaint("net", KEPT.yaml(), changed, true))
                .hasValue(
                        "The graph of net changed, and its plan and program revision 1 did not: environments that exist"
                                + " would never be run again. Raise the revision in Part, then run the test with -Dupdate.");
    }

    @Test
    void takesAChangedProgramWithARaisedRevisionOnUpdateOnly() {
        Graph changed = graph("d2", 2, 81);
        assertThat(GoldenGraph.complaint("net", KEPT.yaml(), changed, true)).isEmpty();
        assertThat(GoldenGraph.complaint("net", KEPT.yaml(), changed, false))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("-Dupdate"));
    }

    private static Graph graph(String digest, int revision, int port) {
        return new Graph(
                digest,
                revision,
                Map.of(),
                List.of(new Entry("aws:lb/targetGroup:TargetGroup", "web", Map.of("port", port))));
    }
}
