package dev.greenroom.sandbox.aws.ec2;

import java.util.List;
import java.util.Map;

/** A security group with its rules, oldest first. */
public record SecurityGroup(
        String id,
        String arn,
        String name,
        String description,
        String vpcId,
        List<SecurityGroupRule> rules,
        Map<String, String> tags) {
    public SecurityGroup {
        rules = List.copyOf(rules);
        tags = Map.copyOf(tags);
    }

    SecurityGroup withRules(List<SecurityGroupRule> changed) {
        return new SecurityGroup(id, arn, name, description, vpcId, changed, tags);
    }

    SecurityGroup withTags(Map<String, String> changed) {
        return new SecurityGroup(id, arn, name, description, vpcId, rules, changed);
    }

    /** The rules of one direction. */
    public List<SecurityGroupRule> rules(boolean egress) {
        return rules.stream().filter(rule -> rule.egress() == egress).toList();
    }
}
