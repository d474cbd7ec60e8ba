package dev.greenroom.sandbox.aws.ec2;

import java.util.Map;

/** A rule of a security group; the description may be empty. */
public record SecurityGroupRule(
        String id, String groupId, Permission permission, String description, Map<String, String> tags) {
    public SecurityGroupRule {
        tags = Map.copyOf(tags);
    }

    public boolean egress() {
        return permission.egress();
    }
}
