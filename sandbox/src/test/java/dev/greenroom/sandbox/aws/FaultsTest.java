package dev.greenroom.sandbox.aws;

import static dev.greenroom.sandbox.aws.TestAccount.made;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.Faults.Lift;
import dev.greenroom.sandbox.aws.resource.Json;
import dev.greenroom.sandbox.aws.resource.TypeOperations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {
    private static final String LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

    private final TestAccount account = new TestAccount();

    private void makeLogGroup(String name) throws InterruptedException {
        made(account.provider(), LOG_GROUP, Json.object().put("name", name));
    }

    @Test
    void aFewThrottledCallsAreTriedAgainAndOnlyTakeLonger() throws InterruptedException {
        account.aws.faults().tell(3, Faults.on("CloudWatch Logs", "CreateLogGroup"), new Fault.Throttle());
        makeLogGroup("/x");
        assertThat(account.time.sinceStart()).isEqualTo(Duration.ofSeconds(1 + 2 + 4));
    }

    @Test
    void throttlingThatDoesNotEndFailsAfterTwentyFiveAttempts() throws InterruptedException {
        Lift lift = account.aws.faults().tell(Faults.on("CloudWatch Logs", "*"), new Fault.Throttle());
        assertThatThrownBy(() -> makeLogGroup("/x"))
                .hasMessageStartingWith("creating CloudWatch Logs Log Group (/x): operation error CloudWatch Logs:"
                        + " CreateLogGroup, exceeded maximum number of attempts, 25, https response error StatusCode:"
                        + " 400, RequestID: ")
                .hasMessageEndingWith(", api error Throttling: Rate exceeded");
        lift.lift();
        makeLogGroup("/x");
    }

    @Test
    void anOperationIsRefusedSoOften() throws InterruptedException {
        account.aws
                .faults()
                .tell(
                        1,
                        Faults.on("CloudWatch Logs", "CreateLogGroup"),
                        new Fault.Refuse(() -> AwsException.of("OperationAbortedException", "Try again")));
        assertThatThrownBy(() -> makeLogGroup("/x")).hasMessageEndingWith("OperationAbortedException: Try again");
        makeLogGroup("/x");
    }

    @Test
    void oneTypeCanBeRefusedByItsToken() throws InterruptedException {
        Fault busy = new Fault.Refuse(() -> AwsException.of("ServiceUnavailableException", 503, "busy"));
        account.aws.faults().tell(TypeOperations.deleting(LOG_GROUP), busy);
        makeLogGroup("/x");
        assertThatThrownBy(() -> account.region.logs().deleteLogGroup("/x")).hasMessage("busy");
        account.aws.faults().tell(TypeOperations.creating(LOG_GROUP), busy);
        assertThatThrownBy(() -> makeLogGroup("/y")).hasMessageContaining("exceeded maximum number of attempts, 25");
    }

    @Test
    void aSlowOperationIsCarriedOutLater() throws InterruptedException {
        account.aws
                .faults()
                .tell(Faults.on("CloudWatch Logs", "CreateLogGroup"), new Fault.Slow(Duration.ofMinutes(2)));
        makeLogGroup("/x");
        assertThat(account.time.sinceStart()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void whatTakesLongCanTakeLonger() {
        account.aws.latencies().slow(Takes.RECORD_CHANGE, 10);
        assertThat(account.aws.latencies().of(Takes.RECORD_CHANGE))
                .isBetween(
                        Takes.RECORD_CHANGE.least().multipliedBy(10),
                        Takes.RECORD_CHANGE.most().multipliedBy(10));
    }

    @Test
    void aQuotaThatIsReachedIsRefused() {
        account.aws.quotas().set(Quota.DB_SUBNET_GROUPS, 1);
        List<String> subnets = List.of("subnet-a", "subnet-b");
        account.region.rds().createSubnetGroup("one", "x", subnets, Map.of());
        assertThatThrownBy(() -> account.region.rds().createSubnetGroup("two", "x", subnets, Map.of()))
                .isInstanceOfSatisfying(
                        AwsException.class, e -> assertThat(e.code()).isEqualTo("DBSubnetGroupQuotaExceeded"));
        account.aws.quotas().reset(Quota.DB_SUBNET_GROUPS);
        account.region.rds().createSubnetGroup("two", "x", subnets, Map.of());
    }

    @Test
    void fortyClustersAreAllThatAnAccountStartsWith() {
        account.region.rds().createSubnetGroup("gr-x", "x", List.of("subnet-a", "subnet-b"), Map.of());
        for (int i = 1; i <= 40; i++) {
            account.region.rds().createCluster("gr-" + i, new ClusterRequest().build());
        }
        assertThatThrownBy(() -> account.region.rds().createCluster("gr-41", new ClusterRequest().build()))
                .hasMessage("You have reached the maximum number of DB clusters for this account and region.")
                .isInstanceOfSatisfying(
                        AwsException.class, e -> assertThat(e.code()).isEqualTo("DBClusterQuotaExceededFault"));
    }

    @Test
    void sixtyRulesAreAllThatAGroupHolds() throws InterruptedException {
        ObjectNode inputs =
                Json.object().put("name", "many").put("description", "x").put("vpcId", "vpc-1");
        for (int port = 1; port <= 61; port++) {
            ObjectNode rule = inputs.withArray("ingress")
                    .addObject()
                    .put("protocol", "tcp")
                    .put("fromPort", port)
                    .put("toPort", port);
            Json.put(rule, "cidrBlocks", List.of("10.0.0.0/8"));
        }
        assertThatThrownBy(() -> made(account.provider(), "aws:ec2/securityGroup:SecurityGroup", inputs))
                .hasMessageContaining("ingress rules: authorizing Security Group")
                .hasMessageEndingWith("api error RulesPerSecurityGroupLimitExceeded: The maximum number of rules per"
                        + " security group has been reached.");
    }

    @ParameterizedTest
    @EnumSource(Quota.class)
    void everyQuotaNamesItsSource(Quota quota) {
        assertThat(quota.initial()).isPositive();
        assertThat(quota.source()).isNotBlank();
    }

    @Test
    void theSameSeedMakesTheSameAccount() {
        TestAccount twin = new TestAccount();
        assertThat(twin.region.securityGroups().create("x", "x", "vpc-1", Map.of()))
                .isEqualTo(account.region.securityGroups().create("x", "x", "vpc-1", Map.of()));
    }
}
