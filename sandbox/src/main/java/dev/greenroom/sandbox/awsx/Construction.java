package dev.greenroom.sandbox.awsx;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.greenroom.sandbox.provider.ComponentProvider.Registered;
import dev.greenroom.sandbox.provider.ComponentProvider.Registrar;
import dev.greenroom.sandbox.provider.ComponentProvider.Request;
import dev.greenroom.sandbox.provider.ProviderException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One component being made.
 *
 * @param arguments by name, in the order in which the engine sends them
 */
record Construction(String name, Map<String, Given> arguments, Children children) {

    static Construction begin(Request request, Registrar registrar) throws InterruptedException {
        Map<String, Given> arguments = new TreeMap<>();
        request.inputs()
                .properties()
                .forEach(argument -> arguments.put(
                        argument.getKey(),
                        Given.property(
                                argument.getValue(),
                                request.dependencies().getOrDefault(argument.getKey(), Set.of()))));
        Children children = Children.of(registrar, request.type(), request.name(), null);
        return new Construction(request.name(), arguments, children);
    }

    Given argument(String key) {
        return arguments.getOrDefault(key, Given.nothing());
    }

    boolean has(String key) {
        return argument(key).isSet();
    }

    /** Throws {@link ProviderException} with the message when both arguments are given. */
    void notBoth(String one, String other, String message) {
        if (has(one) && has(other)) {
            throw new ProviderException(message);
        }
    }

    /** The arguments that go to a child as they are: all but those named. */
    Map<String, Given> rest(Set<String> not) {
        Map<String, Given> rest = new TreeMap<>();
        arguments.forEach((key, given) -> {
            if (given.isSet() && !not.contains(key) && !key.startsWith("__")) {
                rest.put(key, given);
            }
        });
        return rest;
    }

    /** A resource that was passed by reference, with its outputs. */
    static Registered resource(Given reference, Children children) throws InterruptedException {
        String urn = reference.value().path("urn").asText();
        ObjectNode found = children.invoke(
                "pulumi:pulumi:getResource",
                JsonNodeFactory.instance.objectNode().set("urn", TextNode.valueOf(urn)));
        return new Registered(urn, found.path("id").asText(), found.withObject("/state"));
    }
}
