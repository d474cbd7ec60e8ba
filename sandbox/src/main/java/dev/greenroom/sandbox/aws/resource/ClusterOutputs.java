package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.rds.Cluster;
import dev.greenroom.sandbox.aws.rds.ClusterSettings;
import java.util.List;

/** Everything that the provider says about a cluster. */
final class ClusterOutputs {
    private static final int PAUSE_AFTER_SECONDS = 300;

    private ClusterOutputs() {}

    static ObjectNode of(Cluster cluster, ObjectNode inputs) {
        ClusterSettings settings = cluster.settings();
        ObjectNode outputs = Json.object();
        identity(outputs, cluster);
        settings(outputs, settings, inputs);
        defaults(outputs);
        stated(outputs, inputs);
        if (settings.storageEncrypted()) {
            outputs.put("kmsKeyId", cluster.kmsKeyArn());
        }
        Json.putTags(outputs, inputs, settings.tags());
        return outputs;
    }

    private static void identity(ObjectNode outputs, Cluster cluster) {
        outputs.put("arn", cluster.arn())
                .put("clusterIdentifier", cluster.identifier())
                .put("clusterIdentifierPrefix", "")
                .put("clusterResourceId", cluster.resourceId())
                .put("endpoint", cluster.endpoint())
                .put("hostedZoneId", HostedZones.ofRds(cluster.region()))
                .put("id", cluster.identifier())
                .put("readerEndpoint", cluster.readerEndpoint());
        Json.put(outputs, "clusterMembers", cluster.members());
        Json.put(
                outputs,
                "availabilityZones",
                List.of(cluster.region() + "a", cluster.region() + "b", cluster.region() + "c"));
    }

    private static void settings(ObjectNode outputs, ClusterSettings settings, ObjectNode inputs) {
        String actual = settings.engineVersion();
        String asked = Json.text(inputs, "engineVersion", actual);
        outputs.put("backupRetentionPeriod", settings.backupRetentionDays())
                .put("copyTagsToSnapshot", settings.copyTagsToSnapshot())
                .put("databaseName", settings.databaseName() == null ? "" : settings.databaseName())
                .put("dbClusterParameterGroupName", parameterGroup(actual))
                .put("dbSubnetGroupName", settings.subnetGroup() == null ? "default" : settings.subnetGroup())
                .put("deletionProtection", settings.deletionProtection())
                .put("engine", settings.engine())
                .put("engineMode", "provisioned")
                .put("engineVersion", actual.startsWith(asked + ".") ? asked : actual)
                .put("engineVersionActual", actual)
                .put("masterUsername", settings.masterUsername())
                .put("port", settings.port())
                .put("storageEncrypted", settings.storageEncrypted());
        Json.put(outputs, "vpcSecurityGroupIds", settings.securityGroupIds());
        if (settings.capacity() != null) {
            boolean pauses = settings.capacity().min() == 0;
            ObjectNode scaling = outputs.putObject("serverlessv2ScalingConfiguration");
            scaling.set("maxCapacity", Json.number(settings.capacity().max()));
            scaling.set("minCapacity", Json.number(settings.capacity().min()));
            scaling.put("secondsUntilAutoPause", pauses ? PAUSE_AFTER_SECONDS : 0);
        }
    }

    static String parameterGroup(String engineVersion) {
        return "default.aurora-postgresql" + engineVersion.substring(0, engineVersion.indexOf('.'));
    }

    private static void defaults(ObjectNode outputs) {
        outputs.put("allocatedStorage", 1)
                .put("backtrackWindow", 0)
                .put("caCertificateIdentifier", "")
                .put("clusterScalabilityType", "standard")
                .put("databaseInsightsMode", "standard")
                .put("dbClusterInstanceClass", "")
                .put("dbSystemId", "")
                .put("domain", "")
                .put("domainIamRoleName", "")
                .put("enableGlobalWriteForwarding", false)
                .put("enableHttpEndpoint", false)
                .put("enableLocalWriteForwarding", false)
                .put("engineLifecycleSupport", "open-source-rds-extended-support")
                .put("globalClusterIdentifier", "")
                .put("iamDatabaseAuthenticationEnabled", false)
                .put("iops", 0)
                .put("kmsKeyId", "")
                .put("monitoringInterval", 0)
                .put("monitoringRoleArn", "")
                .put("networkType", "IPV4")
                .put("performanceInsightsEnabled", false)
                .put("performanceInsightsKmsKeyId", "")
                .put("performanceInsightsRetentionPeriod", 0)
                .put("preferredBackupWindow", "07:12-07:42")
                .put("preferredMaintenanceWindow", "sun:09:21-sun:09:51")
                .put("replicationSourceIdentifier", "")
                .put("storageType", "");
        for (String list : List.of("iamRoles", "masterUserSecrets")) {
            Json.put(outputs, list, List.of());
        }
    }

    /** What the API does not tell back, and what is taken as stated. */
    private static void stated(ObjectNode outputs, ObjectNode inputs) {
        for (String name : List.of(
                "allowMajorVersionUpgrade",
                "applyImmediately",
                "deleteAutomatedBackups",
                "finalSnapshotIdentifier",
                "masterPassword",
                "skipFinalSnapshot",
                "enabledCloudwatchLogsExports",
                "enableHttpEndpoint",
                "iamDatabaseAuthenticationEnabled",
                "preferredBackupWindow",
                "preferredMaintenanceWindow")) {
            if (inputs.hasNonNull(name)) {
                outputs.set(name, inputs.get(name).deepCopy());
            }
        }
        if (!outputs.has("deleteAutomatedBackups")) {
            outputs.put("deleteAutomatedBackups", true);
        }
    }
}
