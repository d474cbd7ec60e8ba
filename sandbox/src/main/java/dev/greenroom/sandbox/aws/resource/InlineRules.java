package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.ec2.Permission;
import dev.greenroom.sandbox.aws.ec2.SecurityGroup;
import dev.greenroom.sandbox.aws.ec2.SecurityGroupRule;
import dev.greenroom.sandbox.aws.ec2.SecurityGroups;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The {@code ingress} and {@code egress} of a security group, which stand for several of EC2's rules each. */
final class InlineRules {
    private static final List<String> PEERS = List.of("cidrBlocks", "ipv6CidrBlocks", "securityGroups");

    private final Session session;
    private final String groupId;

    InlineRules(Session session, String groupId) {
        this.session = session;
        this.groupId = groupId;
    }

    /** Makes and takes away what differs; rules that neither before nor now are inline stay. */
    void apply(ObjectNode before, ObjectNode inputs) throws InterruptedException {
        for (boolean egress : new boolean[] {false, true}) {
            String name = name(egress);
            if (inputs.has(name)) {
                Map<Permission, String> wanted = permissions(inputs.path(name), egress);
                revoke(permissions(before.path(name), egress), wanted, egress);
                authorize(wanted, egress);
            }
        }
    }

    private void revoke(Map<Permission, String> before, Map<Permission, String> wanted, boolean egress)
            throws InterruptedException {
        SecurityGroups groups = session.region().securityGroups();
        for (SecurityGroupRule rule : present(egress)) {
            if (before.containsKey(rule.permission()) && !wanted.containsKey(rule.permission())) {
                session.calls()
                        .run(
                                "updating Security Group (" + groupId + ") " + name(egress)
                                        + " rules: revoking Security Group (" + groupId + ") rules",
                                () -> groups.revoke(groupId, rule.id(), egress));
            }
        }
    }

    private void authorize(Map<Permission, String> wanted, boolean egress) throws InterruptedException {
        SecurityGroups groups = session.region().securityGroups();
        List<Permission> there =
                present(egress).stream().map(SecurityGroupRule::permission).toList();
        for (Map.Entry<Permission, String> rule : wanted.entrySet()) {
            if (!there.contains(rule.getKey())) {
                session.calls()
                        .call(
                                "updating Security Group (" + groupId + ") " + name(egress)
                                        + " rules: authorizing Security Group (" + groupId + ") rules",
                                () -> groups.authorize(groupId, rule.getKey(), rule.getValue(), Map.of()));
            }
        }
    }

    private List<SecurityGroupRule> present(boolean egress) {
        return session.region().securityGroups().find(List.of(groupId)).stream()
                .flatMap(group -> group.rules(egress).stream())
                .toList();
    }

    /** The group's rules in the form of the inputs, as far as there are such; others one by one. */
    static ArrayNode rendered(SecurityGroup group, boolean egress, ObjectNode inputs) {
        ArrayNode rendered = Json.object().putArray("rules");
        List<SecurityGroupRule> left = new ArrayList<>(group.rules(egress));
        for (JsonNode stated : inputs.path(name(egress))) {
            Map<Permission, String> permissions = permissions(stated, egress, group.id());
            List<Permission> present =
                    left.stream().map(SecurityGroupRule::permission).toList();
            if (present.containsAll(permissions.keySet())) {
                left.removeIf(rule -> permissions.containsKey(rule.permission()));
                rendered.add(complete(stated));
            }
        }
        left.forEach(rule -> rendered.add(complete(single(rule))));
        return rendered;
    }

    private static ObjectNode single(SecurityGroupRule rule) {
        Permission permission = rule.permission();
        ObjectNode single = Json.object()
                .put("protocol", permission.protocol())
                .put("fromPort", Math.max(0, permission.fromPort()))
                .put("toPort", Math.max(0, permission.toPort()))
                .put("description", rule.description());
        String peers = permission.toGroup() ? "securityGroups" : permission.ipv6() ? "ipv6CidrBlocks" : "cidrBlocks";
        Json.put(single, peers, List.of(permission.peer()));
        return single;
    }

    private static ObjectNode complete(JsonNode rule) {
        ObjectNode complete = Json.object()
                .put("description", Json.text(rule, "description", ""))
                .put("fromPort", Json.number(rule, "fromPort", 0))
                .put("protocol", Json.text(rule, "protocol", Permission.ALL))
                .put("self", Json.flag(rule, "self", false))
                .put("toPort", Json.number(rule, "toPort", 0));
        for (String peers : PEERS) {
            Json.put(complete, peers, Json.texts(rule, peers));
        }
        Json.put(complete, "prefixListIds", Json.texts(rule, "prefixListIds"));
        return complete;
    }

    private Map<Permission, String> permissions(JsonNode rules, boolean egress) {
        Map<Permission, String> all = new LinkedHashMap<>();
        rules.forEach(rule -> all.putAll(permissions(rule, egress, groupId)));
        return all;
    }

    private static Map<Permission, String> permissions(JsonNode rule, boolean egress, String groupId) {
        List<String> peers = new ArrayList<>();
        PEERS.forEach(name -> peers.addAll(Json.texts(rule, name)));
        if (Json.flag(rule, "self", false)) {
            peers.add(groupId);
        }
        Map<Permission, String> permissions = new LinkedHashMap<>();
        for (String peer : peers) {
            Permission permission = new Permission(
                    egress,
                    Json.text(rule, "protocol", Permission.ALL),
                    Json.number(rule, "fromPort", 0),
                    Json.number(rule, "toPort", 0),
                    peer);
            permissions.put(permission, Json.text(rule, "description", ""));
        }
        return permissions;
    }

    private static String name(boolean egress) {
        return egress ? "egress" : "ingress";
    }
}
