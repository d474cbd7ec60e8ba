package dev.greenroom.sandbox.aws.elb;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An Application Load Balancer.
 *
 * @param zoneId hosted zone of its DNS name, for alias records
 * @param activeFrom "provisioning" before
 * @param attributes those that were set, by their names in the API
 */
public record LoadBalancer(
        String arn,
        String name,
        String dnsName,
        String zoneId,
        String vpcId,
        boolean internal,
        List<String> subnetIds,
        List<String> securityGroupIds,
        Instant activeFrom,
        Map<String, String> attributes,
        Map<String, String> tags) {
    static final String DELETION_PROTECTION = "deletion_protection.enabled";

    public LoadBalancer {
        subnetIds = List.copyOf(subnetIds);
        securityGroupIds = List.copyOf(securityGroupIds);
        attributes = Map.copyOf(attributes);
        tags = Map.copyOf(tags);
    }

    /** {@code provisioning} or {@code active}. */
    public String state(Instant now) {
        return now.isBefore(activeFrom) ? "provisioning" : "active";
    }

    LoadBalancer withSecurityGroups(List<String> changed) {
        return new LoadBalancer(
                arn, name, dnsName, zoneId, vpcId, internal, subnetIds, changed, activeFrom, attributes, tags);
    }

    LoadBalancer withSubnets(List<String> changed) {
        return new LoadBalancer(
                arn, name, dnsName, zoneId, vpcId, internal, changed, securityGroupIds, activeFrom, attributes, tags);
    }

    LoadBalancer withAttributes(Map<String, String> changed) {
        return new LoadBalancer(
                arn, name, dnsName, zoneId, vpcId, internal, subnetIds, securityGroupIds, activeFrom, changed, tags);
    }

    LoadBalancer withTags(Map<String, String> changed) {
        return new LoadBalancer(
                arn,
                name,
                dnsName,
                zoneId,
                vpcId,
                internal,
                subnetIds,
                securityGroupIds,
                activeFrom,
                attributes,
                changed);
    }

    /** What CreateLoadBalancer is asked for. */
    public record Request(
            String name,
            boolean internal,
            List<String> subnetIds,
            List<String> securityGroupIds,
            Map<String, String> tags) {
        public Request {
            subnetIds = List.copyOf(subnetIds);
            securityGroupIds = List.copyOf(securityGroupIds);
            tags = Map.copyOf(tags);
        }
    }
}
