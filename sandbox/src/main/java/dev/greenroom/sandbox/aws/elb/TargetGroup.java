package dev.greenroom.sandbox.aws.elb;

import java.util.Map;

/**
 * A target group of type ip.
 *
 * @param deregistrationDelaySeconds how long requests under way may take when a target leaves
 */
public record TargetGroup(
        String arn,
        String name,
        int port,
        String protocol,
        String vpcId,
        String targetType,
        HealthCheck healthCheck,
        int deregistrationDelaySeconds,
        Map<String, String> tags) {
    public TargetGroup {
        tags = Map.copyOf(tags);
    }

    TargetGroup withHealthCheck(HealthCheck changed) {
        return new TargetGroup(arn, name, port, protocol, vpcId, targetType, changed, deregistrationDelaySeconds, tags);
    }

    TargetGroup withDeregistrationDelay(int seconds) {
        return new TargetGroup(arn, name, port, protocol, vpcId, targetType, healthCheck, seconds, tags);
    }

    TargetGroup withTags(Map<String, String> changed) {
        return new TargetGroup(
                arn, name, port, protocol, vpcId, targetType, healthCheck, deregistrationDelaySeconds, changed);
    }

    /** What CreateTargetGroup is asked for. */
    public record Request(
            String name,
            int port,
            String protocol,
            String vpcId,
            String targetType,
            HealthCheck healthCheck,
            Map<String, String> tags) {
        public Request {
            tags = Map.copyOf(tags);
        }
    }
}
