package dev.greenroom.sandbox.awsx;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.provider.ComponentProvider.Registered;
import dev.greenroom.sandbox.provider.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A load balancer, its default target group (made at the same time) and its listeners {@code <name>-<i>}. */
final class ApplicationLoadBalancer {
    private static final Set<String> OWN = Set.of(
            "subnetIds",
            "subnets",
            "defaultTargetGroup",
            "defaultTargetGroupPort",
            "defaultSecurityGroup",
            "listener",
            "listeners");

    private final Construction construction;
    private final Children children;
    private final ObjectNode outputs = JsonNodeFactory.instance.objectNode();

    private ApplicationLoadBalancer(Construction construction) {
        this.construction = construction;
        this.children = construction.children();
    }

    static ObjectNode make(Construction construction) throws InterruptedException {
        return new ApplicationLoadBalancer(construction).make();
    }

    private ObjectNode make() throws InterruptedException {
        checkArguments();
        BalancerNetwork network = BalancerNetwork.of(construction);
        outputs.set("vpcId", network.vpcId().json());
        ChildInputs inputs = new ChildInputs().putAll(construction.rest(OWN)).putAll(network.subnets());
        securityGroup(network.vpcId(), inputs);
        inputs.put("loadBalancerType", Input.of("application"));
        ChildInputs standard = standard();
        CompletableFuture<Registered> balancing =
                children.start("aws:lb/loadBalancer:LoadBalancer", construction.name(), inputs);
        CompletableFuture<Registered> targeting =
                children.start("aws:lb/targetGroup:TargetGroup", construction.name(), targetGroup(network, standard));
        Registered targetGroup = Children.ended(targeting);
        Registered balancer = Children.ended(balancing);
        outputs.set("loadBalancer", children.reference(balancer));
        outputs.set("defaultTargetGroup", children.reference(targetGroup));
        outputs.set("listeners", listeners(balancer, targetGroup, standard));
        return outputs;
    }

    private void checkArguments() {
        long networks = Stream.of("subnets", "subnetIds", "subnetMappings")
                .filter(construction::has)
                .count();
        if (networks > 1) {
            throw new ProviderException("Only one of [subnets], [subnetIds] or [subnetMappings] can be specified");
        }
        construction.notBoth("listener", "listeners", "Only one of [listener] and [listeners] can be specified");
        construction.notBoth(
                "defaultTargetGroup",
                "defaultTargetGroupPort",
                "Only one of `defaultTargetGroup` or `defaultTargetGroupPort` can be provided.");
    }

    private void securityGroup(Input vpcId, ChildInputs inputs) throws InterruptedException {
        Given wanted = construction.argument("defaultSecurityGroup");
        if (construction.has("securityGroups") || wanted.member("skip").isTrue()) {
            return;
        }
        Given id = wanted.member("securityGroupId");
        Given args = wanted.member("args");
        if (id.isSet() && args.isSet()) {
            throw new ProviderException(
                    "Only one of [defaultSecurityGroup] [args] or [securityGroupId] can be specified");
        }
        if (id.isSet()) {
            inputs.put("securityGroups", Input.list(List.of(Input.of(id))));
            return;
        }
        Registered made = args.isSet()
                ? OpenSecurityGroup.stated(construction.name(), args, children)
                : OpenSecurityGroup.open(construction.name(), vpcId, children);
        outputs.set("defaultSecurityGroup", children.reference(made));
        inputs.put("securityGroups", Input.list(List.of(Input.id(made))));
    }

    /**
     * Port and protocol of the target group and of a listener that names none: those of the first listener, except where
     * {@code listeners} has just one; then the target group gets neither.
     */
    private ChildInputs standard() {
        Given port = construction.argument("defaultTargetGroupPort");
        Input standardPort = port.isSet() ? Input.of(port) : null;
        List<Given> listeners = specifications();
        return construction.has("listeners") && listeners.size() == 1
                ? new ChildInputs()
                : ListenerPort.of(listeners.isEmpty() ? Given.nothing() : listeners.get(0), standardPort);
    }

    private ChildInputs targetGroup(BalancerNetwork network, ChildInputs standard) {
        return new ChildInputs()
                .put("vpcId", network.vpcId())
                .put("targetType", Input.of("ip"))
                .putAll(standard)
                .putAll(construction.argument("defaultTargetGroup").members(Set.of()));
    }

    private List<Given> specifications() {
        return construction.has("listeners")
                ? construction.argument("listeners").elements()
                : List.of(construction.argument("listener"));
    }

    private ArrayNode listeners(Registered balancer, Registered targetGroup, ChildInputs standard)
            throws InterruptedException {
        List<CompletableFuture<Registered>> starting = new ArrayList<>();
        for (Given listener : specifications()) {
            ChildInputs inputs = new ChildInputs()
                    .put("defaultActions", forwardTo(targetGroup))
                    .putAll(construction.has("listeners") ? ListenerPort.of(listener, null) : standard)
                    .putAll(listener.members(Set.of()))
                    .put("loadBalancerArn", Input.output(balancer, "arn"));
            starting.add(
                    children.start("aws:lb/listener:Listener", construction.name() + "-" + starting.size(), inputs));
        }
        ArrayNode references = JsonNodeFactory.instance.arrayNode();
        for (CompletableFuture<Registered> listener : starting) {
            references.add(children.reference(Children.ended(listener)));
        }
        return references;
    }

    private static Input forwardTo(Registered targetGroup) {
        Map<String, Input> action = Map.of(
                "type", Input.of("forward"),
                "targetGroupArn", Input.output(targetGroup, "arn"));
        return Input.list(List.of(Input.object(action)));
    }
}
