package dev.greenroom.sandbox.aws.rds;

import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.AwsResource;
import dev.greenroom.sandbox.aws.Quota;
import dev.greenroom.sandbox.aws.Service;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import dev.greenroom.sandbox.aws.Takes;
import dev.greenroom.sandbox.aws.ec2.Ec2;
import dev.greenroom.sandbox.aws.ec2.SecurityGroup;
import dev.greenroom.sandbox.aws.ec2.SecurityGroups;
import dev.greenroom.sandbox.aws.rds.ClusterSettings.Capacity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** "Amazon RDS API Reference" for Aurora. Identifiers are kept in small letters. */
public final class Rds implements Service {
    private final ServiceEndpoint endpoint;
    private final SecurityGroups securityGroups;
    private final Ec2 networks;
    private final SubnetGroups subnetGroups;
    private final Instances instances;
    private final Snapshots snapshots;
    private final DatabaseCharges charges;
    private final Map<String, Cluster> clusters = new TreeMap<>();
    private final String endpointId;
    private final String kmsKeyArn;

    public Rds(ServiceEndpoint endpoint, Ec2 networks, SecurityGroups securityGroups) {
        this.endpoint = endpoint;
        this.networks = networks;
        this.securityGroups = securityGroups;
        subnetGroups = new SubnetGroups(endpoint, networks);
        charges = new DatabaseCharges(endpoint);
        instances = new Instances(endpoint, charges);
        snapshots = new Snapshots(endpoint);
        endpointId = endpoint.look(() -> "c" + endpoint.ids().small(11));
        kmsKeyArn =
                endpoint.look(() -> endpoint.arn("kms", "key/" + endpoint.ids().uuid()));
    }

    public SubnetGroup createSubnetGroup(
            String name, String description, List<String> subnetIds, Map<String, String> tags) {
        return endpoint.call("CreateDBSubnetGroup", () -> subnetGroups.create(name, description, subnetIds, tags));
    }

    /** ModifyDBSubnetGroup, and sets all tags. */
    public void modifySubnetGroup(String name, String description, List<String> subnetIds, Map<String, String> tags) {
        endpoint.run("ModifyDBSubnetGroup", () -> subnetGroups.modify(name, description, subnetIds, tags));
    }

    public void deleteSubnetGroup(String name) {
        endpoint.run("DeleteDBSubnetGroup", () -> {
            purge();
            Optional<String> user = clusters.values().stream()
                    .filter(cluster -> name.equalsIgnoreCase(cluster.settings().subnetGroup()))
                    .map(Cluster::identifier)
                    .findFirst();
            subnetGroups.delete(name, user);
        });
    }

    /** DescribeDBSubnetGroups for one name. */
    public Optional<SubnetGroup> subnetGroup(String name) {
        return endpoint.call("DescribeDBSubnetGroups", () -> subnetGroups.find(name));
    }

    public Cluster createCluster(String identifier, ClusterSettings settings) {
        return endpoint.call("CreateDBCluster", () -> {
            purge();
            Refusals.identifier("DBClusterIdentifier", identifier);
            String version = EngineVersions.resolve(settings.engine(), settings.engineVersion());
            Refusals.cluster(settings);
            if (settings.capacity() != null) {
                Refusals.capacity(settings.capacity(), version);
            }
            String key = identifier.toLowerCase(Locale.ROOT);
            if (clusters.containsKey(key)) {
                throw AwsException.of("DBClusterAlreadyExistsFault", "DB Cluster already exists");
            }
            endpoint.within(
                    Quota.DB_CLUSTERS,
                    clusters.size(),
                    () -> AwsException.of(
                            "DBClusterQuotaExceededFault",
                            "You have reached the maximum number of DB clusters for this account and region."));
            checkNetwork(settings);
            Cluster cluster = new Cluster(
                    key,
                    endpoint.arn("rds", "cluster:" + key),
                    "cluster-" + endpoint.ids().capitals(26),
                    endpointId,
                    endpoint.region(),
                    kmsKeyArn,
                    settings.withEngineVersion(version),
                    List.of(),
                    Lifetime.beginning(endpoint.now(), endpoint.after(Takes.DB_CLUSTER_CREATE)));
            clusters.put(key, cluster);
            networks.interfaces().hold(cluster.arn(), List.of(), settings.securityGroupIds());
            charges.of(cluster);
            return cluster;
        });
    }

    private void checkNetwork(ClusterSettings settings) {
        if (settings.subnetGroup() == null) {
            return;
        }
        String vpcId = subnetGroups.require(settings.subnetGroup()).vpcId();
        for (String id : settings.securityGroupIds()) {
            SecurityGroup group = securityGroups
                    .get(id)
                    .orElseThrow(() -> Refusals.invalid("Invalid security group , groupId= " + id + ", groupName=."));
            if (!group.vpcId().equals(vpcId)) {
                throw Refusals.combination("The DB instance and EC2 security group are in different VPCs. The DB"
                        + " instance is in " + vpcId + " and the EC2 security group is in " + group.vpcId());
            }
        }
    }

    /**
     * ModifyDBCluster, applied at once, and sets all tags.
     *
     * @param settings null members stay as they are
     */
    public void modifyCluster(String identifier, ClusterSettings settings) {
        endpoint.run("ModifyDBCluster", () -> {
            Cluster cluster = require(identifier);
            if (!cluster.status(endpoint.now()).equals("available")) {
                throw AwsException.of("InvalidDBClusterStateFault", "DB cluster is not in available state.");
            }
            String version = EngineVersions.resolve(settings.engine(), settings.engineVersion());
            Refusals.cluster(settings);
            checkCapacity(settings.capacity(), version);
            checkUpgrade(cluster, version);
            checkNetwork(settings);
            Instant until = endpoint.after(Takes.DB_CLUSTER_MODIFY);
            Cluster changed = cluster.with(settings.withEngineVersion(version))
                    .with(cluster.lifetime().changing(until));
            clusters.put(changed.identifier(), changed);
            networks.interfaces().hold(changed.arn(), List.of(), settings.securityGroupIds());
            charges.of(changed);
            instances.of(changed).forEach(instance -> charges.of(instance, changed));
        });
    }

