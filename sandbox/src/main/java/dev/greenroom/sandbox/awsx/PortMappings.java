package dev.greenroom.sandbox.awsx;

import dev.greenroom.sandbox.provider.ComponentProvider.Registered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A container's ports; a target group in one gives the port, and the service a load balancer.
 *
 * @param input empty: the container states none
 */
record PortMappings(Optional<Input> input, List<Input> loadBalancers) {
    /** In the order of the text. */
    private static final List<String> KEYS =
            List.of("name", "containerPortRange", "appProtocol", "containerPort", "hostPort", "protocol");

    private static final String TARGET_GROUP = "targetGroup";

    static PortMappings of(Given stated, String container, Children children) throws InterruptedException {
        if (!stated.isSet()) {
            return new PortMappings(Optional.empty(), List.of());
        }
        if (stated.unknown() || !stated.value().isArray()) {
            return new PortMappings(Optional.of(Input.of(stated)), List.of());
        }
        List<Input> mappings = new ArrayList<>();
        List<Input> loadBalancers = new ArrayList<>();
        for (Given mapping : stated.elements()) {
            checkKeys(mapping);
            Optional<Target> target = Target.of(mapping.member(TARGET_GROUP), children);
            target.ifPresent(found -> loadBalancers.add(found.loadBalancer(container)));
            mappings.add(mapping(mapping, target.map(Target::port)));
        }
        return new PortMappings(Optional.of(Input.list(mappings)), loadBalancers);
    }

    private static void checkKeys(Given mapping) {
        mapping.value().fieldNames().forEachRemaining(key -> {
            if (!key.equals(TARGET_GROUP) && !KEYS.contains(key)) {
                throw PlainPlaces.silent(key + " is not part of a port mapping", "leaves it out");
            }
        });
    }

    private static Input mapping(Given stated, Optional<Input> targetPort) {
        Optional<Input> container = input(stated, "containerPort");
        Optional<Input> host = input(stated, "hostPort");
        Map<String, Optional<Input>> ports = Map.of(
                "containerPort", first(container, host, targetPort),
                "hostPort", first(host, targetPort, container));
        Map<String, Input> mapping = new LinkedHashMap<>();
        for (String key : KEYS) {
            Optional<Input> value = ports.containsKey(key) ? ports.get(key) : input(stated, key);
            value.ifPresent(input -> mapping.put(key, input));
        }
        return Input.map(mapping);
    }

    private static Optional<Input> input(Given mapping, String key) {
        Given given = mapping.member(key);
        return given.isSet() ? Optional.of(Input.of(given)) : Optional.empty();
    }

    private static Optional<Input> first(Optional<Input> one, Optional<Input> two, Optional<Input> three) {
        return Stream.of(one, two, three).flatMap(Optional::stream).findFirst();
    }

    /** A target group, by reference or by a map with these keys. */
    private record Target(Input arn, Input port) {
        static Optional<Target> of(Given stated, Children children) throws InterruptedException {
            if (!stated.isSet()) {
                return Optional.empty();
            }
            if (stated.isReference()) {
                Registered group = Construction.resource(stated, children);
                return Optional.of(new Target(Input.output(group, "arn"), Input.output(group, "port")));
            }
            Given arn = stated.member("arn");
            Given port = stated.member("port");
            if (!arn.isSet() || !port.isSet()) {
                throw PlainPlaces.silent("portMappings.targetGroup has no arn and port", "attaches nothing");
            }
            return Optional.of(new Target(Input.of(arn), Input.of(port)));
        }

        Input loadBalancer(String container) {
            return Input.object(
                    Map.of("containerName", Input.of(container), "containerPort", port, "targetGroupArn", arn));
        }
    }
}
