package dev.greenroom.operator.pulumi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.Fault;
import dev.greenroom.sandbox.aws.Faults;
import dev.greenroom.sandbox.aws.Quota;
import dev.greenroom.sandbox.aws.TestAccount;
import dev.greenroom.sandbox.aws.resource.Json;
import dev.greenroom.sandbox.provider.ProviderException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the simulated provider says is understood by the operator's own table of failures. */
class SimulatedFailuresTest {
    private static final String CLUSTER = "aws:rds/cluster:Cluster";
    private static final String GROUP = "aws:ec2/securityGroup:SecurityGroup";
    private static final String QUEUE = "aws:sqs/queue:Queue";

    private final TestAccount account = new TestAccount();

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments("Throttled", CLUSTER, cluster("16.6"), all(a -> a.aws.faults()
                        .tell(Faults.on("RDS", "Create*"), new Fault.Throttle()))),
                arguments("QuotaExceeded", CLUSTER, cluster("16.6"), all(a -> a.aws.quotas()
                        .set(Quota.DB_CLUSTERS, 0))),
                arguments("QuotaExceeded", CLUSTER, cluster("16.6"), all(a -> a.aws.faults()
                        .tell(
                                Faults.on("RDS", "CreateDBCluster"),
                                new Fault.Refuse(() -> AwsException.of(
                                        "InsufficientDBClusterCapacityFault",
                                        403,
                                        "The DB cluster doesn't have enough capacity for the current operation."))))),
                arguments("RejectedByAws", CLUSTER, cluster("9.9"), all(a -> {})),
                arguments("AlreadyExists", CLUSTER, cluster("16.6"), all(a -> make(a, CLUSTER, cluster("16.6")))),
                arguments("VpcNotFound", GROUP, group("vpc-none"), all(a -> {})),
                arguments("AlreadyExists", GROUP, group("vpc-1"), all(a -> make(a, GROUP, group("vpc-1")))),
                arguments("NotVisibleYet", "aws:iam/rolePolicy:RolePolicy", policy(), all(a -> {})),
                arguments("PermissionDenied", QUEUE, queue(), all(a -> a.aws.faults()
                        .tell(
                                Faults.on("SQS", "*"),
                                new Fault.Refuse(() -> AwsException.common(
                                        "AccessDenied",
                                        403,
                                        "User: x is not authorized to perform: sqs:createqueue"))))),
                arguments("AlreadyExists", QUEUE, queue(), all(a -> a.region
                        .sqs()
                        .createQueue("q", Map.of("DelaySeconds", "5"), Map.of()))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("failures")
    void isUnderstood(String reason, String type, ObjectNode inputs, Consumer<TestAccount> trouble) {
        trouble.accept(account);
        Throwable refusal = Assertions.catchThrowable(() -> TestAccount.made(account.provider(), type, inputs));
        assertThat(refusal).isInstanceOf(ProviderException.class);
        assertThat(FailureRule.ALL)
                .filteredOn(rule -> rule.pattern().matcher(refusal.getMessage()).find())
                .first()
                .extracting(FailureRule::reason)
                .as(refusal.getMessage())
                .isEqualTo(reason);
    }

    private static Consumer<TestAccount> all(Consumer<TestAccount> trouble) {
        return account -> {
            account.region.rds().createSubnetGroup("gr-x", "x", List.of("subnet-a", "subnet-b"), Map.of());
            trouble.accept(account);
        };
    }

    private static void make(TestAccount account, String type, ObjectNode inputs) {
        try {
            TestAccount.made(account.provider(), type, inputs);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode cluster(String version) {
        return Json.object()
                .put("clusterIdentifier", "gr-x")
                .put("engine", "aurora-postgresql")
                .put("engineVersion", version)
                .put("masterUsername", "app")
                .put("masterPassword", "notsecret123")
                .put("dbSubnetGroupName", "gr-x");
    }

    private static ObjectNode group(String vpcId) {
        return Json.object().put("name", "gr-x").put("vpcId", vpcId);
    }

    private static ObjectNode policy() {
        return Json.object().put("name", "p").put("role", "none").put("policy", "{\"Statement\":[]}");
    }

    private static ObjectNode queue() {
        return Json.object().put("name", "q").put("delaySeconds", 0);
    }
}
