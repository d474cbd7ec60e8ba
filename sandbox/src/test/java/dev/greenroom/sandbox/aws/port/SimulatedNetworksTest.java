package dev.greenroom.sandbox.aws.port;

import static dev.greenroom.sandbox.aws.port.TestPlans.PLACEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.CloudException.Kind;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.sandbox.aws.Fault;
import dev.greenroom.sandbox.aws.Faults;
import dev.greenroom.sandbox.aws.TestAccount;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sentences are those that the operator's own adapter was seen to say (NetworksIT there). */
class SimulatedNetworksTest {
    private final TestAccount account = new TestAccount();
    private final SimulatedNetworks networks = new SimulatedNetworks(account.aws);

    @Test
    void aNetworkOfTwoZonesPasses() {
        networks.check(PLACEMENT, "vpc-1", List.of("subnet-a", "subnet-b"), List.of());
    }

    @Test
    void anUnknownVpcIsNamed() {
        assertThatThrownBy(() -> networks.check(PLACEMENT, "vpc-0123456789abcdef0", List.of(), List.of()))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.reason()).isEqualTo("VpcNotFound"))
                .hasMessage("VPC vpc-0123456789abcdef0 does not exist in us-west-2");
    }

    @Test
    void everythingElseThatIsWrongIsNamedInOneSentence() {
        assertThatThrownBy(() -> networks.check(
                        PLACEMENT, "vpc-1", List.of("subnet-none", "subnet-other"), List.of("sg-none", "sg-other")))
                .isInstanceOfSatisfying(CloudException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.INVALID);
                    assertThat(e.reason()).isEqualTo("SubnetNotFound");
                })
                .hasMessage("subnet subnet-none does not exist; subnet subnet-other belongs to VPC vpc-2, not to vpc-1"
                        + "; security group sg-none does not exist; security group sg-other belongs to VPC vpc-2, not"
                        + " to vpc-1");
    }

    @Test
    void oneZoneIsTooFew() {
        assertThatThrownBy(() -> networks.check(PLACEMENT, "vpc-1", List.of("subnet-c", "subnet-d"), List.of()))
                .hasMessage("subnets subnet-c, subnet-d are all in one zone; two zones are needed");
    }

    @Test
    void theAccountOfTheCredentialsIsChecked() {
        assertThat(networks.checkAccount(PLACEMENT)).isEqualTo(TestAccount.ID);
        assertThatThrownBy(() -> networks.checkAccount(PLACEMENT.in("999999999999")))
                .hasMessage("the operator's credentials lead to account 123456789012, not to 999999999999");
    }

    @Test
    void aRoleOfAnotherAccountIsDenied() {
        Placement away = new Placement("us-west-2", null, "arn:aws:iam::999999999999:role/x", "external", null);
        assertThatThrownBy(() -> networks.checkAccount(away)).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.PERMISSION);
            assertThat(e.reason()).isEqualTo("AccessDenied");
        });
    }

    @Test
    void throttlingIsTransientAfterThreeAttempts() {
        account.aws.faults().tell(2, Faults.on("EC2", "DescribeVpcs"), new Fault.Throttle());
        networks.check(PLACEMENT, "vpc-1", List.of(), List.of());
        account.aws.faults().tell(3, Faults.on("EC2", "DescribeVpcs"), new Fault.Throttle());
        assertThatThrownBy(() -> networks.check(PLACEMENT, "vpc-1", List.of(), List.of()))
                .isInstanceOfSatisfying(CloudException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.TRANSIENT);
                    assertThat(e.reason()).isEqualTo("Throttled");
                })
                .hasMessage("cannot look up VPC vpc-1: Request limit exceeded. (RequestLimitExceeded)");
    }
}
