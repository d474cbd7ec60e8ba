package dev.greenroom.operator.real.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Calls of AWS's protocols, as they pass a wire. */
class CallTest {
    private static String signed(String service) {
        return "AWS4-HMAC-SHA256 Credential=test/20261123/us-west-2/" + service + "/aws4_request, SignedHeaders=host";
    }

    @Test
    void aQueryNamesItsActionInTheBody() {
        Call call = Call.of(
                "POST", "/", signed("rds"), null, "Action=CreateDBCluster&DBClusterIdentifier=gp-api-pr-1&Version=1");

        assertThat(call.service()).isEqualTo("rds");
        assertThat(call.action()).isEqualTo("CreateDBCluster");
        assertThat(call.creates()).isTrue();
        assertThat(call.writes()).isTrue();
        assertThat(call.names("pr-1")).isTrue();
    }

    @Test
    void aJsonCallNamesItsActionInAHeader() {
        Call call = Call.of("POST", "/", signed("ecs"), "AmazonEC2ContainerServiceV20141113.DescribeServices", "{}");

        assertThat(call.action()).isEqualTo("DescribeServices");
        assertThat(call.writes()).isFalse();
    }

    @Test
    void anObjectIsKnownByItsKey() {
        Call call = Call.of("PUT", "/bucket/.pulumi/locks/a%2Bb.json?x-id=PutObject", signed("s3"), null, "{}");

        assertThat(call.puts(".pulumi/locks/a+b.json")).isTrue();
        assertThat(call.deletes(".pulumi/locks/")).isFalse();
        assertThat(call.writes()).isTrue();
    }

    @Test
    void aCallOfKubernetesHasNoService() {
        Call call = Call.of("PATCH", "/apis/greenroom.dev/v1alpha1/previews/a/status", "Bearer token", null, "[]");

        assertThat(call.service()).isEmpty();
        assertThat(call.action()).isEqualTo("PATCH");
        assertThat(call.writes()).isTrue();
    }
}
