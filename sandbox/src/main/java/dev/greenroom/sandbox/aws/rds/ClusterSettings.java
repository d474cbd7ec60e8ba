package dev.greenroom.sandbox.aws.rds;

import java.util.List;
import java.util.Map;

/**
 * What a cluster is asked to be.
 *
 * @param engineVersion a full version, or a major one for its default; null: the engine's default
 * @param capacity null: no Serverless v2 capacity
 */
public record ClusterSettings(
        String engine,
        String engineVersion,
        String databaseName,
        String masterUsername,
        String masterPassword,
        String subnetGroup,
        List<String> securityGroupIds,
        Capacity capacity,
        int port,
        int backupRetentionDays,
        boolean storageEncrypted,
        boolean copyTagsToSnapshot,
        boolean deletionProtection,
        Map<String, String> tags) {

    /** Aurora capacity units, Serverless v2. */
    public record Capacity(double min, double max) {}

    public ClusterSettings {
        securityGroupIds = List.copyOf(securityGroupIds);
        tags = Map.copyOf(tags);
    }

    ClusterSettings withEngineVersion(String version) {
        return new ClusterSettings(
                engine,
                version,
                databaseName,
                masterUsername,
                masterPassword,
                subnetGroup,
                securityGroupIds,
                capacity,
                port,
                backupRetentionDays,
                storageEncrypted,
                copyTagsToSnapshot,
                deletionProtection,
                tags);
    }

    /** Hides the password. */
    @Override
    public String toString() {
        return "ClusterSettings[" + engine + " " + engineVersion + "]";
    }
}
