package dev.greenroom.sandbox.aws.rds;

import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.AwsResource;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import dev.greenroom.sandbox.aws.Takes;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Final snapshots of clusters. Without a lock of its own: operations of {@link Rds} use it. */
final class Snapshots {
    private final ServiceEndpoint endpoint;
    private final Map<String, AwsResource> snapshots = new TreeMap<>();

    Snapshots(ServiceEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** When it has been taken. */
    Instant create(String identifier, Cluster cluster, Instant start) {
        Refusals.identifier("DBClusterSnapshotIdentifier", identifier);
        if (snapshots.containsKey(identifier)) {
            throw AwsException.of(
                    "DBClusterSnapshotAlreadyExistsFault",
                    "Cannot create the cluster snapshot because one with the identifier " + identifier
                            + " already exists.");
        }
        snapshots.put(
                identifier,
                new AwsResource(
                        "aws:rds/clusterSnapshot:ClusterSnapshot",
                        identifier,
                        endpoint.arn("rds", "cluster-snapshot:" + identifier),
                        cluster.settings().copyTagsToSnapshot()
                                ? cluster.settings().tags()
                                : Map.of()));
        return endpoint.after(start, Takes.DB_SNAPSHOT);
    }

    boolean has(String identifier) {
        return snapshots.containsKey(identifier);
    }

    Stream<AwsResource> inventory() {
        return snapshots.values().stream();
    }
}
