package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.rds.Cluster;
import dev.greenroom.sandbox.aws.rds.Instance;
import dev.greenroom.sandbox.aws.rds.InstanceSettings;
import dev.greenroom.sandbox.aws.rds.Rds;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import dev.greenroom.sandbox.provider.ResourceProvider.Problem;
import java.util.List;
import java.util.Optional;

/** {@code aws_rds_cluster_instance}. */
final class ClusterInstanceType implements ResourceType {
    private static final Schema SCHEMA = Schema.of("aws:rds/clusterInstance:ClusterInstance")
            .named("identifier")
            .required("clusterIdentifier", "engine", "instanceClass")
            .inputs("applyImmediately", "autoMinorVersionUpgrade", "availabilityZone", "caCertIdentifier")
            .inputs("copyTagsToSnapshot", "dbParameterGroupName", "dbSubnetGroupName", "engineVersion")
            .inputs("forceDestroy", "monitoringInterval", "performanceInsightsEnabled", "preferredBackupWindow")
            .inputs("preferredMaintenanceWindow", "promotionTier", "publiclyAccessible")
            .tagged()
            .replacing("identifier", "clusterIdentifier", "engine", "availabilityZone", "dbSubnetGroupName")
            .computed("availabilityZone", "caCertIdentifier", "dbParameterGroupName", "dbSubnetGroupName")
            .computed("engineVersion", "performanceInsightsEnabled", "preferredBackupWindow")
            .computed("preferredMaintenanceWindow", "publiclyAccessible")
            .unread("applyImmediately", "forceDestroy")
            .build();

    private static final Waiter AVAILABLE = Waiter.seconds(30, 10, 90 * 60);
    private static final Waiter DELETED = Waiter.seconds(30, 10, 90 * 60);

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public List<Problem> validate(ObjectNode inputs) {
        return RdsIdentifiers.problems("identifier", "identifier", inputs);
    }

    @Override
    public Existing create(Session session, ObjectNode inputs) throws InterruptedException {
        String name = Json.text(inputs, "identifier");
        Rds rds = session.region().rds();
        InstanceSettings settings = settings(inputs);
        String id = session.calls()
                .call(
                        "creating RDS Cluster (" + settings.clusterIdentifier() + ") Instance (" + name + ")",
                        () -> rds.createInstance(name, settings))
                .identifier();
        return session.finish(this, id, inputs, waiting(id, "create"), () -> awaitAvailable(session, id, "create"));
    }

    private static void awaitAvailable(Session session, String id, String what) throws InterruptedException {
        session.await(waiting(id, what), AVAILABLE, () -> session.region()
                .rds()
                .instance(id)
                .filter(instance -> instance.status(session.time().instant()).equals("available"))
                .isPresent());
    }

    private static String waiting(String id, String what) {
        return "waiting for RDS Cluster Instance (" + id + ") " + what;
    }

    private static InstanceSettings settings(ObjectNode inputs) {
        return new InstanceSettings(
                Json.text(inputs, "clusterIdentifier"),
                Json.text(inputs, "engine"),
                Json.text(inputs, "instanceClass"),
                Json.flag(inputs, "publiclyAccessible", false),
                Json.flag(inputs, "autoMinorVersionUpgrade", true),
                Json.flag(inputs, "copyTagsToSnapshot", false),
                Json.number(inputs, "promotionTier", 0),
                Json.allTags(inputs));
    }

    @Override
    public Optional<Existing> read(Session session, String id, ObjectNode inputs) throws InterruptedException {
        Rds rds = session.region().rds();
        Optional<Instance> instance =
                session.calls().call("reading RDS Cluster Instance (" + id + ")", () -> rds.instance(id));
        return instance.flatMap(found -> rds.cluster(found.settings().clusterIdentifier())
                .map(cluster -> new Existing(id, inputs, outputs(found, cluster, inputs))));
    }

