package dev.greenroom.sandbox.aws.resource;

import static dev.greenroom.sandbox.aws.TestAccount.OWNER;
import static dev.greenroom.sandbox.aws.TestAccount.made;
import static dev.greenroom.sandbox.aws.TestAccount.updated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.operator.cost.CostItem;
import dev.greenroom.sandbox.aws.AwsResource;
import dev.greenroom.sandbox.aws.SteppedTime;
import dev.greenroom.sandbox.aws.TestAccount;
import dev.greenroom.sandbox.aws.bill.Bill;
import dev.greenroom.sandbox.aws.bill.Usage;
import dev.greenroom.sandbox.provider.PartlyMadeException;
import dev.greenroom.sandbox.provider.ResourceProvider.Configured;
import dev.greenroom.sandbox.provider.ResourceProvider.Diff;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The life of an Aurora database, as the data program makes it. */
class DataStackTest {
    private static final String CLUSTER = "aws:rds/cluster:Cluster";
    private static final String INSTANCE = "aws:rds/clusterInstance:ClusterInstance";
    private static final String SUBNETS = "aws:rds/subnetGroup:SubnetGroup";
    private static final String GROUP = "aws:ec2/securityGroup:SecurityGroup";

    private final TestAccount account = new TestAccount();
    private final Configured provider = account.provider();
    private final List<AwsResource> before = account.aws.inventory();

    private Existing group;
    private Existing subnets;
    private Existing cluster;
    private Existing instance;

    private void make() throws InterruptedException {
        group = made(
                provider,
                GROUP,
                Json.object()
                        .put("name", "gr-x-database")
                        .put("description", "Database")
                        .put("vpcId", "vpc-1"));
        ObjectNode subnetInputs = Json.object().put("name", "gr-x").put("description", "Database");
        Json.put(subnetInputs, "subnetIds", List.of("subnet-b", "subnet-c"));
        subnets = made(provider, SUBNETS, subnetInputs);
        cluster = made(provider, CLUSTER, clusterInputs(0.5, 2));
        instance = made(provider, INSTANCE, instanceInputs());
    }

    private ObjectNode clusterInputs(double min, double max) {
        ObjectNode inputs = Json.object()
                .put("clusterIdentifier", "gr-x")
                .put("engine", "aurora-postgresql")
                .put("engineMode", "provisioned")
                .put("engineVersion", "16.6")
                .put("databaseName", "app")
                .put("masterUsername", "app")
                .put("masterPassword", "notsecret123")
                .put("dbSubnetGroupName", subnets.id())
                .put("storageEncrypted", true)
                .put("backupRetentionPeriod", 1)
                .put("copyTagsToSnapshot", true)
                .put("deletionProtection", false)
                .put("applyImmediately", true)
                .put("allowMajorVersionUpgrade", true)
                .put("skipFinalSnapshot", true);
        inputs.putObject("serverlessv2ScalingConfiguration")
                .put("minCapacity", min)
                .put("maxCapacity", max);
        Json.put(inputs, "vpcSecurityGroupIds", List.of(group.id()));
        return inputs;
    }

    private static ObjectNode instanceInputs() {
        return Json.object()
                .put("identifier", "gr-x-1")
                .put("clusterIdentifier", "gr-x")
                .put("engine", "aurora-postgresql")
                .put("engineVersion", "16.6")
                .put("instanceClass", "db.serverless")
                .put("publiclyAccessible", false)
                .put("autoMinorVersionUpgrade", false)
                .put("copyTagsToSnapshot", true)
                .put("applyImmediately", true);
    }

    @Test
    void clusterAndInstanceTakeFiveToEightMinutesTogether() throws InterruptedException {
        make();
        assertThat(account.time.sinceStart()).isBetween(Duration.ofMinutes(5), Duration.ofSeconds(8 * 60 + 20));
        assertThat(Json.text(cluster.outputs(), "endpoint"))
                .matches("gr-x\\.cluster-c[a-z0-9]{11}\\.us-west-2\\.rds\\.amazonaws\\.com");
        assertThat(cluster.id()).isEqualTo("gr-x");
        assertThat(Json.text(cluster.outputs(), "arn")).isEqualTo("arn:aws:rds:us-west-2:123456789012:cluster:gr-x");
        assertThat(Json.number(cluster.outputs(), "port", 0)).isEqualTo(5432);
        assertThat(Json.map(instance.outputs(), "tagsAll")).containsEntry(Bill.OWNER_TAG, OWNER);
        assertThat(provider.secretOutputs(CLUSTER)).containsExactly("masterPassword");
    }

    @Test
    void theSameInputsAreNoChange() throws InterruptedException {
        make();
        assertThat(diff(CLUSTER, cluster, clusterInputs(0.5, 2)).changed()).isEmpty();
        assertThat(diff(INSTANCE, instance, instanceInputs()).changed()).isEmpty();
        Existing refreshed =
                provider.read(CLUSTER, cluster.id(), cluster.inputs()).orElseThrow();
        assertThat(diff(CLUSTER, refreshed, clusterInputs(0.5, 2)).changed()).isEmpty();
        assertThat(refreshed.inputs()).isEqualTo(cluster.inputs());
    }

    @Test
    void capacityChangesInPlaceAndANameReplaces() throws InterruptedException {
        make();
        Diff larger = diff(CLUSTER, cluster, clusterInputs(1, 4));
        assertThat(larger.changed()).containsExactly("serverlessv2ScalingConfiguration");
        assertThat(larger.replacing()).isEmpty();
        Existing changed = updated(provider, CLUSTER, cluster, clusterInputs(1, 4));
        assertThat(changed.outputs()
                        .at("/serverlessv2ScalingConfiguration/maxCapacity")
                        .asDouble())
                .isEqualTo(4);
        assertThat(diff(CLUSTER, cluster, clusterInputs(0.5, 2).put("masterUsername", "other"))
                        .replacing())
                .containsExactly("masterUsername");
    }

