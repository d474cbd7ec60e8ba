package dev.greenroom.sandbox.aws;

import dev.greenroom.sandbox.aws.rds.InstanceSettings;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RDS refuses what AWS's refuses, in a region in which there is a database. */
class RdsRefusalsTest {
    private final TestAccount account = new TestAccount();

    static Stream<Refusal> refused() {
        return Stream.of(rds(), rdsNames(), instances()).flatMap(s -> s);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefused(Refusal refusal) {
        subnetGroup(account, "gr-x", "subnet-b", "subnet-c");
        account.region.rds().createCluster("gr-x", new ClusterRequest().build());
        account.region
                .rds()
                .createCluster("gr-fixed", new ClusterRequest().fixed().build());
        account.region.rds().createInstance("gr-x-1", settings("gr-x", "db.serverless"));
        refusal.check(account);
    }

    private static Stream<Refusal> rds() {
        return Stream.of(
                cluster(
                        "an engine version that does not exist",
                        "InvalidParameterCombination",
                        "Cannot find version 16.99 for aurora-postgresql",
                        s -> s.engineVersion("16.99")),
                cluster(
                        "another engine",
                        "InvalidParameterValue",
                        "Invalid DB engine: aurora-oracle",
                        s -> s.engine("aurora-oracle")),
                cluster(
                        "a short password",
                        "InvalidParameterValue",
                        "shorter than 8 characters",
                        s -> s.password("short")),
                cluster(
                        "a password with an at sign",
                        "InvalidParameterValue",
                        "Only printable ASCII characters besides",
                        s -> s.password("with@sign")),
                cluster("a reserved user name", "InvalidParameterValue", "reserved word", s -> s.username("rdsadmin")),
                cluster("a reserved database name", "InvalidParameterValue", "reserved word", s -> s.database("db")),
                cluster(
                        "a capacity between the steps",
                        "InvalidParameterValue",
                        "minimum capacity 0.3",
                        s -> s.capacity(0.3, 2)),
                cluster(
                        "a lowest capacity over the highest",
                        "InvalidParameterValue",
                        "less than or equal",
                        s -> s.capacity(4, 2)),
                cluster(
                        "a highest capacity under one",
                        "InvalidParameterValue",
                        "maximum capacity 0.5",
                        s -> s.capacity(0.5, 0.5)),
                cluster(
                        "a highest capacity over 256",
                        "InvalidParameterValue",
                        "maximum capacity 300.0",
                        s -> s.capacity(0.5, 300)),
                cluster(
                        "a version that cannot pause",
                        "InvalidParameterValue",
                        "0.0 isn't supported for engine version 16.2",
                        s -> s.engineVersion("16.2").capacity(0, 2)),
                cluster(
                        "a subnet group that does not exist",
                        "DBSubnetGroupNotFoundFault",
                        "'none' does not exist",
                        s -> s.subnets("none")),
                cluster(
                        "a security group that does not exist",
                        "InvalidParameterValue",
                        "groupId= sg-none",
                        s -> s.groups("sg-none")),
                cluster(
                        "a security group of another VPC",
                        "InvalidParameterCombination",
                        "different VPCs",
                        s -> s.groups("sg-other")),
                cluster("no backups", "InvalidParameterValue", "backup retention period", s -> s.retention(0)));
    }

    private static Stream<Refusal> rdsNames() {
        return Stream.of(
                new Refusal(
                        "a name that is taken",
                        "DBClusterAlreadyExistsFault",
                        "DB Cluster already exists",
                        a -> a.region.rds().createCluster("GR-X", new ClusterRequest().build())),
                new Refusal("two hyphens in a row", "InvalidParameterValue", "two consecutive hyphens", a -> a.region
                        .rds()
                        .createCluster("a--b", new ClusterRequest().build())),
                new Refusal("a name of 64 characters", "InvalidParameterValue", "DBClusterIdentifier", a -> a.region
                        .rds()
                        .createCluster("a".repeat(64), new ClusterRequest().build())),
                new Refusal(
                        "a subnet group that is taken",
                        "DBSubnetGroupAlreadyExists",
                        "already exists",
                        a -> subnetGroup(a, "gr-x", "subnet-a", "subnet-b")),
                new Refusal(
                        "a subnet group in one zone",
                        "DBSubnetGroupDoesNotCoverEnoughAZs",
                        "at least 2 AZs",
                        a -> subnetGroup(a, "one", "subnet-c", "subnet-d")),
                new Refusal(
                        "a subnet group over two VPCs",
                        "InvalidSubnet",
                        "same VPC",
                        a -> subnetGroup(a, "two", "subnet-b", "subnet-other")),
                new Refusal(
                        "a subnet that does not exist",
                        "InvalidParameterValue",
                        "Some input subnets in :[subnet-none]",
                        a -> subnetGroup(a, "three", "subnet-none", "subnet-b")),
                new Refusal("a subnet group in use", "InvalidDBSubnetGroupStateFault", "still using it", a -> a.region
                        .rds()
                        .deleteSubnetGroup("gr-x")),
                new Refusal(
                        "a cluster with an instance", "InvalidDBClusterStateFault", "non-deleting state", a -> a.region
                                .rds()
                                .deleteCluster("gr-x", null)),
                new Refusal(
                        "a change while it is made",
                        "InvalidDBClusterStateFault",
                        "not in available state",
                        a -> a.region.rds().modifyCluster("gr-x", new ClusterRequest().build())));
    }

    private static Stream<Refusal> instances() {
        return Stream.of(
                instance(
                        "a class without capacity of its own",
                        "InvalidParameterCombination",
                        "DBInstanceClass=db.tiny",
                        "gr-x",
                        "db.tiny"),
                instance(
                        "a cluster that does not exist",
                        "DBClusterNotFoundFault",
                        "none not found",
                        "none",
                        "db.serverless"),
                instance(
                        "a cluster without scaling",
                        "InvalidParameterCombination",
                        "Set the Serverless v2 scaling configuration",
                        "gr-fixed",
                        "db.serverless"),
                new Refusal(
                        "an instance that is taken",
                        "DBInstanceAlreadyExists",
                        "DB instance already exists",
                        a -> a.region.rds().createInstance("gr-x-1", settings("gr-x", "db.serverless"))));
    }

    private static void subnetGroup(TestAccount account, String name, String... subnets) {
        account.region.rds().createSubnetGroup(name, "x", List.of(subnets), Map.of());
    }

    private static InstanceSettings settings(String cluster, String instanceClass) {
        return new InstanceSettings(cluster, "aurora-postgresql", instanceClass, false, false, true, 0, Map.of());
    }

    private static Refusal instance(String what, String code, String words, String cluster, String instanceClass) {
        return new Refusal(
                what, code, words, a -> a.region.rds().createInstance("new", settings(cluster, instanceClass)));
    }

    private static Refusal cluster(String what, String code, String words, UnaryOperator<ClusterRequest> change) {
        return new Refusal(what, code, words, a -> a.region
                .rds()
                .createCluster("new", change.apply(new ClusterRequest()).build()));
    }
}
