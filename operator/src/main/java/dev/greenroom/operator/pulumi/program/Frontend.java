package dev.greenroom.operator.pulumi.program;

import com.pulumi.aws.lb.TargetGroupArgs;
import com.pulumi.aws.lb.inputs.TargetGroupHealthCheckArgs;
import com.pulumi.core.Output;
import dev.greenroom.operator.plan.NetPlan;
import java.util.List;

/**
 * Where requests come in, whoever owns the load balancer.
 *
 * @param hostedZoneId of the load balancer's own name, for alias records
 * @param securityGroupIds of the load balancer
 */
record Frontend(
        Output<String> loadBalancerArn,
        Output<String> dnsName,
        Output<String> hostedZoneId,
        Output<String> targetGroupArn,
        Output<List<String>> securityGroupIds) {
    /** Logical name of load balancer, target group, listener rule and DNS record. */
    static final String NAME = "web";

    /**
     * ECS registers each task with the container's own port. The target group's is only a default, and since a change of it
     * would replace the group under a fixed name while listeners use it, it never changes.
     */
    private static final int DEFAULT_PORT = 80;
    /** Long enough for a preview's requests, short enough not to hold a rollout up. */
    private static final int DEREGISTRATION_DELAY_SECONDS = 10;

    static TargetGroupArgs targetGroup(NetPlan plan) {
        return TargetGroupArgs.builder()
                .name(plan.targetGroup().name())
                .vpcId(plan.vpcId())
                .port(DEFAULT_PORT)
                .protocol("HTTP")
                .targetType("ip")
                .deregistrationDelay(DEREGISTRATION_DELAY_SECONDS)
                .healthCheck(TargetGroupHealthCheckArgs.builder()
                        .path(plan.targetGroup().healthCheckPath())
                        .matcher("200-399")
                        .interval(10)
                        .timeout(5)
                        .healthyThreshold(2)
                        .unhealthyThreshold(3)
                        .build())
                .build();
    }
}