    @Test
    void whatTheCloudComputesStaysWhenItIsLeftOut() throws InterruptedException {
        make();
        ObjectNode fewer = clusterInputs(0.5, 2);
        fewer.remove("engineVersion");
        assertThat(diff(CLUSTER, cluster, fewer).changed()).isEmpty();
    }

    @Test
    void inOrderOfDependencyEverythingGoesAndNothingIsLeft() throws InterruptedException {
        make();
        assertThatThrownBy(() -> account.region.rds().deleteCluster("gr-x", null))
                .hasMessageContaining("it still contains DB instances in non-deleting state");
        assertThatThrownBy(() -> account.region.rds().deleteSubnetGroup("gr-x")).hasMessageContaining("still using it");
        assertThatThrownBy(() -> account.region.securityGroups().delete(group.id()))
                .hasMessageContaining("has a dependent object");
        provider.delete(INSTANCE, instance);
        provider.delete(CLUSTER, cluster);
        provider.delete(SUBNETS, subnets);
        provider.delete(GROUP, group);
        assertThat(account.aws.inventory()).isEqualTo(before);
        provider.delete(INSTANCE, instance);
        provider.delete(CLUSTER, cluster);
        provider.delete(SUBNETS, subnets);
        provider.delete(GROUP, group);
    }

    @Test
    void capacityIsBilledWhileTheInstanceIsAvailableAndStorageWhileTheClusterIs() throws InterruptedException {
        make();
        Instant instanceMade = usage(CostItem.DATABASE).from();
        Instant clusterMade = usage(CostItem.DATABASE_STORAGE).from();
        assertThat(instanceMade).isAfter(SteppedTime.START.plus(Duration.ofMinutes(4)));
        account.time.pass(Duration.ofHours(10));
        Instant changed = account.time.instant();
        updated(provider, CLUSTER, cluster, clusterInputs(1, 2));
        account.time.pass(Duration.ofHours(3));
        Instant asked = account.time.instant();
        provider.delete(INSTANCE, instance);
        Instant askedCluster = account.time.instant();
        provider.delete(CLUSTER, cluster);
        account.time.pass(Duration.ofHours(100));

        BigDecimal half = dollars("0.06", instanceMade, changed);
        BigDecimal whole = dollars("0.12", changed, asked);
        assertThat(item(CostItem.DATABASE)).isEqualByComparingTo(rounded(half.add(whole)));
        BigDecimal storageHourly = BigDecimal.ONE.divide(BigDecimal.valueOf(720), 20, RoundingMode.HALF_UP);
        BigDecimal storage = dollars(storageHourly.toPlainString(), clusterMade, askedCluster);
        assertThat(item(CostItem.DATABASE_STORAGE)).isEqualByComparingTo(rounded(storage));
        assertThat(rounded(account.aws.bill().of(OWNER)))
                .isEqualByComparingTo(rounded(account.aws.bill().total()));
        assertThat(account.aws.bill().usages()).noneMatch(usage -> usage.to() == null);
    }

    @Test
    void aDatabaseThatMayPauseCostsStorageOnly() throws InterruptedException {
        make();
        updated(provider, CLUSTER, cluster, clusterInputs(0, 2));
        BigDecimal soFar = item(CostItem.DATABASE);
        account.time.pass(Duration.ofDays(30));
        assertThat(item(CostItem.DATABASE)).isEqualByComparingTo(soFar);
        assertThat(item(CostItem.DATABASE_STORAGE)).isGreaterThan(new BigDecimal("0.9"));
    }

    @Test
    void whoIsInterruptedWhileItIsMadeHasItNevertheless() throws InterruptedException {
        make();
        provider.delete(INSTANCE, instance);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> made(provider, INSTANCE, instanceInputs().put("identifier", "gr-x-2")))
                .isInstanceOfSatisfying(PartlyMadeException.class, e -> {
                    assertThat(e.made().id()).isEqualTo("gr-x-2");
                    assertThat(Json.text(e.made().outputs(), "arn")).endsWith(":db:gr-x-2");
                })
                .hasMessage("waiting for RDS Cluster Instance (gr-x-2) create: context canceled");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aFinalSnapshotIsLeftWhenItIsAskedFor() throws InterruptedException {
        make();
        ObjectNode inputs =
                clusterInputs(0.5, 2).put("skipFinalSnapshot", false).put("finalSnapshotIdentifier", "gr-x-final");
        Existing kept = updated(provider, CLUSTER, cluster, inputs);
        provider.delete(INSTANCE, instance);
        provider.delete(CLUSTER, kept);
        assertThat(account.region.rds().hasSnapshot("gr-x-final")).isTrue();
    }

    private Diff diff(String type, Existing old, ObjectNode inputs) {
        return provider.diff(
                type, old, provider.check(type, old.inputs(), inputs).inputs());
    }

    private Usage usage(CostItem item) {
        return account.aws.bill().usages().stream()
                .filter(usage -> usage.item() == item)
                .findFirst()
                .orElseThrow();
    }

    private BigDecimal item(CostItem item) {
        return rounded(account.aws.bill().itemsOf(OWNER).get(item));
    }

    private static BigDecimal dollars(String hourly, Instant from, Instant to) {
        BigDecimal hours = BigDecimal.valueOf(Duration.between(from, to).toMillis())
                .divide(BigDecimal.valueOf(3_600_000), 20, RoundingMode.HALF_UP);
        return new BigDecimal(hourly).multiply(hours);
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(9, RoundingMode.HALF_UP);
    }
}
