package dev.greenroom.sandbox.awsx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.greenroom.sandbox.provider.ComponentProvider.Registered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A property of a child, or a part of one.
 *
 * @param json for the engine: secrets are wrapped, what is not known yet is marked
 * @param dependencies URNs of what it was made of
 */
record Input(JsonNode json, Set<String> dependencies) {
    Input {
        dependencies = Set.copyOf(dependencies);
    }

    static Input of(String text) {
        return new Input(TextNode.valueOf(text), Set.of());
    }

    static Input of(int number) {
        return new Input(IntNode.valueOf(number), Set.of());
    }

    static Input of(boolean flag) {
        return new Input(BooleanNode.valueOf(flag), Set.of());
    }

    static Input of(Given given) {
        Set<String> dependencies = new TreeSet<>(given.dependencies());
        JsonNode json = given.unknown() ? Wrapping.unknown() : plain(given, dependencies);
        return new Input(given.secret() ? Wrapping.secret(json) : json, dependencies);
    }

    static Input list(List<Input> elements) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Set<String> dependencies = new TreeSet<>();
        elements.forEach(element -> {
            list.add(element.json);
            dependencies.addAll(element.dependencies);
        });
        return new Input(list, dependencies);
    }

    /** With its keys in order, as the engine sends an object. */
    static Input object(Map<String, Input> members) {
        return map(new TreeMap<>(members));
    }

    /** With its keys in the map's order. */
    static Input map(Map<String, Input> members) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        Set<String> dependencies = new TreeSet<>();
        members.forEach((key, member) -> {
            map.set(key, member.json);
            dependencies.addAll(member.dependencies);
        });
        return new Input(map, dependencies);
    }

    static Input id(Registered resource) {
        JsonNode id =
                resource.id() == null || resource.id().isEmpty() ? Wrapping.unknown() : TextNode.valueOf(resource.id());
        return new Input(id, Set.of(resource.urn()));
    }

    /** In a preview a resource that is not there yet has none. */
    static Input output(Registered resource, String name) {
        JsonNode value = resource.outputs() == null ? null : resource.outputs().get(name);
        return new Input(value == null ? Wrapping.unknown() : value, Set.of(resource.urn()));
    }

    boolean known() {
        return !json.equals(Wrapping.unknown());
    }

    /** What is made of a value: unknown, secret and dependent as that is. */
    Input then(UnaryOperator<JsonNode> step) {
        if (!known()) {
            return this;
        }
        Given given = Given.of(json);
        JsonNode made = step.apply(given.value());
        return new Input(given.secret() ? Wrapping.secret(made) : made, dependencies);
    }

    private static JsonNode plain(Given given, Set<String> dependencies) {
        if (given.isReference()) {
            dependencies.add(given.value().path("urn").asText());
            return given.value().path("id");
        }
        if (given.value().isArray()) {
            Input list = list(given.elements().stream().map(Input::shown).toList());
            dependencies.addAll(list.dependencies);
            return list.json;
        }
        if (given.value().isObject()) {
            Map<String, Input> members = new LinkedHashMap<>();
            given.members(Set.of()).forEach((key, member) -> members.put(key, shown(member)));
            Input map = map(members);
            dependencies.addAll(map.dependencies);
            return map.json;
        }
        return given.value();
    }

    /** A part inherits the secrecy of the whole, and the whole is wrapped already; it is wrapped only for its own sake. */
    private static Input shown(Given part) {
        return of(new Given(
                part.value(), part.output(), part.unknown(), part.output() && part.secret(), part.dependencies()));
    }
}