    private static void checkCapacity(Capacity capacity, String version) {
        if (capacity != null) {
            Refusals.capacity(capacity, version);
        }
    }

    private static void checkUpgrade(Cluster cluster, String version) {
        String present = cluster.settings().engineVersion();
        if (EngineVersions.major(version) < EngineVersions.major(present)) {
            throw Refusals.combination(
                    "Cannot upgrade " + EngineVersions.ENGINE + " from " + present + " to " + version);
        }
    }

    /**
     * DeleteDBCluster.
     *
     * @param finalSnapshot null: none
     */
    public void deleteCluster(String identifier, String finalSnapshot) {
        endpoint.run("DeleteDBCluster", () -> {
            Cluster cluster = require(identifier);
            Instant now = endpoint.now();
            if (cluster.settings().deletionProtection()) {
                throw Refusals.combination(
                        "Cannot delete protected Cluster, please disable deletion protection and try again.");
            }
            if (cluster.status(now).equals("deleting")) {
                throw AwsException.of(
                        "InvalidDBClusterStateFault",
                        "Cluster " + cluster.identifier() + " is not currently in the available state");
            }
            Instant start = now;
            for (Instance instance : instances.of(cluster)) {
                if (instance.lifetime().goneAt() == null) {
                    throw AwsException.of(
                            "InvalidDBClusterStateFault",
                            "Cluster cannot be deleted, it still contains DB instances in non-deleting state.");
                }
                start = instance.lifetime().goneAt().isAfter(start)
                        ? instance.lifetime().goneAt()
                        : start;
            }
            if (finalSnapshot != null) {
                start = snapshots.create(finalSnapshot, cluster, start);
            }
            Instant gone = endpoint.after(start, Takes.DB_CLUSTER_DELETE);
            clusters.put(cluster.identifier(), cluster.with(cluster.lifetime().ending(gone)));
            networks.interfaces().release(cluster.arn(), gone);
            charges.end(cluster.arn());
        });
    }

    /** DescribeDBClusters for one identifier; one that is being deleted as well. */
    public Optional<Cluster> cluster(String identifier) {
        return endpoint.call("DescribeDBClusters", () -> {
            purge();
            return Optional.ofNullable(clusters.get(identifier.toLowerCase(Locale.ROOT)))
                    .map(this::withMembers);
        });
    }

    /** The cluster that a host name leads to, within an operation of any service. */
    public Optional<Cluster> serving(String host) {
        purge();
        return clusters.values().stream()
                .filter(cluster -> host.equalsIgnoreCase(cluster.endpoint()))
                .findFirst();
    }

    /** CreateDBInstance in a cluster. */
    public Instance createInstance(String identifier, InstanceSettings settings) {
        return endpoint.call("CreateDBInstance", () -> {
            Cluster cluster = require(settings.clusterIdentifier());
            if (cluster.lifetime().goneAt() != null) {
                throw AwsException.of("InvalidDBClusterStateFault", "DB cluster is not in available state.");
            }
            return instances.create(identifier, settings, cluster);
        });
    }

    /** ModifyDBInstance, applied at once, and sets all tags. */
    public void modifyInstance(String identifier, InstanceSettings settings) {
        endpoint.run(
                "ModifyDBInstance",
                () -> instances.modify(identifier, settings, require(settings.clusterIdentifier())));
    }

    public void deleteInstance(String identifier) {
        endpoint.run("DeleteDBInstance", () -> instances.delete(identifier));
    }

    /** DescribeDBInstances for one identifier; one that is being deleted as well. */
    public Optional<Instance> instance(String identifier) {
        return endpoint.call("DescribeDBInstances", () -> instances.find(identifier));
    }

    /** Whether a final snapshot of that name was left. */
    public boolean hasSnapshot(String identifier) {
        return endpoint.call("DescribeDBClusterSnapshots", () -> snapshots.has(identifier));
    }

    @Override
    public Stream<AwsResource> inventory() {
        purge();
        Stream<AwsResource> data = Stream.concat(
                clusters.values().stream()
                        .map(c -> new AwsResource(
                                "aws:rds/cluster:Cluster",
                                c.identifier(),
                                c.arn(),
                                c.settings().tags())),
                instances.inventory());
        Stream<AwsResource> groups = subnetGroups
                .all()
                .map(g -> new AwsResource("aws:rds/subnetGroup:SubnetGroup", g.name(), g.arn(), g.tags()));
        return Stream.of(data, groups, snapshots.inventory()).flatMap(s -> s);
    }

    private Cluster withMembers(Cluster cluster) {
        List<String> members = new ArrayList<>();
        instances.of(cluster).forEach(instance -> members.add(instance.identifier()));
        return cluster.withMembers(members);
    }

    private Cluster require(String identifier) {
        purge();
        Cluster cluster = clusters.get(identifier.toLowerCase(Locale.ROOT));
        if (cluster == null) {
            throw AwsException.of("DBClusterNotFoundFault", "DBCluster " + identifier + " not found.");
        }
        return cluster;
    }

    private void purge() {
        Instant now = endpoint.now();
        clusters.values().removeIf(cluster -> cluster.lifetime().gone(now));
    }
}
