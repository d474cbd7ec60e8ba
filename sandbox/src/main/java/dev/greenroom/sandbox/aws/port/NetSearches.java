package dev.greenroom.sandbox.aws.port;

import static dev.greenroom.sandbox.aws.port.SimulatedCutOffCreates.look;

import dev.greenroom.operator.cloud.CutOffCreate;
import dev.greenroom.operator.cloud.finding.SoughtRecord;
import dev.greenroom.operator.cloud.finding.SoughtRule;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.SimulatedAws;
import dev.greenroom.sandbox.aws.ec2.Permission;
import dev.greenroom.sandbox.aws.ec2.SecurityGroup;
import dev.greenroom.sandbox.aws.ec2.SecurityGroupRule;
import dev.greenroom.sandbox.aws.logs.LogGroup;
import dev.greenroom.sandbox.aws.port.SimulatedCutOffCreates.Search;
import dev.greenroom.sandbox.aws.route53.RecordSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Security groups and their rules, log groups and DNS records. */
final class NetSearches {
    private final SimulatedAws aws;

    NetSearches(SimulatedAws aws) {
        this.aws = aws;
    }

    Map<String, Search> all() {
        return Map.of(
                "aws:ec2/securityGroup:SecurityGroup",
                NetSearches::securityGroup,
                "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
                (region, create) -> securityGroupRule(region, create, false),
                "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
                (region, create) -> securityGroupRule(region, create, true),
                "aws:cloudwatch/logGroup:LogGroup",
                NetSearches::logGroup,
                "aws:route53/record:Record",
                this::record);
    }

    private static Optional<String> securityGroup(Region region, CutOffCreate create) {
        String vpc = create.text("vpcId");
        String name = create.text("name");
        return look(create, () -> region.securityGroups().find(vpc, name))
                .filter(group -> create.owns(group.tags()))
                .map(SecurityGroup::id);
    }

    private static Optional<String> securityGroupRule(Region region, CutOffCreate create, boolean egress) {
        String group = create.text("securityGroupId");
        SoughtRule sought = SoughtRule.of(create);
        return look(create, () -> region.securityGroups().rulesOf(group)).stream()
                .filter(rule -> rule.egress() == egress && sought.equals(rule(rule.permission())))
                .filter(rule -> create.owns(rule.tags()))
                .map(SecurityGroupRule::id)
                .findFirst();
    }

    private static SoughtRule rule(Permission permission) {
        return new SoughtRule(permission.protocol(), permission.fromPort(), permission.toPort(), permission.peer());
    }

    private static Optional<String> logGroup(Region region, CutOffCreate create) {
        String name = create.text("name");
        return look(create, () -> region.logs().find(name))
                .filter(group -> create.owns(group.tags()))
                .map(LogGroup::name);
    }

    private Optional<String> record(Region region, CutOffCreate create) {
        SoughtRecord sought = SoughtRecord.of(create);
        return look(create, () -> aws.route53().find(sought.zone(), sought.name(), sought.type()), "NoSuchHostedZone")
                .flatMap(found -> found)
                .flatMap(record -> sought.idIfLeadsTo(targets(record)));
    }

    private static List<String> targets(RecordSet record) {
        return record.alias() == null ? record.values() : List.of(record.alias().name());
    }
}
