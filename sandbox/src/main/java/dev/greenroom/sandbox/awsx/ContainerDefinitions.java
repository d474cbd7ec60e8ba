package dev.greenroom.sandbox.awsx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * The containers of a task definition, by name.
 *
 * @param text JSON with its keys where a Node program has them, because the default family is a hash of it
 * @param loadBalancers that target groups in port mappings ask for
 */
record ContainerDefinitions(Input text, Input loadBalancers) {

    static ContainerDefinitions of(Map<String, Given> containers, TaskLog log, Children children)
            throws InterruptedException {
        List<Input> definitions = new ArrayList<>();
        List<Input> loadBalancers = new ArrayList<>();
        Set<String> targets = new TreeSet<>();
        for (Map.Entry<String, Given> container : containers.entrySet()) {
            PortMappings ports =
                    PortMappings.of(container.getValue().member("portMappings"), container.getKey(), children);
            loadBalancers.addAll(ports.loadBalancers());
            ports.loadBalancers().forEach(balancer -> targets.addAll(balancer.dependencies()));
            definitions.add(definition(container.getKey(), container.getValue(), ports, log));
        }
        Input list = Input.list(definitions);
        // target groups are no part of the text, but the true provider makes it of whole containers
        targets.addAll(list.dependencies());
        return new ContainerDefinitions(new Input(text(list.json()), targets), Input.list(loadBalancers));
    }

    private static Input definition(String name, Given container, PortMappings ports, TaskLog log) {
        Map<String, Input> definition = new LinkedHashMap<>();
        container.members(Set.of()).forEach((key, value) -> definition.put(key, Input.of(value)));
        definition.put("name", Input.of(name));
        ports.input().ifPresent(input -> definition.put("portMappings", input));
        if (!definition.containsKey("logConfiguration")) {
            log.target().ifPresent(target -> definition.put("logConfiguration", target.configuration(name)));
        }
        return Input.map(definition);
    }

    /** The text is secret or unknown as a whole when anything in it is. */
    private static JsonNode text(JsonNode list) {
        if (holds(list, true)) {
            return Wrapping.unknown();
        }
        TextNode text = TextNode.valueOf(ContainerText.write(bare(list)));
        return holds(list, false) ? Wrapping.secret(text) : text;
    }

    private static boolean holds(JsonNode json, boolean unknown) {
        return (unknown ? Wrapping.isUnknown(json) : Wrapping.isSecret(json))
                || StreamSupport.stream(json.spliterator(), false).anyMatch(part -> holds(part, unknown));
    }

    private static JsonNode bare(JsonNode json) {
        JsonNode value = Given.of(json).value();
        if (value.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> list.add(bare(element)));
            return list;
        }
        if (value.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(member -> object.set(member.getKey(), bare(member.getValue())));
            return object;
        }
        return value;
    }
}
