package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.Standing;
import dev.greenroom.operator.cloud.finding.FoundFrontend;
import dev.greenroom.operator.cloud.finding.FoundFrontend.FoundAction;
import dev.greenroom.operator.cloud.finding.FoundFrontend.FoundListener;
import dev.greenroom.operator.cloud.finding.FoundFrontend.FoundRule;
import dev.greenroom.operator.cloud.finding.FoundFrontend.FoundTargetGroup;
import dev.greenroom.operator.plan.NetPlan.HostRule;
import dev.greenroom.sandbox.aws.elb.Action;
import dev.greenroom.sandbox.aws.elb.Elb;
import dev.greenroom.sandbox.aws.elb.LoadBalancer;
import java.util.List;
import java.util.Optional;

/** Reads how requests reach an environment. */
final class FrontendReads {
    private FrontendReads() {}

    static FoundFrontend read(Elb elb, Standing standing) {
        String balancer = standing.netOutputs().loadBalancerArn();
        boolean shared = standing.net().loadBalancing() instanceof HostRule;
        return new FoundFrontend(
                PortCalls.call("look up load balancer " + balancer, () -> elb.loadBalancers()
                                .find(balancer))
                        .map(LoadBalancer::securityGroupIds),
                shared ? List.of() : listeners(elb, balancer),
                standing.net().loadBalancing() instanceof HostRule rule ? rules(elb, rule.listenerArn()) : List.of(),
                targetGroup(elb, standing.netOutputs().targetGroupArn()));
    }

    private static List<FoundListener> listeners(Elb elb, String balancer) {
        return PortCalls.find(
                        "read the listeners of load balancer " + balancer,
                        () -> elb.listeners().ofLoadBalancer(balancer),
                        "LoadBalancerNotFound")
                .stream()
                .flatMap(List::stream)
                .map(listener -> new FoundListener(
                        listener.port(),
                        listener.protocol(),
                        listener.certificateArn(),
                        action(listener.defaultActions())))
                .toList();
    }

    private static List<FoundRule> rules(Elb elb, String listener) {
        return PortCalls.find(
                        "read the rules of listener " + listener,
                        () -> elb.rules().ofListener(listener),
                        "ListenerNotFound")
                .stream()
                .flatMap(List::stream)
                .map(rule -> new FoundRule(rule.hosts(), action(rule.actions())))
                .toList();
    }

    private static FoundAction action(List<Action> actions) {
        return actions.size() == 1
                ? new FoundAction(actions.get(0).type(), actions.get(0).targetGroupArn())
                : new FoundAction(
                        String.join(", ", actions.stream().map(Action::type).toList()), null);
    }

    private static Optional<FoundTargetGroup> targetGroup(Elb elb, String arn) {
        return PortCalls.call(
                        "look up target group " + arn, () -> elb.targetGroups().find(arn))
                .map(group -> new FoundTargetGroup(
                        group.healthCheck().path(), group.healthCheck().port()));
    }
}
