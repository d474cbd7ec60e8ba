package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.rds.Cluster;
import dev.greenroom.sandbox.aws.rds.ClusterSettings;
import dev.greenroom.sandbox.aws.rds.ClusterSettings.Capacity;
import dev.greenroom.sandbox.aws.rds.Rds;
import dev.greenroom.sandbox.provider.ProviderException;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import dev.greenroom.sandbox.provider.ResourceProvider.Problem;
import java.util.List;
import java.util.Optional;

/** {@code aws_rds_cluster}, for Aurora PostgreSQL with Serverless v2 capacity. */
final class ClusterType implements ResourceType {
    private static final Schema SCHEMA = Schema.of("aws:rds/cluster:Cluster")
            .named("clusterIdentifier")
            .required("engine")
            .inputs("allocatedStorage", "allowMajorVersionUpgrade", "applyImmediately", "availabilityZones")
            .inputs("backupRetentionPeriod", "copyTagsToSnapshot", "databaseName", "dbClusterParameterGroupName")
            .inputs("dbSubnetGroupName", "deleteAutomatedBackups", "deletionProtection", "enableHttpEndpoint")
            .inputs("enabledCloudwatchLogsExports", "engineMode", "engineVersion", "finalSnapshotIdentifier")
            .inputs("iamDatabaseAuthenticationEnabled", "kmsKeyId", "masterPassword", "masterUsername", "networkType")
            .inputs("port", "preferredBackupWindow", "preferredMaintenanceWindow", "serverlessv2ScalingConfiguration")
            .inputs("skipFinalSnapshot", "storageEncrypted", "storageType", "vpcSecurityGroupIds")
            .tagged()
            .replacing("clusterIdentifier", "availabilityZones", "databaseName", "dbSubnetGroupName", "engine")
            .replacing("engineMode", "kmsKeyId", "masterUsername", "storageEncrypted")
            .computed("allocatedStorage", "availabilityZones", "databaseName", "dbClusterParameterGroupName")
            .computed("dbSubnetGroupName", "engineVersion", "kmsKeyId", "masterUsername", "networkType", "port")
            .computed("preferredBackupWindow", "preferredMaintenanceWindow", "storageEncrypted", "storageType")
            .computed("vpcSecurityGroupIds")
            .sets("availabilityZones", "vpcSecurityGroupIds", "enabledCloudwatchLogsExports")
            .unread("allowMajorVersionUpgrade", "applyImmediately", "deleteAutomatedBackups")
            .unread("finalSnapshotIdentifier", "masterPassword", "skipFinalSnapshot")
            .secrets("masterPassword")
            .build();

    private static final Waiter CREATED = Waiter.seconds(30, 10, 120 * 60);
    private static final Waiter UPDATED = Waiter.seconds(30, 10, 120 * 60);
    private static final Waiter DELETED = Waiter.seconds(30, 10, 120 * 60);
    private static final int DEFAULT_PORT = 5432;

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public List<Problem> validate(ObjectNode inputs) {
        return RdsIdentifiers.problems("clusterIdentifier", "cluster_identifier", inputs);
    }

    @Override
    public Existing create(Session session, ObjectNode inputs) throws InterruptedException {
        String name = Json.text(inputs, "clusterIdentifier");
        Rds rds = session.region().rds();
        ClusterSettings settings = settings(inputs);
        String id = session.calls()
                .call("creating RDS Cluster (" + name + ")", () -> rds.createCluster(name, settings))
                .identifier();
        String wait = "waiting for RDS Cluster (" + id + ") create";
        return session.finish(this, id, inputs, wait, () -> session.await(wait, CREATED, () -> available(session, id)));
    }

    private static boolean available(Session session, String id) {
        return session.region()
                .rds()
                .cluster(id)
                .filter(cluster -> cluster.status(session.time().instant()).equals("available"))
                .isPresent();
    }

    private static ClusterSettings settings(ObjectNode inputs) {
        JsonNode scaling = inputs.path("serverlessv2ScalingConfiguration");
        return new ClusterSettings(
                Json.text(inputs, "engine"),
                Json.text(inputs, "engineVersion"),
                Json.text(inputs, "databaseName"),
                Json.text(inputs, "masterUsername"),
                Json.text(inputs, "masterPassword"),
                Json.text(inputs, "dbSubnetGroupName"),
                Json.texts(inputs, "vpcSecurityGroupIds"),
                scaling.isObject()
                        ? new Capacity(Json.decimal(scaling, "minCapacity", 0), Json.decimal(scaling, "maxCapacity", 0))
                        : null,
                Json.number(inputs, "port", DEFAULT_PORT),
                Json.number(inputs, "backupRetentionPeriod", 1),
                Json.flag(inputs, "storageEncrypted", false),
                Json.flag(inputs, "copyTagsToSnapshot", false),
                Json.flag(inputs, "deletionProtection", false),
                Json.allTags(inputs));
    }

    @Override
    public Optional<Existing> read(Session session, String id, ObjectNode inputs) throws InterruptedException {
        return session.calls()
                .call(
                        "reading RDS Cluster (" + id + ")",
                        () -> session.region().rds().cluster(id))
                .map(cluster -> new Existing(id, inputs, ClusterOutputs.of(cluster, inputs)));
    }

    @Override
    public Existing update(Session session, Existing old, ObjectNode inputs) throws InterruptedException {
        String id = old.id();
        Rds rds = session.region().rds();
        ClusterSettings settings = settings(inputs);
        if (settings.equals(settings(old.inputs()))) {
            return session.finish(this, id, inputs, "updating RDS Cluster (" + id + ")", () -> {});
        }
        session.calls().run("updating RDS Cluster (" + id + ")", () -> rds.modifyCluster(id, settings));
        String wait = "waiting for RDS Cluster (" + id + ") update";
        return session.finish(this, id, inputs, wait, () -> session.await(wait, UPDATED, () -> available(session, id)));
    }

    @Override
    public void delete(Session session, Existing old) throws InterruptedException {
        String id = old.id();
        Rds rds = session.region().rds();
        boolean skip = Json.flag(old.inputs(), "skipFinalSnapshot", false);
        String snapshot = Json.text(old.inputs(), "finalSnapshotIdentifier");
        if (!skip && snapshot == null) {
            throw new ProviderException(
                    "RDS Cluster final_snapshot_identifier is required when skip_final_snapshot is false");
        }
        if (rds.cluster(id).filter(cluster -> !isDeleting(session, cluster)).isPresent()) {
            session.calls()
                    .delete(
                            "deleting RDS Cluster (" + id + ")",
                            () -> rds.deleteCluster(id, skip ? null : snapshot),
                            "DBClusterNotFoundFault");
        }
        session.await("waiting for RDS Cluster (" + id + ") delete", DELETED, () -> rds.cluster(id)
                .isEmpty());
    }

    private static boolean isDeleting(Session session, Cluster cluster) {
        return cluster.status(session.time().instant()).equals("deleting");
    }
}
