package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Properties as JSON: reading them with the provider's leniency, and writing them. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static JsonNode node(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** A whole number without a point. */
    public static JsonNode number(double value) {
        return value == Math.rint(value) ? node((long) value) : node(value);
    }

    /** Missing when the text is no JSON. */
    public static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** Null: it is absent. */
    public static String text(JsonNode of, String name) {
        return of.hasNonNull(name) ? of.get(name).asText() : null;
    }

    public static String text(JsonNode of, String name, String otherwise) {
        return of.hasNonNull(name) ? of.get(name).asText() : otherwise;
    }

    public static int number(JsonNode of, String name, int otherwise) {
        return of.hasNonNull(name) ? of.get(name).asInt() : otherwise;
    }

    public static double decimal(JsonNode of, String name, double otherwise) {
        return of.hasNonNull(name) ? of.get(name).asDouble() : otherwise;
    }

    public static boolean flag(JsonNode of, String name, boolean otherwise) {
        return of.hasNonNull(name) ? of.get(name).asBoolean() : otherwise;
    }

    /** Empty: it is absent. */
    public static List<String> texts(JsonNode of, String name) {
        List<String> all = new ArrayList<>();
        of.path(name).forEach(element -> all.add(element.asText()));
        return List.copyOf(all);
    }

    public static List<JsonNode> elements(JsonNode of, String name) {
        List<JsonNode> all = new ArrayList<>();
        of.path(name).forEach(all::add);
        return List.copyOf(all);
    }

    public static Map<String, String> map(JsonNode of, String name) {
        Map<String, String> all = new TreeMap<>();
        of.path(name).properties().forEach(entry -> {
            if (!entry.getKey().startsWith("__")) {
                all.put(entry.getKey(), entry.getValue().asText());
            }
        });
        return all;
    }

    /** All tags that a resource gets, the provider's default tags included. */
    public static Map<String, String> allTags(JsonNode inputs) {
        return map(inputs, inputs.has(Schema.ALL_TAGS) ? Schema.ALL_TAGS : Schema.TAGS);
    }

    /** Outputs that begin as the inputs. */
    public static ObjectNode outputsOf(ObjectNode inputs) {
        ObjectNode outputs = inputs.deepCopy();
        outputs.remove("__defaults");
        return outputs;
    }

    /** Sets a list of texts. */
    public static void put(ObjectNode in, String name, Collection<String> texts) {
        in.set(name, node(List.copyOf(texts)));
    }

    /** Sets the two tag properties: what the resource has, and which of them are not default tags. */
    public static void putTags(ObjectNode outputs, ObjectNode inputs, Map<String, String> present) {
        outputs.set(Schema.ALL_TAGS, node(new TreeMap<>(present)));
        Map<String, String> own = new TreeMap<>(present);
        own.keySet().retainAll(map(inputs, Schema.TAGS).keySet());
        outputs.set(Schema.TAGS, node(own));
    }
}
