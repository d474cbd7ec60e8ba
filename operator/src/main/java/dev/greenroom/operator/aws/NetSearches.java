package dev.greenroom.operator.aws;

import static java.util.stream.Collectors.toMap;

import dev.greenroom.operator.aws.AwsCutOffCreates.Search;
import dev.greenroom.operator.cloud.CutOffCreate;
import dev.greenroom.operator.cloud.finding.SoughtRecord;
import dev.greenroom.operator.cloud.finding.SoughtRule;
import dev.greenroom.operator.plan.Placement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Security groups and their rules, log groups and DNS records. */
final class NetSearches {
    private final AwsClients clients;

    NetSearches(AwsClients clients) {
        this.clients = clients;
    }

    Map<String, Search> all() {
        return Map.of(
                "aws:ec2/securityGroup:SecurityGroup",
                this::securityGroup,
                "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
                (placement, create) -> securityGroupRule(placement, create, false),
                "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
                (placement, create) -> securityGroupRule(placement, create, true),
                "aws:cloudwatch/logGroup:LogGroup",
                this::logGroup,
                "aws:route53/record:Record",
                this::record);
    }

    private Optional<String> securityGroup(Placement placement, CutOffCreate create) {
        String name = create.text("name");
        String vpc = create.text("vpcId");
        return AwsCalls.call("look for security group " + name, () -> clients
                        .ec2(placement)
                        .describeSecurityGroupsPaginator(
                                d -> d.filters(NetPresence.by("group-name", name), NetPresence.by("vpc-id", vpc)))
                        .securityGroups()
                        .stream()
                        .toList())
                .stream()
                .filter(group -> create.owns(tags(group.tags())))
                .map(SecurityGroup::groupId)
                .findFirst();
    }

    private Optional<String> securityGroupRule(Placement placement, CutOffCreate create, boolean egress) {
        String group = create.text("securityGroupId");
        SoughtRule sought = SoughtRule.of(create);
        return AwsCalls.call("look for the rules of security group " + group, () -> clients
                        .ec2(placement)
                        .describeSecurityGroupRulesPaginator(d -> d.filters(NetPresence.by("group-id", group)))
                        .securityGroupRules()
                        .stream()
                        .toList())
                .stream()
                .filter(rule -> rule.isEgress() == egress && sought.equals(rule(rule)))
                .filter(rule -> create.owns(tags(rule.tags())))
                .map(SecurityGroupRule::securityGroupRuleId)
                .findFirst();
    }

    private static SoughtRule rule(SecurityGroupRule rule) {
        String peer = Stream.of(
                        rule.referencedGroupInfo() == null
                                ? null
                                : rule.referencedGroupInfo().groupId(),
                        rule.cidrIpv4(),
                        rule.cidrIpv6(),
                        rule.prefixListId())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return new SoughtRule(rule.ipProtocol(), port(rule.fromPort()), port(rule.toPort()), peer);
    }

    private static int port(Integer port) {
        return port == null ? -1 : port;
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return tags.stream().collect(toMap(Tag::key, Tag::value));
    }

    private Optional<String> logGroup(Placement placement, CutOffCreate create) {
        String name = create.text("name");
        CloudWatchLogsClient logs = clients.logs(placement);
        return AwsCalls.call(
                        "look for log group " + name,
                        () -> logs.describeLogGroupsPaginator(d -> d.logGroupNamePrefix(name)).logGroups().stream()
                                .filter(group -> group.logGroupName().equals(name))
                                .findFirst())
                .filter(group -> create.owns(tags(logs, group)))
                .map(LogGroup::logGroupName);
    }

    private static Map<String, String> tags(CloudWatchLogsClient logs, LogGroup group) {
        String arn = group.arn().replaceFirst(":\\*$", ""); // the ARN of its streams, which carry no tags
        return AwsCalls.find(
                        "read the tags of log group " + group.logGroupName(),
                        () -> logs.listTagsForResource(l -> l.resourceArn(arn)).tags(),
                        ResourceNotFoundException.class)
                .orElse(Map.of());
    }

    private Optional<String> record(Placement placement, CutOffCreate create) {
        SoughtRecord sought = SoughtRecord.of(create);
        return AwsCalls.find(
                        "look for DNS record " + sought.name(),
                        () -> clients.route53(placement).listResourceRecordSets(l -> l.hostedZoneId(sought.zone())
                                .startRecordName(sought.name())
                                .startRecordType(sought.type())),
                        NoSuchHostedZoneException.class)
                .stream()
                .flatMap(answer -> answer.resourceRecordSets().stream())
                .filter(set -> sought.isNamed(set.name()) && set.typeAsString().equals(sought.type()))
                .findFirst()
                .flatMap(set -> sought.idIfLeadsTo(targets(set)));
    }

    private static List<String> targets(ResourceRecordSet set) {
        return set.aliasTarget() == null
                ? set.resourceRecords().stream().map(ResourceRecord::value).toList()
                : List.of(set.aliasTarget().dnsName());
    }
}
