package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.ListenerFacts;
import dev.greenroom.operator.cloud.Listeners;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.Owner;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

/** Reads a given listener, its rules and its load balancer. */
public final class ListenersInElb implements Listeners {

    private final AwsClients clients;

    public ListenersInElb(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public ListenerFacts facts(NetPlan plan, NetPlan.HostRule rule) {
        ElasticLoadBalancingV2Client elb = clients.elb(plan.scope().placement());
        LoadBalancer balancer = balancer(elb, rule.listenerArn());
        List<Rule> rules = rules(elb, rule.listenerArn());
        int priority = rules.stream()
                .filter(other -> serves(other, rule.host()))
                .findFirst()
                .map(other -> own(elb, other, rule, plan.scope().owner().tag()))
                .orElseGet(() -> RulePriorities.free(rule.preferredPriority(), used(rules))
                        .orElseThrow(() -> CloudException.invalid(
                                "ListenerFull", "listener " + rule.listenerArn() + " has no free rule priority")));
        return new ListenerFacts(
                priority,
                balancer.loadBalancerArn(),
                balancer.dnsName(),
                balancer.canonicalHostedZoneId(),
                balancer.securityGroups());
    }

    private static LoadBalancer balancer(ElasticLoadBalancingV2Client elb, String listenerArn) {
        String arn = AwsCalls.find(
                        "look up listener " + listenerArn,
                        () -> elb.describeListeners(d -> d.listenerArns(listenerArn)),
                        ListenerNotFoundException.class)
                .flatMap(answer -> answer.listeners().stream().findFirst())
                .orElseThrow(
                        () -> CloudException.invalid("ListenerNotFound", "listener " + listenerArn + " does not exist"))
                .loadBalancerArn();
        return AwsCalls.call(
                        "look up load balancer " + arn, () -> elb.describeLoadBalancers(d -> d.loadBalancerArns(arn)))
                .loadBalancers()
                .get(0);
    }

    private static List<Rule> rules(ElasticLoadBalancingV2Client elb, String listenerArn) {
        return AwsCalls.call(
                "read the rules of listener " + listenerArn,
                () -> elb.describeRulesPaginator(d -> d.listenerArn(listenerArn)).rules().stream()
                        .toList());
    }

    /** The priority of a rule that serves the host already, if it is ours. */
    private static int own(ElasticLoadBalancingV2Client elb, Rule other, NetPlan.HostRule rule, String owner) {
        String ownerOfOther = AwsCalls.call(
                        "read the tags of rule " + other.ruleArn(),
                        () -> elb.describeTags(d -> d.resourceArns(other.ruleArn())))
                .tagDescriptions()
                .stream()
                .flatMap(description -> description.tags().stream())
                .filter(tag -> tag.key().equals(Owner.TAG))
                .map(Tag::value)
                .findFirst()
                .orElse("");
        if (!ownerOfOther.equals(owner)) {
            throw CloudException.invalid(
                    "HostTaken",
                    "host " + rule.host() + " is served by another rule of listener " + rule.listenerArn()
                            + (ownerOfOther.isEmpty() ? "" : ", of " + ownerOfOther));
        }
        return Integer.parseInt(other.priority());
    }

    private static boolean serves(Rule rule, String host) {
        return hosts(rule).anyMatch(host::equalsIgnoreCase);
    }

    /** The hosts that a rule serves; none: any. */
    static Stream<String> hosts(Rule rule) {
        return rule.conditions().stream()
                .filter(condition -> "host-header".equals(condition.field()))
                .flatMap(ListenersInElb::hosts)
                .distinct();
    }

    private static Stream<String> hosts(RuleCondition condition) {
        Stream<String> inConfig =
                condition.hostHeaderConfig() == null ? Stream.empty() : condition.hostHeaderConfig().values().stream();
        return Stream.concat(condition.values().stream(), inConfig);
    }

    private static Set<Integer> used(List<Rule> rules) {
        return rules.stream()
                .filter(rule -> !rule.isDefault())
                .map(rule -> Integer.valueOf(rule.priority()))
                .collect(Collectors.toSet());
    }
}
