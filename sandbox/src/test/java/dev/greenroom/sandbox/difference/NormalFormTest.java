package dev.greenroom.sandbox.difference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NormalFormTest {
    private static final String GROUP = "sg-0123456789abcdef0";
    private static final String OTHER_GROUP = "sg-fedcba98765432100";

    private static final String CHECKPOINT = """
            checkpoint: {latest: {resources: [
              {urn: "urn:pulumi:s::greenroom::pulumi:pulumi:Stack::s", type: "pulumi:pulumi:Stack", outputs: {group: %1$s}},
              {urn: "urn:pulumi:s::greenroom::aws:ec2/securityGroup:SecurityGroup::db", custom: true, id: %1$s,
               type: "aws:ec2/securityGroup:SecurityGroup", inputs: {__defaults: [], vpcId: %2$s, n: %3$s},
               parent: "urn:pulumi:s::greenroom::pulumi:pulumi:Stack::s", created: "2026-11-23T14:52:37.1Z"},
              {urn: "urn:pulumi:s::greenroom::aws:rds/cluster:Cluster::db", custom: true, id: db,
               type: "aws:rds/cluster:Cluster", parent: "urn:pulumi:s::greenroom::pulumi:pulumi:Stack::s",
               dependencies: ["urn:pulumi:s::greenroom::aws:ec2/securityGroup:SecurityGroup::db"],
               inputs: {groups: [%1$s], password:
                 {4dabf18193072939515e22adb298388d: 1b47061264138c4ac30d75fd1eb44270, ciphertext: "v1:%3$s"}}}]}}
            """;

    private static JsonNode yaml(String text) {
        try {
            return Yaml.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Seen.Stack stack(String group, String vpc, String number) {
        return new Seen.Stack(
                yaml(CHECKPOINT.formatted(group, vpc, number)),
                List.of(yaml("{kind: update, result: succeeded, startTime: 1, resourceChanges: {create: 3}}")));
    }

    private static ObjectNode normal(String group, String vpc, String digest, String number) {
        JsonNode status = yaml("""
                conditions: [{type: Ready, status: "True", lastTransitionTime: "2026-11-23T14:52:3%4$sZ"}]
                cost: {monthly: "80.49", accrued: "%4$s"}
                timeline: {Provisioning: %4$s}
                resolved: {network: {vpcId: %2$s}}
                stacks: {data: {digest: %3$s, lastRun: {id: run-%4$s, digest: %3$s}, outputs: {group: %1$s}}}
                """.formatted(group, vpc, digest, number));
        return NormalForm.of(new Seen(status, Map.of("data", stack(group, vpc, number))), Map.of("vpc", vpc));
    }

    @Test
    void whatIsNewEachTimeDoesNotDiffer() {
        ObjectNode one = normal(GROUP, "vpc-0123456789abcdef0", "0123456789abcdef", "1");
        ObjectNode other = normal(OTHER_GROUP, "vpc-fedcba98765432100", "fedcba9876543210", "1");

        assertThat(one).isEqualTo(other);
        assertThat(Yaml.text(one))
                .contains("vpcId: \"{vpc}\"")
                .contains("group: \"{aws:ec2/securityGroup:SecurityGroup::db.id}\"")
                .contains("password: \"{SECRET}\"");
    }

    @Test
    void anInputThatDiffersShows() {
        List<Difference> differences = Difference.between(
                "case",
                normal(GROUP, "vpc-0123456789abcdef0", "0123456789abcdef", "1"),
                normal(GROUP, "vpc-0123456789abcdef0", "0123456789abcdef", "2"));

        assertThat(differences)
                .containsExactly(new Difference(
                        "case / stacks / data / resources / aws:ec2/securityGroup:SecurityGroup::db / inputs / n",
                        "1",
                        "2"));
    }

    @Test
    void aStateInWhichAResourceComesBeforeWhatItDependsOnIsOutOfOrder() {
        JsonNode inOrder = stack(GROUP, "vpc", "1").checkpoint();
        assertThat(Order.broken(inOrder)).isEmpty();

        ObjectNode latest = (ObjectNode) inOrder.at("/checkpoint/latest");
        JsonNode resources = latest.get("resources");
        latest.set(
                "resources",
                latest.arrayNode().add(resources.get(0)).add(resources.get(2)).add(resources.get(1)));
        assertThat(Order.broken(inOrder))
                .containsExactly("urn:pulumi:s::greenroom::aws:rds/cluster:Cluster::db is there before"
                        + " urn:pulumi:s::greenroom::aws:ec2/securityGroup:SecurityGroup::db");
    }
}
