package dev.greenroom.operator.cloud;

import java.util.List;

/**
 * A given listener and its load balancer.
 *
 * @param priority a rule priority that is free, or that the same host's rule of the same owner has already
 * @param canonicalHostedZoneId of the load balancer, for alias records
 */
public record ListenerFacts(
        int priority,
        String loadBalancerArn,
        String dnsName,
        String canonicalHostedZoneId,
        List<String> securityGroupIds) {
    public ListenerFacts {
        securityGroupIds = List.copyOf(securityGroupIds);
    }
}
