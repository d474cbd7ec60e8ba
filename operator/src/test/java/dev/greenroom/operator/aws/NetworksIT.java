package dev.greenroom.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.plan.Placement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;

class NetworksIT {
    private final Rig rig = new Rig();
    private final NetworksInEc2 networks = new NetworksInEc2(rig.clients);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aNetworkOfTwoZonesPasses() {
        Rig.Network network = rig.network();
        assertThatCode(() -> networks.check(
                        Rig.PLACEMENT,
                        network.vpc(),
                        List.of(network.first(), network.second()),
                        List.of(network.group())))
                .doesNotThrowAnyException();
    }

    @Test
    void anUnknownVpcIsNamed() {
        assertThatThrownBy(() -> networks.check(Rig.PLACEMENT, "vpc-0123456789abcdef0", List.of(), List.of()))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.reason()).isEqualTo("VpcNotFound"))
                .hasMessage("VPC vpc-0123456789abcdef0 does not exist in us-west-2");
    }

    @Test
    void everythingElseThatIsWrongIsNamedInOneSentence() {
        Rig.Network network = rig.network();
        Rig.Network other = rig.network();
        assertThatThrownBy(() -> networks.check(
                        Rig.PLACEMENT,
                        network.vpc(),
                        List.of("subnet-0123456789abcdef0", other.first()),
                        List.of("sg-0123456789abcdef0", other.group())))
                .isInstanceOfSatisfying(CloudException.class, e -> {
                    assertThat(e.kind()).isEqualTo(CloudException.Kind.INVALID);
                    assertThat(e.reason()).isEqualTo("SubnetNotFound");
                })
                .hasMessage("subnet subnet-0123456789abcdef0 does not exist; subnet " + other.first()
                        + " belongs to VPC " + other.vpc() + ", not to " + network.vpc()
                        + "; security group sg-0123456789abcdef0 does not exist; security group " + other.group()
                        + " belongs to VPC " + other.vpc() + ", not to " + network.vpc());
    }

    @Test
    void oneZoneIsTooFew() {
        Rig.Network network = rig.network();
        String third = Rig.subnet(rig.clients.ec2(Rig.PLACEMENT), network.vpc(), "10.7.3.0/24", "us-west-2a");
        assertThatThrownBy(
                        () -> networks.check(Rig.PLACEMENT, network.vpc(), List.of(network.first(), third), List.of()))
                .hasMessageContaining("are all in one zone; two zones are needed");
    }

    @Test
    void theAccountOfTheCredentialsIsChecked() {
        assertThatCode(() -> networks.checkAccount(in("123456789012", null))).doesNotThrowAnyException();
        assertThatThrownBy(() -> networks.checkAccount(in("999999999999", null)))
                .hasMessage("the operator's credentials lead to account 123456789012, not to 999999999999");
    }

    @Test
    void aRoleOfThePlacementIsAssumed() {
        String roleArn = "arn:aws:iam::210987654321:role/greenroom/tenant";
        assertThatCode(() -> networks.checkAccount(in("210987654321", roleArn))).doesNotThrowAnyException();

        IamClient iam = rig.clients.iam(in("210987654321", roleArn));
        iam.createUser(c -> c.userName(rig.name));
        assertThat(iam.getUser(g -> g.userName(rig.name)).user().arn()).contains("210987654321");
    }

    private static Placement in(String account, String roleArn) {
        return new Placement("us-west-2", account, roleArn, roleArn == null ? null : "external", null);
    }
}
