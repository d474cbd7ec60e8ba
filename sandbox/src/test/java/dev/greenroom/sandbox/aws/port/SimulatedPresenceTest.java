package dev.greenroom.sandbox.aws.port;

import static dev.greenroom.sandbox.aws.port.TestPlans.PLACEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.sandbox.aws.TestAccount;
import dev.greenroom.sandbox.aws.resource.Json;
import dev.greenroom.sandbox.provider.ResourceProvider.Configured;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every type is seen while it is there, by the id that the provider gave it, and not after its deletion. */
class SimulatedPresenceTest {
    private static final String PULL = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";

    private final TestAccount account = new TestAccount();
    private final Configured provider = account.provider();
    private final SimulatedPresence presence = new SimulatedPresence(account.aws);

    private static Map<String, ObjectNode> things() {
        Map<String, ObjectNode> things = new LinkedHashMap<>();
        ObjectNode subnets = Json.object().put("name", "gr-x");
        Json.put(subnets, "subnetIds", List.of("subnet-a", "subnet-b"));
        things.put("aws:rds/subnetGroup:SubnetGroup", subnets);
        ObjectNode cluster = Json.object()
                .put("clusterIdentifier", "gr-x")
                .put("engine", "aurora-postgresql")
                .put("dbSubnetGroupName", "gr-x")
                .put("masterUsername", "app")
                .put("masterPassword", "notsecret123")
                .put("skipFinalSnapshot", true);
        cluster.putObject("serverlessv2ScalingConfiguration")
                .put("minCapacity", 0)
                .put("maxCapacity", 1);
        things.put("aws:rds/cluster:Cluster", cluster);
        things.put(
                "aws:rds/clusterInstance:ClusterInstance",
                Json.object()
                        .put("identifier", "gr-x-1")
                        .put("clusterIdentifier", "gr-x")
                        .put("engine", "aurora-postgresql")
                        .put("instanceClass", "db.serverless"));
        things.put("aws:sqs/queue:Queue", Json.object().put("name", "gr-x"));
        things.put(
                "aws:ec2/securityGroup:SecurityGroup",
                Json.object().put("name", "gr-x").put("vpcId", "vpc-1"));
        things.put(
                "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
                Json.object()
                        .put("securityGroupId", "sg-other")
                        .put("ipProtocol", "tcp")
                        .put("fromPort", 80)
                        .put("toPort", 80)
                        .put("cidrIpv4", "10.0.0.0/8"));
        things.put("aws:cloudwatch/logGroup:LogGroup", Json.object().put("name", "/greenroom/gr-x"));
        ObjectNode record = Json.object()
                .put("zoneId", "Z1PREVIEW")
                .put("name", "a_b.preview.example.com")
                .put("type", "A")
                .put("ttl", 60);
        Json.put(record, "records", List.of("192.0.2.1"));
        things.put("aws:route53/record:Record", record);
        things.put(
                "aws:iam/role:Role", Json.object().put("name", "gr-x").put("assumeRolePolicy", "{\"Statement\":[]}"));
        things.put(
                "aws:iam/rolePolicy:RolePolicy",
                Json.object().put("name", "p").put("role", "gr-x").put("policy", "{\"Statement\":[]}"));
        things.put(
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                Json.object().put("role", "gr-x").put("policyArn", PULL));
        return things;
    }

    private record Made(String type, Existing existing) {
        CloudResource asked() {
            return new CloudResource(type, existing.id(), Json.text(existing.outputs(), "arn"));
        }
    }

    @Test
    void everythingIsSeenUntilItIsDeleted() throws InterruptedException {
        List<Made> made = new ArrayList<>();
        for (Map.Entry<String, ObjectNode> thing : things().entrySet()) {
            made.add(new Made(thing.getKey(), TestAccount.made(provider, thing.getKey(), thing.getValue())));
        }
        List<CloudResource> asked = made.stream().map(Made::asked).toList();
        assertThat(presence.stillThere(PLACEMENT, asked)).containsExactlyInAnyOrderElementsOf(asked);
        Collections.reverse(made);
        for (Made thing : made) {
            provider.delete(thing.type(), thing.existing());
        }
        assertThat(presence.stillThere(PLACEMENT, asked)).isEmpty();
    }

    @Test
    void aDatabaseOnItsWayOutIsGoneAndASecretThatWaitsAsWell() throws InterruptedException {
        Map<String, ObjectNode> things = things();
        for (String type : List.of("aws:rds/subnetGroup:SubnetGroup", "aws:rds/cluster:Cluster")) {
            TestAccount.made(provider, type, things.get(type));
        }
        account.region.rds().deleteCluster("gr-x", null);
        account.region.secrets().delete("GP_API_PREVIEW", 7);
        assertThat(account.region.rds().cluster("gr-x")).isPresent();
        assertThat(presence.stillThere(
                        PLACEMENT,
                        List.of(
                                new CloudResource("aws:rds/cluster:Cluster", "gr-x", null),
                                new CloudResource("aws:secretsmanager/secret:Secret", "GP_API_PREVIEW", null))))
                .isEmpty();
    }

    @Test
    void aTypeThatNobodyKnowsIsNotPassedOver() {
        CloudResource odd = new CloudResource("aws:odd/thing:Thing", "x", null);
        assertThat(presence.stillThere(PLACEMENT, List.of(odd, odd))).containsExactly(odd);
    }
}
