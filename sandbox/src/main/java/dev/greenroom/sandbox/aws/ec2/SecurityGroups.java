package dev.greenroom.sandbox.aws.ec2;

import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.AwsResource;
import dev.greenroom.sandbox.aws.Quota;
import dev.greenroom.sandbox.aws.Service;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** "Amazon EC2 API Reference": security groups and their rules. */
public final class SecurityGroups implements Service {
    private static final Pattern TEXT = Pattern.compile("[a-zA-Z0-9 ._\\-:/()#,@\\[\\]+=&;{}!$*]{1,255}");

    private final ServiceEndpoint endpoint;
    private final Ec2 networks;
    private final Map<String, SecurityGroup> groups = new TreeMap<>();

    public SecurityGroups(ServiceEndpoint endpoint, Ec2 networks) {
        this.endpoint = endpoint;
        this.networks = networks;
    }

    /** A security group that was there before, such as one of clients of a cache. */
    public void seed(String id, String vpcId, String name) {
        String arn = endpoint.arn("ec2", "security-group/" + id);
        endpoint.look(
                () -> groups.put(id, new SecurityGroup(id, arn, name, "was there before", vpcId, List.of(), Map.of())));
    }

    /** DescribeSecurityGroups by filter: those of the ids that are there. */
    public List<SecurityGroup> find(Collection<String> ids) {
        return endpoint.call(
                "DescribeSecurityGroups",
                () -> ids.stream().filter(groups::containsKey).map(groups::get).toList());
    }

    /** DescribeSecurityGroups by filter: those of the names that the VPC has. */
    public List<SecurityGroup> named(String vpcId, Collection<String> names) {
        return endpoint.call("DescribeSecurityGroups", () -> groups.values().stream()
                .filter(group -> group.vpcId().equals(vpcId) && names.contains(group.name()))
                .toList());
    }

    /** DescribeSecurityGroups by filter: the one of this name, which a VPC has once. */
    public Optional<SecurityGroup> find(String vpcId, String name) {
        return endpoint.call("DescribeSecurityGroups", () -> groups.values().stream()
                .filter(group -> group.vpcId().equals(vpcId) && group.name().equals(name))
                .findFirst());
    }

    /** The security group, within an operation of any service. */
    public Optional<SecurityGroup> get(String id) {
        return Optional.ofNullable(groups.get(id));
    }

    /** The new group's id. It lets everything out. */
    public String create(String name, String description, String vpcId, Map<String, String> tags) {
        return endpoint.call("CreateSecurityGroup", () -> {
            checkText("GroupName", name);
            checkText("GroupDescription", description);
            if (!networks.hasVpc(vpcId)) {
                throw AwsException.common("InvalidVpcID.NotFound", "The vpc ID '" + vpcId + "' does not exist");
            }
            if (groups.values().stream()
                    .anyMatch(g -> g.vpcId().equals(vpcId) && g.name().equals(name))) {
                throw AwsException.common(
                        "InvalidGroup.Duplicate",
                        "The security group '" + name + "' already exists for VPC '" + vpcId + "'");
            }
            endpoint.within(
                    Quota.SECURITY_GROUPS_PER_REGION,
                    groups.size(),
                    () -> AwsException.common(
                            "SecurityGroupLimitExceeded", "The maximum number of security groups has been reached."));
            String id = endpoint.ids().ec2("sg");
            SecurityGroupRule out =
                    new SecurityGroupRule(endpoint.ids().ec2("sgr"), id, Permission.ANYWHERE, "", Map.of());
            String arn = endpoint.arn("ec2", "security-group/" + id);
            groups.put(id, new SecurityGroup(id, arn, name, description, vpcId, List.of(out), tags));
            return id;
        });
    }

    private static void checkText(String parameter, String text) {
        boolean reserved = parameter.equals("GroupName") && text.startsWith("sg-");
        if (reserved || !TEXT.matcher(text).matches()) {
            throw AwsException.common(
                    "InvalidParameterValue",
                    "Value (" + text + ") for parameter " + parameter
                            + " is invalid. Character sets beyond ASCII are not supported.");
        }
    }

    /** Sets all tags. */
    public void tag(String groupId, Map<String, String> tags) {
        endpoint.run("CreateTags", () -> groups.put(groupId, require(groupId).withTags(tags)));
    }

