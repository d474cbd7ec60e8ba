package dev.greenroom.operator.aws;

import dev.greenroom.operator.aws.AwsPresence.Check;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.plan.Placement;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Security groups, load balancers, log groups and DNS records. */
final class NetPresence {
    private final AwsClients clients;

    NetPresence(AwsClients clients) {
        this.clients = clients;
    }

    Map<String, Check> checks() {
        return Map.of(
                "aws:ec2/securityGroup:SecurityGroup", this::securityGroup,
                "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", this::securityGroupRule,
                "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", this::securityGroupRule,
                "aws:lb/loadBalancer:LoadBalancer", this::loadBalancer,
                "aws:lb/targetGroup:TargetGroup", this::targetGroup,
                "aws:lb/listener:Listener", this::listener,
                "aws:lb/listenerRule:ListenerRule", this::listenerRule,
                "aws:cloudwatch/logGroup:LogGroup", this::logGroup,
                "aws:route53/record:Record", this::record);
    }

    private boolean securityGroup(Placement placement, CloudResource resource) {
        return !AwsCalls.call("look up security group " + resource.id(), () -> clients.ec2(placement)
                        .describeSecurityGroups(d -> d.filters(by("group-id", resource.id()))))
                .securityGroups()
                .isEmpty();
    }

    private boolean securityGroupRule(Placement placement, CloudResource resource) {
        return !AwsCalls.call("look up security group rule " + resource.id(), () -> clients.ec2(placement)
                        .describeSecurityGroupRules(d -> d.filters(by("security-group-rule-id", resource.id()))))
                .securityGroupRules()
                .isEmpty();
    }

    private boolean loadBalancer(Placement placement, CloudResource resource) {
        return AwsCalls.find(
                        "look up load balancer " + resource.id(),
                        () -> clients.elb(placement).describeLoadBalancers(d -> d.loadBalancerArns(resource.id())),
                        LoadBalancerNotFoundException.class)
                .isPresent();
    }

    private boolean targetGroup(Placement placement, CloudResource resource) {
        return AwsCalls.find(
                        "look up target group " + resource.id(),
                        () -> clients.elb(placement).describeTargetGroups(d -> d.targetGroupArns(resource.id())),
                        TargetGroupNotFoundException.class)
                .isPresent();
    }

    private boolean listener(Placement placement, CloudResource resource) {
        return AwsCalls.find(
                        "look up listener " + resource.id(),
                        () -> clients.elb(placement).describeListeners(d -> d.listenerArns(resource.id())),
                        ListenerNotFoundException.class,
                        LoadBalancerNotFoundException.class)
                .isPresent();
    }

    private boolean listenerRule(Placement placement, CloudResource resource) {
        return AwsCalls.find(
                        "look up listener rule " + resource.id(),
                        () -> clients.elb(placement).describeRules(d -> d.ruleArns(resource.id())),
                        RuleNotFoundException.class,
                        ListenerNotFoundException.class,
                        LoadBalancerNotFoundException.class)
                .isPresent();
    }

    private boolean logGroup(Placement placement, CloudResource resource) {
        return AwsCalls.call(
                "look up log group " + resource.id(), () -> clients
                        .logs(placement)
                        .describeLogGroupsPaginator(d -> d.logGroupNamePrefix(resource.id()))
                        .logGroups()
                        .stream()
                        .anyMatch(group -> group.logGroupName().equals(resource.id())));
    }

    private boolean record(Placement placement, CloudResource resource) {
        return RecordId.parse(resource.id()).map(id -> record(placement, id)).orElse(true);
    }

    private boolean record(Placement placement, RecordId id) {
        return AwsCalls.find(
                        "look up DNS record " + id.name(),
                        () -> clients.route53(placement).listResourceRecordSets(l -> l.hostedZoneId(id.zone())
                                .startRecordName(id.name())
                                .startRecordType(id.type())),
                        NoSuchHostedZoneException.class)
                .stream()
                .flatMap(answer -> answer.resourceRecordSets().stream())
                .anyMatch(id::names);
    }

    static Filter by(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    /** The id that the AWS provider gives a record: zone, name and type, and a set identifier if it has one. */
    record RecordId(String zone, String name, String type) {
        private static final Pattern FORM = Pattern.compile("([^_]+)_(.+?)_([A-Z]+)(?:_.*)?");

        /** Empty: it is no such id. Names may have underscores in small letters; types are capitals. */
        static Optional<RecordId> parse(String id) {
            Matcher parts = FORM.matcher(id);
            return parts.matches()
                    ? Optional.of(new RecordId(parts.group(1), parts.group(2), parts.group(3)))
                    : Optional.empty();
        }

        boolean names(ResourceRecordSet set) {
            return set.typeAsString().equals(type) && plain(set.name()).equals(plain(name));
        }

        /** Route 53 answers with a dot at the end and writes a star in octal. */
        private static String plain(String name) {
            return name.replace("\\052", "*").replaceAll("\\.$", "").toLowerCase(Locale.ROOT);
        }
    }
}