    private static ObjectNode outputs(Instance instance, Cluster cluster, ObjectNode inputs) {
        InstanceSettings settings = instance.settings();
        ObjectNode outputs = Json.object()
                .put("applyImmediately", Json.flag(inputs, "applyImmediately", false))
                .put("arn", instance.arn())
                .put("autoMinorVersionUpgrade", settings.autoMinorVersionUpgrade())
                .put("availabilityZone", instance.zone())
                .put("clusterIdentifier", settings.clusterIdentifier())
                .put("copyTagsToSnapshot", settings.copyTagsToSnapshot())
                .put("dbSubnetGroupName", cluster.settings().subnetGroup())
                .put("dbiResourceId", instance.resourceId())
                .put("endpoint", instance.endpoint())
                .put("engine", settings.engine())
                .put("forceDestroy", Json.flag(inputs, "forceDestroy", false))
                .put("id", instance.identifier())
                .put("identifier", instance.identifier())
                .put("instanceClass", settings.instanceClass())
                .put("kmsKeyId", cluster.settings().storageEncrypted() ? cluster.kmsKeyArn() : "")
                .put("port", cluster.settings().port())
                .put("promotionTier", settings.promotionTier())
                .put("publiclyAccessible", settings.publiclyAccessible())
                .put("storageEncrypted", cluster.settings().storageEncrypted())
                .put("writer", cluster.members().indexOf(instance.identifier()) == 0);
        version(outputs, cluster, inputs);
        defaults(outputs);
        Json.putTags(outputs, inputs, settings.tags());
        return outputs;
    }

    private static void version(ObjectNode outputs, Cluster cluster, ObjectNode inputs) {
        String actual = cluster.settings().engineVersion();
        String asked = Json.text(inputs, "engineVersion", actual);
        outputs.put("dbParameterGroupName", ClusterOutputs.parameterGroup(actual))
                .put("engineVersion", actual.startsWith(asked + ".") ? asked : actual)
                .put("engineVersionActual", actual);
    }

    private static void defaults(ObjectNode outputs) {
        outputs.put("caCertIdentifier", "rds-ca-rsa2048-g1")
                .put("customIamInstanceProfile", "")
                .put("identifierPrefix", "")
                .put("monitoringInterval", 0)
                .put("monitoringRoleArn", "")
                .put("networkType", "IPV4")
                .put("performanceInsightsEnabled", false)
                .put("performanceInsightsKmsKeyId", "")
                .put("performanceInsightsRetentionPeriod", 0)
                .put("preferredBackupWindow", "07:12-07:42")
                .put("preferredMaintenanceWindow", "sun:09:21-sun:09:51");
    }

    @Override
    public Existing update(Session session, Existing old, ObjectNode inputs) throws InterruptedException {
        String id = old.id();
        Rds rds = session.region().rds();
        InstanceSettings settings = settings(inputs);
        String title = "RDS Cluster Instance (" + id + ")";
        if (settings.equals(settings(old.inputs()))) {
            return session.finish(this, id, inputs, "updating " + title, () -> {});
        }
        session.calls().run("updating " + title, () -> rds.modifyInstance(id, settings));
        return session.finish(this, id, inputs, waiting(id, "update"), () -> awaitAvailable(session, id, "update"));
    }

    @Override
    public void delete(Session session, Existing old) throws InterruptedException {
        String id = old.id();
        Rds rds = session.region().rds();
        session.calls()
                .delete("deleting RDS Cluster Instance (" + id + ")", () -> deleteOnce(rds, id), "DBInstanceNotFound");
        session.await(waiting(id, "delete"), DELETED, () -> rds.instance(id).isEmpty());
    }

    private static void deleteOnce(Rds rds, String id) {
        try {
            rds.deleteInstance(id);
        } catch (AwsException e) {
            if (!e.getMessage().contains("already being deleted")) {
                throw e;
            }
        }
    }
}
