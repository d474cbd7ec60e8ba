package dev.greenroom.sandbox.aws.port;

import dev.greenroom.sandbox.aws.elb.Target.Health;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a load balancer says of its targets.
 *
 * @param complaint AWS's words about the unhealthy ones; empty: there are none
 */
record SeenTargets(int healthy, String complaint) {

    static SeenTargets of(List<Health> targets) {
        String complaint = targets.stream()
                .filter(target -> target.state().equals("unhealthy"))
                .map(target -> "the load balancer finds a task unhealthy: " + target.description())
                .distinct()
                .collect(Collectors.joining("; "));
        return new SeenTargets((int) targets.stream().filter(Health::isHealthy).count(), complaint);
    }
}
