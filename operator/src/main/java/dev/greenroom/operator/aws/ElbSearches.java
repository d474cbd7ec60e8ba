package dev.greenroom.operator.aws;

import static java.util.stream.Collectors.toMap;

import dev.greenroom.operator.aws.AwsCutOffCreates.Search;
import dev.greenroom.operator.cloud.CutOffCreate;
import dev.greenroom.operator.plan.Placement;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/** Load balancers, target groups, listeners and their rules; the id of each is its ARN. */
final class ElbSearches {
    private final AwsClients clients;

    ElbSearches(AwsClients clients) {
        this.clients = clients;
    }

    Map<String, Search> all() {
        return Map.of(
                "aws:lb/loadBalancer:LoadBalancer", this::loadBalancer,
                "aws:lb/targetGroup:TargetGroup", this::targetGroup,
                "aws:lb/listener:Listener", this::listener,
                "aws:lb/listenerRule:ListenerRule", this::listenerRule);
    }

    private Optional<String> loadBalancer(Placement placement, CutOffCreate create) {
        String name = create.text("name");
        ElasticLoadBalancingV2Client elb = clients.elb(placement);
        return AwsCalls.find(
                        "look for load balancer " + name,
                        () -> elb.describeLoadBalancers(d -> d.names(name)),
                        LoadBalancerNotFoundException.class)
                .stream()
                .flatMap(answer -> answer.loadBalancers().stream())
                .map(found -> found.loadBalancerArn())
                .filter(arn -> isOurs(elb, arn, create))
                .findFirst();
    }

    private Optional<String> targetGroup(Placement placement, CutOffCreate create) {
        String name = create.text("name");
        ElasticLoadBalancingV2Client elb = clients.elb(placement);
        return AwsCalls.find(
                        "look for target group " + name,
                        () -> elb.describeTargetGroups(d -> d.names(name)),
                        TargetGroupNotFoundException.class)
                .stream()
                .flatMap(answer -> answer.targetGroups().stream())
                .map(found -> found.targetGroupArn())
                .filter(arn -> isOurs(elb, arn, create))
                .findFirst();
    }

    /** A load balancer has one listener a port. */
    private Optional<String> listener(Placement placement, CutOffCreate create) {
        String loadBalancer = create.text("loadBalancerArn");
        int port = create.number("port");
        ElasticLoadBalancingV2Client elb = clients.elb(placement);
        return AwsCalls.find(
                        "look for the listeners of " + loadBalancer,
                        () -> elb.describeListenersPaginator(d -> d.loadBalancerArn(loadBalancer)).listeners().stream()
                                .toList(),
                        LoadBalancerNotFoundException.class)
                .stream()
                .flatMap(found -> found.stream())
                .filter(found -> found.port() == port)
                .map(found -> found.listenerArn())
                .filter(arn -> isOurs(elb, arn, create))
                .findFirst();
    }

    /** A listener has one rule a priority. */
    private Optional<String> listenerRule(Placement placement, CutOffCreate create) {
        String listener = create.text("listenerArn");
        String priority = String.valueOf(create.number("priority"));
        ElasticLoadBalancingV2Client elb = clients.elb(placement);
        return AwsCalls.find(
                        "look for the rules of " + listener,
                        () -> elb.describeRulesPaginator(d -> d.listenerArn(listener)).rules().stream()
                                .toList(),
                        ListenerNotFoundException.class,
                        LoadBalancerNotFoundException.class)
                .stream()
                .flatMap(found -> found.stream())
                .filter(found -> priority.equals(found.priority()))
                .map(found -> found.ruleArn())
                .filter(arn -> isOurs(elb, arn, create))
                .findFirst();
    }

    private static boolean isOurs(ElasticLoadBalancingV2Client elb, String arn, CutOffCreate create) {
        return AwsCalls.find(
                        "read the tags of " + arn,
                        () -> elb.describeTags(d -> d.resourceArns(arn)),
                        ListenerNotFoundException.class,
                        LoadBalancerNotFoundException.class,
                        RuleNotFoundException.class,
                        TargetGroupNotFoundException.class)
                .stream()
                .flatMap(answer -> answer.tagDescriptions().stream())
                .anyMatch(found -> create.owns(found.tags().stream().collect(toMap(Tag::key, Tag::value))));
    }
}
