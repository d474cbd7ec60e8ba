package dev.greenroom.sandbox.aws.rds;

import java.time.Instant;

/**
 * An instance of an Aurora cluster.
 *
 * @param endpoint host name
 * @param zone availability zone
 */
public record Instance(
        String identifier,
        String arn,
        String resourceId,
        String endpoint,
        String zone,
        InstanceSettings settings,
        Lifetime lifetime) {

    /** {@code creating}, {@code available}, {@code modifying} or {@code deleting}. */
    public String status(Instant now) {
        return lifetime.status(now);
    }

    Instance with(InstanceSettings changed) {
        return new Instance(identifier, arn, resourceId, endpoint, zone, changed, lifetime);
    }

    Instance with(Lifetime changed) {
        return new Instance(identifier, arn, resourceId, endpoint, zone, settings, changed);
    }
}
