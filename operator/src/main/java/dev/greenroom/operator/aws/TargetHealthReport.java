package dev.greenroom.operator.aws;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/**
 * What a load balancer says of its targets.
 *
 * @param complaint AWS's words about the unhealthy ones; empty: there are none
 */
record TargetHealthReport(int healthy, String complaint) {

    static TargetHealthReport of(List<TargetHealthDescription> targets) {
        int healthy = (int) states(targets)
                .filter(target -> target.state() == TargetHealthStateEnum.HEALTHY)
                .count();
        String complaint = states(targets)
                .filter(target -> target.state() == TargetHealthStateEnum.UNHEALTHY)
                .map(target -> "the load balancer finds a task unhealthy: " + words(target))
                .distinct()
                .collect(Collectors.joining("; "));
        return new TargetHealthReport(healthy, complaint);
    }

    private static Stream<TargetHealth> states(List<TargetHealthDescription> targets) {
        return targets.stream().map(TargetHealthDescription::targetHealth);
    }

    private static String words(TargetHealth target) {
        return target.description() == null ? target.reasonAsString() : Scrubbed.text(target.description());
    }
}
