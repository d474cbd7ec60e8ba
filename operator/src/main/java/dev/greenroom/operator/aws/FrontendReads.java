package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.Standing;
import dev.greenroom.operator.cloud.finding.FoundFrontend;
import dev.greenroom.operator.cloud.finding.FoundFrontend.FoundAction;
import dev.greenroom.operator.cloud.finding.FoundFrontend.FoundListener;
import dev.greenroom.operator.cloud.finding.FoundFrontend.FoundRule;
import dev.greenroom.operator.cloud.finding.FoundFrontend.FoundTargetGroup;
import dev.greenroom.operator.plan.NetPlan.HostRule;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/** Reads how requests reach an environment. */
final class FrontendReads {
    private final AwsClients clients;

    FrontendReads(AwsClients clients) {
        this.clients = clients;
    }

    FoundFrontend read(Standing standing) {
        ElasticLoadBalancingV2Client elb = clients.elb(standing.placement());
        String balancer = standing.netOutputs().loadBalancerArn();
        boolean shared = standing.net().loadBalancing() instanceof HostRule;
        return new FoundFrontend(
                groups(elb, balancer),
                shared ? List.of() : listeners(elb, balancer),
                standing.net().loadBalancing() instanceof HostRule rule ? rules(elb, rule.listenerArn()) : List.of(),
                targetGroup(elb, standing.netOutputs().targetGroupArn()));
    }

    private static Optional<List<String>> groups(ElasticLoadBalancingV2Client elb, String arn) {
        return AwsCalls.find(
                        "look up load balancer " + arn,
                        () -> elb.describeLoadBalancers(d -> d.loadBalancerArns(arn)),
                        LoadBalancerNotFoundException.class)
                .flatMap(answer -> answer.loadBalancers().stream().findFirst())
                .map(LoadBalancer::securityGroups);
    }

    private static List<FoundListener> listeners(ElasticLoadBalancingV2Client elb, String balancerArn) {
        return AwsCalls.find(
                        "read the listeners of load balancer " + balancerArn,
                        () -> elb.describeListeners(d -> d.loadBalancerArn(balancerArn)),
                        LoadBalancerNotFoundException.class)
                .stream()
                .flatMap(answer -> answer.listeners().stream())
                .map(FrontendReads::found)
                .toList();
    }

    private static FoundListener found(Listener listener) {
        String certificate = listener.certificates().stream()
                .map(known -> known.certificateArn())
                .findFirst()
                .orElse(null);
        return new FoundListener(
                listener.port(), listener.protocolAsString(), certificate, action(listener.defaultActions()));
    }

    private static List<FoundRule> rules(ElasticLoadBalancingV2Client elb, String listenerArn) {
        return AwsCalls.find(
                        "read the rules of listener " + listenerArn,
                        () -> elb.describeRulesPaginator(d -> d.listenerArn(listenerArn)).rules().stream()
                                .toList(),
                        ListenerNotFoundException.class)
                .stream()
                .flatMap(List::stream)
                .map(rule -> new FoundRule(ListenersInElb.hosts(rule).toList(), action(rule.actions())))
                .toList();
    }

    /** One that forwards to several, or does several things, is told by its types alone. */
    private static FoundAction action(List<Action> actions) {
        if (actions.size() != 1) {
            return new FoundAction(
                    String.join(", ", actions.stream().map(Action::typeAsString).toList()), null);
        }
        Action only = actions.get(0);
        return new FoundAction(only.typeAsString(), target(only));
    }

    private static String target(Action action) {
        if (action.targetGroupArn() != null || action.forwardConfig() == null) {
            return action.targetGroupArn();
        }
        var targets = action.forwardConfig().targetGroups();
        return targets.size() == 1 ? targets.get(0).targetGroupArn() : null;
    }

    private static Optional<FoundTargetGroup> targetGroup(ElasticLoadBalancingV2Client elb, String arn) {
        return AwsCalls.find(
                        "look up target group " + arn,
                        () -> elb.describeTargetGroups(d -> d.targetGroupArns(arn)),
                        TargetGroupNotFoundException.class)
                .flatMap(answer -> answer.targetGroups().stream().findFirst())
                .map(group -> new FoundTargetGroup(group.healthCheckPath(), group.healthCheckPort()));
    }
}
