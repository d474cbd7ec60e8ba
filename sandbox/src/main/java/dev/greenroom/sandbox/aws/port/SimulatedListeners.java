package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.ListenerFacts;
import dev.greenroom.operator.cloud.Listeners;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.SimulatedAws;
import dev.greenroom.sandbox.aws.elb.Elb;
import dev.greenroom.sandbox.aws.elb.Listener;
import dev.greenroom.sandbox.aws.elb.LoadBalancer;
import dev.greenroom.sandbox.aws.elb.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads a given listener, its rules and its load balancer. */
public final class SimulatedListeners implements Listeners {
    private static final int LAST_PRIORITY = 50_000;

    private final SimulatedAws aws;

    public SimulatedListeners(SimulatedAws aws) {
        this.aws = aws;
    }

    @Override
    public ListenerFacts facts(NetPlan plan, NetPlan.HostRule rule) {
        Region region = PortCalls.region(aws, plan.scope().placement());
        LoadBalancer balancer = balancer(region.elb(), rule.listenerArn());
        List<Rule> rules = PortCalls.call(
                "read the rules of listener " + rule.listenerArn(),
                () -> region.elb().rules().ofListener(rule.listenerArn()));
        int priority = rules.stream()
                .filter(other -> other.hosts().stream().anyMatch(rule.host()::equalsIgnoreCase))
                .findFirst()
                .map(other -> own(other, rule, plan.scope().owner().tag()))
                .orElseGet(() -> free(rule, rules));
        return new ListenerFacts(
                priority, balancer.arn(), balancer.dnsName(), balancer.zoneId(), balancer.securityGroupIds());
    }

    private static LoadBalancer balancer(Elb elb, String listenerArn) {
        Listener listener = PortCalls.call(
                        "look up listener " + listenerArn, () -> elb.listeners().find(listenerArn))
                .orElseThrow(() ->
                        CloudException.invalid("ListenerNotFound", "listener " + listenerArn + " does not exist"));
        return PortCalls.call("look up load balancer " + listener.loadBalancerArn(), () -> elb.loadBalancers()
                        .find(listener.loadBalancerArn()))
                .orElseThrow();
    }

    private static int own(Rule other, NetPlan.HostRule rule, String owner) {
        String ownerOfOther = other.tags().getOrDefault(Owner.TAG, "");
        if (!ownerOfOther.equals(owner)) {
            throw CloudException.invalid(
                    "HostTaken",
                    "host " + rule.host() + " is served by another rule of listener " + rule.listenerArn()
                            + (ownerOfOther.isEmpty() ? "" : ", of " + ownerOfOther));
        }
        return other.priority();
    }

    private static int free(NetPlan.HostRule rule, List<Rule> rules) {
        Set<Integer> used = rules.stream().map(Rule::priority).collect(Collectors.toSet());
        return IntStream.range(0, LAST_PRIORITY)
                .map(step -> (rule.preferredPriority() - 1 + step) % LAST_PRIORITY + 1)
                .filter(priority -> !used.contains(priority))
                .findFirst()
                .orElseThrow(() -> CloudException.invalid(
                        "ListenerFull", "listener " + rule.listenerArn() + " has no free rule priority"));
    }
}
