package dev.greenroom.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.operator.cloud.finding.TargetHealthReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

class TargetHealthReportTest {

    @Test
    void countsTheHealthyAndNamesWhatAilsTheOthersOnce() {
        String codes = "Health checks failed with these codes: [503]";
        assertThat(AwsObserver.targets(List.of(
                        target("healthy", null, null),
                        target("unhealthy", "Target.ResponseCodeMismatch", codes),
                        target("unhealthy", "Target.ResponseCodeMismatch", codes),
                        target("unhealthy", "Target.Timeout", null))))
                .isEqualTo(new TargetHealthReport(
                        1,
                        "the load balancer finds a task unhealthy: " + codes
                                + "; the load balancer finds a task unhealthy: Target.Timeout"));
    }

    @Test
    void targetsThatComeAndGoAreNoComplaint() {
        assertThat(AwsObserver.targets(List.of(
                        target("initial", "Elb.InitialHealthChecking", "Initial health checks in progress"),
                        target("draining", "Target.DeregistrationInProgress", "Target deregistration is in progress"))))
                .isEqualTo(new TargetHealthReport(0, ""));
    }

    private static TargetHealthDescription target(String state, String reason, String description) {
        return TargetHealthDescription.builder()
                .targetHealth(h -> h.state(state).reason(reason).description(description))
                .build();
    }
}
