package dev.greenroom.operator.cloud.finding;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a load balancer says of its targets.
 *
 * @param complaint AWS's words about the unhealthy ones; empty: there are none
 */
public record TargetHealthReport(int healthy, String complaint) {

    /** The health of a target ("Elastic Load Balancing API Reference", TargetHealth); the description may be null. */
    public record FoundTarget(String state, String reason, String description) {
        private String words() {
            return description == null ? reason : Scrubbed.text(description);
        }
    }

    /** What is said where there is no target group. */
    public static TargetHealthReport ofNothing() {
        return new TargetHealthReport(0, "the target group does not exist");
    }

    /** Counts the healthy and says what ails the others, each ailment once. */
    public static TargetHealthReport of(List<FoundTarget> targets) {
        String complaint = in("unhealthy", targets)
                .map(target -> "the load balancer finds a task unhealthy: " + target.words())
                .distinct()
                .collect(Collectors.joining("; "));
        return new TargetHealthReport((int) in("healthy", targets).count(), complaint);
    }

    private static Stream<FoundTarget> in(String state, List<FoundTarget> targets) {
        return targets.stream().filter(target -> state.equals(target.state()));
    }
}
