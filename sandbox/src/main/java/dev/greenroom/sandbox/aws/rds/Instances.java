package dev.greenroom.sandbox.aws.rds;

import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.AwsResource;
import dev.greenroom.sandbox.aws.Quota;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import dev.greenroom.sandbox.aws.Takes;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The instances of the clusters of a region. Without a lock of its own: operations of {@link Rds} use it. */
final class Instances {
    static final String SERVERLESS = "db.serverless";
    private static final Pattern CLASSES =
            Pattern.compile("db\\.(?:serverless|(?:r[5-8]g?d?i?|x2g)\\.\\d*x?large|t(?:3|4g)\\.(?:medium|large))");

    private final ServiceEndpoint endpoint;
    private final DatabaseCharges charges;
    private final Map<String, Instance> instances = new TreeMap<>();

    Instances(ServiceEndpoint endpoint, DatabaseCharges charges) {
        this.endpoint = endpoint;
        this.charges = charges;
    }

    Instance create(String identifier, InstanceSettings settings, Cluster cluster) {
        Refusals.identifier("DBInstanceIdentifier", identifier);
        check(settings, cluster);
        String key = identifier.toLowerCase(Locale.ROOT);
        purge();
        if (instances.containsKey(key)) {
            throw AwsException.of("DBInstanceAlreadyExists", "DB instance already exists");
        }
        endpoint.within(
                Quota.DB_INSTANCES,
                instances.size(),
                () -> AwsException.of(
                        "InstanceQuotaExceeded",
                        "You have reached the maximum number of DB instances for this account and region."));
        Instant start = cluster.lifetime().availableAt();
        start = start.isAfter(endpoint.now()) ? start : endpoint.now();
        Instance instance = new Instance(
                key,
                endpoint.arn("rds", "db:" + key),
                "db-" + endpoint.ids().capitals(26),
                key + "." + cluster.endpointId() + "." + endpoint.region() + ".rds.amazonaws.com",
                endpoint.region() + "abc".charAt((int) (3 * endpoint.ids().fraction())),
                settings,
                Lifetime.beginning(endpoint.now(), endpoint.after(start, Takes.DB_INSTANCE_CREATE)));
        instances.put(key, instance);
        charges.of(instance, cluster);
        return instance;
    }

    private static void check(InstanceSettings settings, Cluster cluster) {
        if (!settings.engine().equals(cluster.settings().engine())) {
            throw Refusals.combination("The engine name requested for your DB instance (" + settings.engine()
                    + ") doesn't match the engine name of your DB cluster ("
                    + cluster.settings().engine() + ").");
        }
        if (!CLASSES.matcher(settings.instanceClass()).matches()) {
            throw Refusals.combination("RDS does not support creating a DB instance with the following combination:"
                    + " DBInstanceClass=" + settings.instanceClass() + ", Engine=" + settings.engine()
                    + ", EngineVersion=" + cluster.settings().engineVersion()
                    + ", LicenseModel=postgresql-license. For supported combinations of instance class and database"
                    + " engine version, see the documentation.");
        }
        if (settings.instanceClass().equals(SERVERLESS) && cluster.settings().capacity() == null) {
            throw Refusals.combination("Set the Serverless v2 scaling configuration on the parent DB cluster before"
                    + " creating a Serverless v2 DB instance.");
        }
    }

    void modify(String identifier, InstanceSettings settings, Cluster cluster) {
        Instance instance = require(identifier);
        if (!instance.status(endpoint.now()).equals("available")) {
            throw AwsException.of("InvalidDBInstanceState", "Database instance is not in available state.");
        }
        check(settings, cluster);
        Lifetime lifetime = instance.lifetime().changing(endpoint.after(Takes.DB_INSTANCE_MODIFY));
        Instance changed = instance.with(settings).with(lifetime);
        instances.put(changed.identifier(), changed);
        charges.of(changed, cluster);
    }

    void delete(String identifier) {
        Instance instance = require(identifier);
        if (instance.lifetime().goneAt() != null) {
            throw AwsException.of(
                    "InvalidDBInstanceState", "Instance " + instance.identifier() + " is already being deleted.");
        }
        Instant gone = endpoint.after(Takes.DB_INSTANCE_DELETE);
        instances.put(instance.identifier(), instance.with(instance.lifetime().ending(gone)));
        charges.end(instance.arn());
    }

    Optional<Instance> find(String identifier) {
        purge();
        return Optional.ofNullable(instances.get(identifier.toLowerCase(Locale.ROOT)));
    }

    List<Instance> of(Cluster cluster) {
        purge();
        return instances.values().stream()
                .filter(instance -> instance.settings().clusterIdentifier().equalsIgnoreCase(cluster.identifier()))
                .toList();
    }

    Stream<AwsResource> inventory() {
        purge();
        return instances.values().stream()
                .map(i -> new AwsResource(
                        "aws:rds/clusterInstance:ClusterInstance",
                        i.identifier(),
                        i.arn(),
                        i.settings().tags()));
    }

    private Instance require(String identifier) {
        return find(identifier)
                .orElseThrow(() -> AwsException.of("DBInstanceNotFound", "DBInstance " + identifier + " not found."));
    }

    private void purge() {
        Instant now = endpoint.now();
        instances.values().removeIf(instance -> instance.lifetime().gone(now));
    }
}