    /** Refused while a network interface or another group's rule refers to it. */
    public void delete(String id) {
        endpoint.run("DeleteSecurityGroup", () -> {
            require(id);
            boolean named = groups.values().stream()
                    .filter(group -> !group.id().equals(id))
                    .flatMap(group -> group.rules().stream())
                    .anyMatch(rule -> rule.permission().peer().equals(id));
            if (named || networks.interfaces().uses(id)) {
                throw AwsException.common("DependencyViolation", "resource " + id + " has a dependent object");
            }
            groups.remove(id);
        });
    }

    /** AuthorizeSecurityGroupIngress or Egress; the new rule's id. */
    public String authorize(String groupId, Permission permission, String description, Map<String, String> tags) {
        return endpoint.call("AuthorizeSecurityGroup" + direction(permission.egress()), () -> {
            SecurityGroup group = require(groupId);
            if (permission.toGroup()) {
                require(permission.peer());
            }
            if (group.rules().stream().anyMatch(rule -> rule.permission().equals(permission))) {
                throw AwsException.common(
                        "InvalidPermission.Duplicate",
                        "the specified rule \"" + permission.words() + "\" already exists");
            }
            endpoint.within(
                    Quota.RULES_PER_SECURITY_GROUP,
                    group.rules(permission.egress()).size(),
                    () -> AwsException.common(
                            "RulesPerSecurityGroupLimitExceeded",
                            "The maximum number of rules per security group has been reached."));
            String id = endpoint.ids().ec2("sgr");
            List<SecurityGroupRule> rules = new ArrayList<>(group.rules());
            rules.add(new SecurityGroupRule(id, groupId, permission, description, tags));
            groups.put(groupId, group.withRules(rules));
            return id;
        });
    }

    /** RevokeSecurityGroupIngress or Egress by rule id. */
    public void revoke(String groupId, String ruleId, boolean egress) {
        endpoint.run("RevokeSecurityGroup" + direction(egress), () -> {
            SecurityGroup group = require(groupId);
            List<SecurityGroupRule> rules = new ArrayList<>(group.rules());
            if (!rules.removeIf(rule -> rule.id().equals(ruleId))) {
                throw noRule(ruleId);
            }
            groups.put(groupId, group.withRules(rules));
        });
    }

    /** ModifySecurityGroupRules for one rule; tags are set with it. */
    public void modify(SecurityGroupRule changed) {
        endpoint.run("ModifySecurityGroupRules", () -> {
            SecurityGroup group = require(changed.groupId());
            List<SecurityGroupRule> rules = new ArrayList<>(group.rules());
            if (rules.stream().noneMatch(rule -> rule.id().equals(changed.id()))) {
                throw noRule(changed.id());
            }
            rules.replaceAll(rule -> rule.id().equals(changed.id()) ? changed : rule);
            groups.put(changed.groupId(), group.withRules(rules));
        });
    }

    /** DescribeSecurityGroupRules by filter. */
    public Optional<SecurityGroupRule> rule(String id) {
        return endpoint.call("DescribeSecurityGroupRules", () -> groups.values().stream()
                .flatMap(group -> group.rules().stream())
                .filter(rule -> rule.id().equals(id))
                .findFirst());
    }

    /** DescribeSecurityGroupRules by filter: those of a group, none if there is no such group. */
    public List<SecurityGroupRule> rulesOf(String groupId) {
        return endpoint.call(
                "DescribeSecurityGroupRules",
                () -> get(groupId).map(SecurityGroup::rules).orElse(List.of()));
    }

    @Override
    public Stream<AwsResource> inventory() {
        return groups.values().stream()
                .map(g -> new AwsResource("aws:ec2/securityGroup:SecurityGroup", g.id(), g.arn(), g.tags()));
    }

    private SecurityGroup require(String id) {
        SecurityGroup group = groups.get(id);
        if (group == null) {
            throw AwsException.common("InvalidGroup.NotFound", "The security group '" + id + "' does not exist");
        }
        return group;
    }

    private static AwsException noRule(String id) {
        return AwsException.common(
                "InvalidSecurityGroupRuleId.NotFound", "The security group rule ID '" + id + "' does not exist");
    }

    private static String direction(boolean egress) {
        return egress ? "Egress" : "Ingress";
    }
}
