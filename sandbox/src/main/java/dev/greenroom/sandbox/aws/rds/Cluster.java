package dev.greenroom.sandbox.aws.rds;

import java.time.Instant;
import java.util.List;

/**
 * An Aurora cluster.
 *
 * @param endpointId what the account's endpoints in the region have in common
 * @param members identifiers of its instances
 */
public record Cluster(
        String identifier,
        String arn,
        String resourceId,
        String endpointId,
        String region,
        String kmsKeyArn,
        ClusterSettings settings,
        List<String> members,
        Lifetime lifetime) {
    public Cluster {
        members = List.copyOf(members);
    }

    public String endpoint() {
        return identifier + ".cluster-" + endpointId + "." + region + ".rds.amazonaws.com";
    }

    public String readerEndpoint() {
        return identifier + ".cluster-ro-" + endpointId + "." + region + ".rds.amazonaws.com";
    }

    /** {@code creating}, {@code available}, {@code modifying} or {@code deleting}. */
    public String status(Instant now) {
        return lifetime.status(now);
    }

    Cluster with(ClusterSettings changed) {
        return new Cluster(identifier, arn, resourceId, endpointId, region, kmsKeyArn, changed, members, lifetime);
    }

    Cluster with(Lifetime changed) {
        return new Cluster(identifier, arn, resourceId, endpointId, region, kmsKeyArn, settings, members, changed);
    }

    Cluster withMembers(List<String> changed) {
        return new Cluster(identifier, arn, resourceId, endpointId, region, kmsKeyArn, settings, changed, lifetime);
    }
}
