package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.sandbox.aws.elb.Elb;
import dev.greenroom.sandbox.aws.port.SimulatedPresence.Check;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Load balancers, target groups, listeners and rules, all known by their ARNs. */
final class ElbChecks {
    private ElbChecks() {}

    static Map<String, Check> all() {
        return Map.of(
                "aws:lb/loadBalancer:LoadBalancer",
                check("load balancer", (elb, arn) -> elb.loadBalancers().find(arn)),
                "aws:lb/targetGroup:TargetGroup",
                check("target group", (elb, arn) -> elb.targetGroups().find(arn)),
                "aws:lb/listener:Listener",
                check("listener", (elb, arn) -> elb.listeners().find(arn)),
                "aws:lb/listenerRule:ListenerRule",
                check("listener rule", (elb, arn) -> elb.rules().find(arn)));
    }

    private static Check check(String kind, BiFunction<Elb, String, Optional<?>> find) {
        return (region, resource) -> lookUp(kind, resource, () -> find.apply(region.elb(), resource.id()));
    }

    private static boolean lookUp(String kind, CloudResource resource, Supplier<Optional<?>> find) {
        return PortCalls.call("look up " + kind + " " + resource.id(), find).isPresent();
    }
}
