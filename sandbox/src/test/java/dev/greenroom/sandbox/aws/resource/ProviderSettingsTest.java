package dev.greenroom.sandbox.aws.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.TestAccount;
import dev.greenroom.sandbox.provider.ProviderException;
import org.junit.jupiter.api.Test;

class ProviderSettingsTest {
    private final TestAccount account = new TestAccount();
    private final AwsProvider provider = new AwsProvider(account.aws);

    private static ObjectNode settings() {
        return Json.object()
                .put("region", "us-west-2")
                .put("skipCredentialsValidation", "false")
                .put("skipRegionValidation", "true");
    }

    @Test
    void theAccountMustBeAllowed() {
        provider.configure(settings().put("allowedAccountIds", "[\"123456789012\"]"));
        assertThatThrownBy(() -> provider.configure(settings().put("allowedAccountIds", "[\"999999999999\"]")))
                .isInstanceOf(ProviderException.class)
                .hasMessage("AWS account ID not allowed: 123456789012");
    }

    @Test
    void aRoleOfAnotherAccountCannotBeAssumed() {
        provider.configure(
                settings().put("assumeRole", "{\"roleArn\":\"arn:aws:iam::123456789012:role/greenroom-gp-api\"}"));
        assertThatThrownBy(() -> provider.configure(
                        settings().put("assumeRole", "{\"roleArn\":\"arn:aws:iam::999999999999:role/x\"}")))
                .hasMessageStartingWith("IAM Role (arn:aws:iam::999999999999:role/x) cannot be assumed.");
    }

    @Test
    void aRegionIsNeeded() {
        assertThatThrownBy(() -> provider.configure(Json.object())).hasMessageContaining("aws:region");
    }

    @Test
    void functionsLookAtTheAccount() {
        ObjectNode subnet = provider.configure(settings())
                .invoke("aws:ec2/getSubnet:getSubnet", Json.object().put("id", "subnet-a"));
        assertThat(Json.text(subnet, "vpcId")).isEqualTo("vpc-1");
        assertThat(Json.text(subnet, "availabilityZone")).isEqualTo("us-west-2a");
        assertThatThrownBy(() -> provider.configure(settings())
                        .invoke("aws:ec2/getSubnet:getSubnet", Json.object().put("id", "subnet-none")))
                .hasMessageStartingWith("reading EC2 Subnet: operation error EC2: DescribeSubnets")
                .hasMessageEndingWith("api error InvalidSubnetID.NotFound: The subnet ID 'subnet-none' does not exist");
    }
}
