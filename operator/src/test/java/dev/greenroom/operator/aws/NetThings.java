package dev.greenroom.operator.aws;

import dev.greenroom.operator.plan.Owner;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;

/** The same of the network. */
final class NetThings {
    private final Rig rig;
    private final Things things;
    private final Rig.Network network;

    NetThings(Rig rig, Things things) {
        this.rig = rig;
        this.things = things;
        this.network = rig.network();
    }

    NetThings securityGroup() {
        Ec2Client ec2 = rig.clients.ec2(Rig.PLACEMENT);
        String name = rig.name + "-tagged";
        String group = ec2.createSecurityGroup(c -> c.groupName(name)
                        .description("it")
                        .vpcId(network.vpc())
                        .tagSpecifications(tags(ResourceType.SECURITY_GROUP)))
                .groupId();
        things.add(
                "aws:ec2/securityGroup:SecurityGroup",
                group,
                Map.of("name", name, "vpcId", network.vpc()),
                () -> ec2.deleteSecurityGroup(d -> d.groupId(group)));
        IpPermission database = permission(5432)
                .userIdGroupPairs(
                        UserIdGroupPair.builder().groupId(network.group()).build())
                .build();
        String in = ec2.authorizeSecurityGroupIngress(a -> a.groupId(group)
                        .ipPermissions(database)
                        .tagSpecifications(tags(ResourceType.SECURITY_GROUP_RULE)))
                .securityGroupRules()
                .get(0)
                .securityGroupRuleId();
        things.add(
                "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
                in,
                rule(group, 5432, "referencedSecurityGroupId", network.group()),
                () -> ec2.revokeSecurityGroupIngress(r -> r.groupId(group).securityGroupRuleIds(in)));
        IpPermission web = permission(443)
                .ipRanges(IpRange.builder().cidrIp("10.0.0.0/8").build())
                .build();
        String out = ec2.authorizeSecurityGroupEgress(a ->
                        a.groupId(group).ipPermissions(web).tagSpecifications(tags(ResourceType.SECURITY_GROUP_RULE)))
                .securityGroupRules()
                .get(0)
                .securityGroupRuleId();
        things.add(
                "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
                out,
                rule(group, 443, "cidrIpv4", "10.0.0.0/8"),
                () -> ec2.revokeSecurityGroupEgress(r -> r.groupId(group).securityGroupRuleIds(out)));
        return this;
    }

    private static IpPermission.Builder permission(int port) {
        return IpPermission.builder().ipProtocol("tcp").fromPort(port).toPort(port);
    }

    private static Map<String, Object> rule(String group, int port, String peer, String value) {
        return Map.of(
                "securityGroupId", group, "ipProtocol", "tcp", "fromPort", (double) port, "toPort", port, peer, value);
    }

    private TagSpecification tags(ResourceType type) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(software.amazon.awssdk.services.ec2.model.Tag.builder()
                        .key(Owner.TAG)
                        .value(rig.owner.tag())
                        .build())
                .build();
    }

    NetThings loadBalancer() {
        ElasticLoadBalancingV2Client elb = rig.clients.elb(Rig.PLACEMENT);
        Tag tag = Tag.builder().key(Owner.TAG).value(rig.owner.tag()).build();
        Action notFound = Action.builder()
                .type(ActionTypeEnum.FIXED_RESPONSE)
                .fixedResponseConfig(f -> f.statusCode("404"))
                .build();
        String balancer = elb.createLoadBalancer(c -> c.name(rig.name)
                        .subnets(network.first(), network.second())
                        .tags(tag))
                .loadBalancers()
                .get(0)
                .loadBalancerArn();
        things.add(
                "aws:lb/loadBalancer:LoadBalancer",
                balancer,
                Map.of("name", rig.name),
                () -> elb.deleteLoadBalancer(d -> d.loadBalancerArn(balancer)));
        String group = elb.createTargetGroup(c -> c.name(rig.name)
                        .protocol(ProtocolEnum.HTTP)
                        .port(80)
                        .vpcId(network.vpc())
                        .tags(tag))
                .targetGroups()
                .get(0)
                .targetGroupArn();
        things.add(
                "aws:lb/targetGroup:TargetGroup",
                group,
                Map.of("name", rig.name),
                () -> elb.deleteTargetGroup(d -> d.targetGroupArn(group)));
        String listener = elb.createListener(c -> c.loadBalancerArn(balancer)
                        .protocol(ProtocolEnum.HTTP)
                        .port(80)
                        .defaultActions(notFound)
                        .tags(tag))
                .listeners()
                .get(0)
                .listenerArn();
        things.add(
                "aws:lb/listener:Listener",
                listener,
                Map.of("loadBalancerArn", balancer, "port", 80),
                () -> elb.deleteListener(d -> d.listenerArn(listener)));
        String rule = elb.createRule(c -> c.listenerArn(listener)
                        .priority(1)
                        .conditions(RuleCondition.builder()
                                .field("host-header")
                                .values("x.example.com")
                                .build())
                        .actions(notFound)
                        .tags(tag))
                .rules()
                .get(0)
                .ruleArn();
        things.add(
                "aws:lb/listenerRule:ListenerRule",
                rule,
                Map.of("listenerArn", listener, "priority", 1),
                () -> elb.deleteRule(d -> d.ruleArn(rule)));
        return this;
    }

    NetThings logGroup() {
        CloudWatchLogsClient logs = rig.clients.logs(Rig.PLACEMENT);
        String name = "/greenroom/" + rig.name;
        logs.createLogGroup(c -> c.logGroupName(name).tags(things.tags()));
        logs.createLogGroup(c -> c.logGroupName(name + "-longer").tags(things.tags()));
        things.add(
                "aws:cloudwatch/logGroup:LogGroup",
                name,
                Map.of("name", name),
                () -> logs.deleteLogGroup(d -> d.logGroupName(name)));
        return this;
    }

    NetThings record() {
        Route53Client route53 = rig.clients.route53(Rig.PLACEMENT);
        String zone = route53.createHostedZone(
                        c -> c.name(rig.name + ".example.com").callerReference(rig.name))
                .hostedZone()
                .id()
                .replace("/hostedzone/", "");
        String host = "pr-1." + rig.name + ".example.com";
        change(route53, zone, host, ChangeAction.CREATE);
        change(route53, zone, "pr-2." + rig.name + ".example.com", ChangeAction.CREATE);
        things.add(
                "aws:route53/record:Record",
                zone + "_" + host + "_A",
                Map.of("zoneId", zone, "name", host, "type", "A", "records", List.of("192.0.2.1")),
                () -> change(route53, zone, host, ChangeAction.DELETE));
        return this;
    }

    private static void change(Route53Client route53, String zone, String host, ChangeAction action) {
        Change change = Change.builder()
                .action(action)
                .resourceRecordSet(r -> r.name(host)
                        .type(RRType.A)
                        .ttl(60L)
                        .resourceRecords(
                                ResourceRecord.builder().value("192.0.2.1").build()))
                .build();
        route53.changeResourceRecordSets(c -> c.hostedZoneId(zone).changeBatch(b -> b.changes(change)));
    }
}
