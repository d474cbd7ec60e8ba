package dev.greenroom.sandbox.aws.port;

import static dev.greenroom.sandbox.aws.port.SimulatedCutOffCreates.look;

import dev.greenroom.operator.cloud.CutOffCreate;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.elb.Listener;
import dev.greenroom.sandbox.aws.elb.LoadBalancer;
import dev.greenroom.sandbox.aws.elb.Rule;
import dev.greenroom.sandbox.aws.elb.TargetGroup;
import dev.greenroom.sandbox.aws.port.SimulatedCutOffCreates.Search;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Load balancers, target groups, listeners and their rules; the id of each is its ARN. */
final class ElbSearches {
    private ElbSearches() {}

    static Map<String, Search> all() {
        return Map.of(
                "aws:lb/loadBalancer:LoadBalancer", ElbSearches::loadBalancer,
                "aws:lb/targetGroup:TargetGroup", ElbSearches::targetGroup,
                "aws:lb/listener:Listener", ElbSearches::listener,
                "aws:lb/listenerRule:ListenerRule", ElbSearches::listenerRule);
    }

    private static Optional<String> loadBalancer(Region region, CutOffCreate create) {
        String name = create.text("name");
        return look(create, () -> region.elb().loadBalancers().findByName(name))
                .filter(found -> create.owns(found.tags()))
                .map(LoadBalancer::arn);
    }

    private static Optional<String> targetGroup(Region region, CutOffCreate create) {
        String name = create.text("name");
        return look(create, () -> region.elb().targetGroups().findByName(name))
                .filter(found -> create.owns(found.tags()))
                .map(TargetGroup::arn);
    }

    private static Optional<String> listener(Region region, CutOffCreate create) {
        String loadBalancer = create.text("loadBalancerArn");
        int port = create.number("port");
        return look(create, () -> region.elb().listeners().ofLoadBalancer(loadBalancer), "LoadBalancerNotFound")
                .stream()
                .flatMap(List::stream)
                .filter(found -> found.port() == port && create.owns(found.tags()))
                .map(Listener::arn)
                .findFirst();
    }

    private static Optional<String> listenerRule(Region region, CutOffCreate create) {
        String listener = create.text("listenerArn");
        int priority = create.number("priority");
        return look(create, () -> region.elb().rules().ofListener(listener), "ListenerNotFound").stream()
                .flatMap(List::stream)
                .filter(found -> found.priority() == priority && create.owns(found.tags()))
                .map(Rule::arn)
                .findFirst();
    }
}
