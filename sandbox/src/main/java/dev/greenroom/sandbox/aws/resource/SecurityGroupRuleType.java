package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.ec2.Permission;
import dev.greenroom.sandbox.aws.ec2.SecurityGroupRule;
import dev.greenroom.sandbox.aws.ec2.SecurityGroups;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import dev.greenroom.sandbox.provider.ResourceProvider.Problem;
import java.util.List;
import java.util.Optional;

/** {@code aws_vpc_security_group_ingress_rule} and its twin for egress: one of EC2's rules each. */
final class SecurityGroupRuleType implements ResourceType {
    private static final List<String> PEERS =
            List.of("cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId");
    private static final String TITLE = "VPC Security Group Rule";

    private final Schema schema;
    private final boolean egress;

    SecurityGroupRuleType(boolean egress) {
        this.egress = egress;
        String name = egress ? "EgressRule" : "IngressRule";
        schema = Schema.of("aws:vpc/securityGroup" + name + ":SecurityGroup" + name)
                .required("ipProtocol", "securityGroupId")
                .inputs("cidrIpv4", "cidrIpv6", "description", "fromPort", "prefixListId", "toPort")
                .inputs("referencedSecurityGroupId")
                .tagged()
                .replacing("securityGroupId")
                .build();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public List<Problem> validate(ObjectNode inputs) {
        long peers = PEERS.stream().filter(inputs::hasNonNull).count();
        return peers == 1
                ? List.of()
                : List.of(new Problem(
                        "",
                        "Invalid Attribute Combination. No attribute specified when one (and only one) of"
                                + " [cidr_ipv4,cidr_ipv6,prefix_list_id,referenced_security_group_id] is required"));
    }

    @Override
    public Existing create(Session session, ObjectNode inputs) throws InterruptedException {
        SecurityGroups groups = session.region().securityGroups();
        String id = session.calls()
                .call(
                        "creating " + TITLE,
                        () -> groups.authorize(
                                Json.text(inputs, "securityGroupId"),
                                permission(inputs),
                                Json.text(inputs, "description", ""),
                                Json.allTags(inputs)));
        return session.finish(this, id, inputs, "creating " + TITLE, () -> {});
    }

    private Permission permission(ObjectNode inputs) {
        String peer = PEERS.stream()
                .filter(inputs::hasNonNull)
                .map(name -> inputs.get(name).asText())
                .findFirst()
                .orElse("");
        return new Permission(
                egress,
                Json.text(inputs, "ipProtocol"),
                Json.number(inputs, "fromPort", -1),
                Json.number(inputs, "toPort", -1),
                peer);
    }

    @Override
    public Optional<Existing> read(Session session, String id, ObjectNode inputs) throws InterruptedException {
        return session.calls()
                .call(
                        "reading " + TITLE + " (" + id + ")",
                        () -> session.region().securityGroups().rule(id))
                .map(rule -> new Existing(id, inputs, outputs(session, rule, inputs)));
    }

    private static ObjectNode outputs(Session session, SecurityGroupRule rule, ObjectNode inputs) {
        Permission permission = rule.permission();
        ObjectNode outputs = Json.object()
                .put(
                        "arn",
                        "arn:aws:ec2:" + session.region().name() + ":"
                                + session.aws().account().id() + ":security-group-rule/" + rule.id())
                .put("id", rule.id())
                .put("ipProtocol", permission.protocol())
                .put("securityGroupId", rule.groupId())
                .put("securityGroupRuleId", rule.id());
        String peer = permission.toGroup() ? "referencedSecurityGroupId" : permission.ipv6() ? "cidrIpv6" : "cidrIpv4";
        outputs.put(peer, permission.peer());
        if (!rule.description().isEmpty()) {
            outputs.put("description", rule.description());
        }
        if (permission.fromPort() >= 0) {
            outputs.put("fromPort", permission.fromPort()).put("toPort", permission.toPort());
        }
        Json.putTags(outputs, inputs, rule.tags());
        return outputs;
    }

    @Override
    public Existing update(Session session, Existing old, ObjectNode inputs) throws InterruptedException {
        SecurityGroupRule changed = new SecurityGroupRule(
                old.id(),
                Json.text(inputs, "securityGroupId"),
                permission(inputs),
                Json.text(inputs, "description", ""),
                Json.allTags(inputs));
        SecurityGroups groups = session.region().securityGroups();
        session.calls().run("updating " + TITLE + " (" + old.id() + ")", () -> groups.modify(changed));
        return session.finish(this, old.id(), inputs, "updating " + TITLE, () -> {});
    }

    @Override
    public void delete(Session session, Existing old) throws InterruptedException {
        SecurityGroups groups = session.region().securityGroups();
        session.calls()
                .delete(
                        "deleting " + TITLE + " (" + old.id() + ")",
                        () -> groups.revoke(Json.text(old.outputs(), "securityGroupId", ""), old.id(), egress),
                        "InvalidSecurityGroupRuleId.NotFound",
                        "InvalidGroup.NotFound");
    }
}
