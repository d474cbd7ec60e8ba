package dev.greenroom.sandbox.aws.ec2;

import java.util.Map;

/**
 * A subnet.
 *
 * @param zone availability zone, such as {@code us-west-2a}
 * @param open whether it is public: what starts in it gets a public address by default
 */
public record Subnet(
        String id, String arn, String vpcId, String zone, String cidrBlock, boolean open, Map<String, String> tags) {
    public Subnet {
        tags = Map.copyOf(tags);
    }
}
