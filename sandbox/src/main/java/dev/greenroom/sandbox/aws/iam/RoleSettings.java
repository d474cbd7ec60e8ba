package dev.greenroom.sandbox.aws.iam;

import java.util.Map;

/**
 * What a role is asked to be.
 *
 * @param permissionsBoundary ARN of a policy; null: none
 */
public record RoleSettings(
        String description,
        String assumeRolePolicy,
        String permissionsBoundary,
        int maxSessionSeconds,
        Map<String, String> tags) {
    public RoleSettings {
        tags = Map.copyOf(tags);
    }
}
