package dev.greenroom.sandbox.aws.resource;

import static dev.greenroom.sandbox.aws.TestAccount.made;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.Fault;
import dev.greenroom.sandbox.aws.Faults.Lift;
import dev.greenroom.sandbox.aws.TestAccount;
import dev.greenroom.sandbox.provider.ResourceProvider.Configured;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each type of the provider can be made to fail by its token. */
class TypeOperationsTest {
    private static final String EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
    private static final String CAPACITY = "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders";
    private static final Fault REFUSED = new Fault.Refuse(() -> AwsException.of("AccessDenied", "not today"));

    private final TestAccount account = new TestAccount();
    private final Configured provider = account.provider();

    static Stream<String> types() {
        return AwsProvider.types().stream().map(type -> type.schema().token());
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeOfTheProviderIsInTheTable(String type) {
        assertThatCode(() -> TypeOperations.creating(type)).doesNotThrowAnyException();
        assertThatCode(() -> TypeOperations.deleting(type)).doesNotThrowAnyException();
    }

    @Test
    void aRuleForEgressIsRefused() throws InterruptedException {
        String group = account.region.securityGroups().create("gr-x", "x", "vpc-1", Map.of());
        ObjectNode inputs = Json.object().put("securityGroupId", group).put("ipProtocol", "tcp");
        isRefused(EGRESS, inputs.put("fromPort", 443).put("toPort", 443).put("cidrIpv4", "0.0.0.0/0"));
    }

    @Test
    void capacityProvidersAreRefused() throws InterruptedException {
        account.region.ecs().clusters().create("gr-x", Map.of());
        ObjectNode inputs = Json.object().put("clusterName", "gr-x");
        Json.put(inputs, "capacityProviders", List.of("FARGATE_SPOT"));
        isRefused(CAPACITY, inputs);
    }

    private void isRefused(String type, ObjectNode inputs) throws InterruptedException {
        Lift lift = account.aws.faults().tell(TypeOperations.creating(type), REFUSED);
        assertThatThrownBy(() -> made(provider, type, inputs)).hasMessageEndingWith("AccessDenied: not today");
        lift.lift();
        Existing there = made(provider, type, inputs);
        account.aws.faults().tell(TypeOperations.deleting(type), REFUSED);
        assertThatThrownBy(() -> provider.delete(type, there)).hasMessageEndingWith("AccessDenied: not today");
    }
}
