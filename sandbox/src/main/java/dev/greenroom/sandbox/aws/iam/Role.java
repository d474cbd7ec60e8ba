package dev.greenroom.sandbox.aws.iam;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A role.
 *
 * @param permissionsBoundary ARN; null: none
 * @param inlinePolicies documents by name
 * @param attachedPolicies ARNs
 */
public record Role(
        String name,
        String path,
        String arn,
        String uniqueId,
        Instant createdAt,
        String description,
        String assumeRolePolicy,
        String permissionsBoundary,
        int maxSessionSeconds,
        Map<String, String> inlinePolicies,
        Set<String> attachedPolicies,
        Map<String, String> tags) {
    public Role {
        inlinePolicies = Map.copyOf(inlinePolicies);
        attachedPolicies = Set.copyOf(attachedPolicies);
        tags = Map.copyOf(tags);
    }

    Role withPolicies(Map<String, String> inline, Set<String> attached) {
        return new Role(
                name,
                path,
                arn,
                uniqueId,
                createdAt,
                description,
                assumeRolePolicy,
                permissionsBoundary,
                maxSessionSeconds,
                inline,
                attached,
                tags);
    }
}
