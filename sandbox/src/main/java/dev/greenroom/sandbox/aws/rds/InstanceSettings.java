package dev.greenroom.sandbox.aws.rds;

import java.util.Map;

/** What an instance of a cluster is asked to be. */
public record InstanceSettings(
        String clusterIdentifier,
        String engine,
        String instanceClass,
        boolean publiclyAccessible,
        boolean autoMinorVersionUpgrade,
        boolean copyTagsToSnapshot,
        int promotionTier,
        Map<String, String> tags) {
    public InstanceSettings {
        tags = Map.copyOf(tags);
    }
}
