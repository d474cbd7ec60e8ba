package dev.greenroom.sandbox.provider.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What a property value can be beside plain JSON ("Pulumi provider protocol", property values). */
public final class Values {
    public static final String SIGNATURE = "4dabf18193072939515e22adb298388d";
    public static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";
    /** The value that is not known before a preview has been carried out. */
    public static final String UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private static final String OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    private static final String REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";
    private static final String MASK = "[secret]";
    private static final String VALUE = "value";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Values() {}

    public static ObjectNode object() {
        return JSON.objectNode();
    }

    public static boolean isSecret(JsonNode value) {
        return has(value, SECRET);
    }

    public static boolean isUnknown(JsonNode value) {
        return value.isTextual() && value.textValue().equals(UNKNOWN);
    }

    /** The value as a secret, once. */
    public static JsonNode secret(JsonNode value) {
        if (isSecret(value)) {
            return value;
        }
        return object().put(SIGNATURE, SECRET).set(VALUE, value);
    }

    /**
     * A resource as a value.
     *
     * @param id null: a component's
     */
    public static ObjectNode reference(String urn, String id) {
        ObjectNode reference = object().put(SIGNATURE, REFERENCE).put("urn", urn);
        if (id != null) {
            reference.put("id", id);
        }
        return reference.put("packageVersion", "");
    }

    /** As a provider gets it: secrets and outputs bare, a resource by its id. */
    public static JsonNode plain(JsonNode value) {
        return rebuilt(value, node -> switch (kind(node)) {
            case SECRET -> plain(node.get(VALUE));
            case OUTPUT -> node.has(VALUE) ? plain(node.get(VALUE)) : TextNode.valueOf(UNKNOWN);
            case REFERENCE -> node.has("id") ? node.get("id") : node.get("urn");
            default -> null;
        });
    }

    public static ObjectNode plain(ObjectNode values) {
        return (ObjectNode) plain((JsonNode) values);
    }

    /** As a state keeps it: outputs have become their values. */
    public static ObjectNode withoutOutputs(ObjectNode values) {
        return (ObjectNode) settled(values);
    }

    private static JsonNode settled(JsonNode value) {
        return rebuilt(value, node -> {
            if (!kind(node).equals(OUTPUT)) {
                return null;
            }
            JsonNode bare = node.has(VALUE) ? settled(node.get(VALUE)) : TextNode.valueOf(UNKNOWN);
            return node.path("secret").asBoolean() ? secret(bare) : bare;
        });
    }

    /** As people may see it. */
    public static JsonNode masked(JsonNode value) {
        return rebuilt(value, node -> switch (kind(node)) {
            case SECRET -> TextNode.valueOf(MASK);
            case REFERENCE -> node.path("id").asText("").isEmpty() ? node.get("urn") : node.get("id");
            default -> null;
        });
    }

    /** Without marks of secrets, for a reader who asked for them. */
    public static JsonNode revealed(JsonNode value) {
        return rebuilt(value, node -> isSecret(node) ? revealed(node.get(VALUE)) : null);
    }

    public static boolean hasSecret(JsonNode value) {
        return any(value, Values::isSecret);
    }

    public static boolean hasUnknown(JsonNode value) {
        return any(value, node -> isUnknown(node) || (kind(node).equals(OUTPUT) && !node.has(VALUE)));
    }

    /** The values, those of them secret that are so in the others: under the same key, or at the same place of a list. */
    public static ObjectNode secretAs(ObjectNode values, ObjectNode others) {
        return (ObjectNode) secretLike(values, others);
    }

    private static JsonNode secretLike(JsonNode value, JsonNode other) {
        if (isSecret(other)) {
            return secret(secretLike(value, other.get(VALUE)));
        }
        if (!hasSecret(other)) {
            return value;
        }
        if (value.isObject() && other.isObject()) {
            ObjectNode marked = object();
            value.properties().forEach(entry -> {
                JsonNode like = other.get(entry.getKey());
                marked.set(entry.getKey(), like == null ? entry.getValue() : secretLike(entry.getValue(), like));
            });
            return marked;
        }
        if (value.isArray() && other.isArray()) {
            ArrayNode marked = JSON.arrayNode();
            for (int i = 0; i < value.size(); i++) {
                marked.add(i < other.size() ? secretLike(value.get(i), other.get(i)) : value.get(i));
            }
            return marked;
        }
        return value;
    }

    /** The values with these of them secret. */
    public static ObjectNode secretAt(ObjectNode values, Set<String> keys) {
        ObjectNode marked = object();
        values.properties()
                .forEach(entry -> marked.set(
                        entry.getKey(), keys.contains(entry.getKey()) ? secret(entry.getValue()) : entry.getValue()));
        return marked;
    }

    /** URNs that outputs within the value depend on, and those of resources in it. */
    public static Set<String> dependencies(JsonNode value) {
        Set<String> urns = new TreeSet<>();
        any(value, node -> {
            if (kind(node).equals(OUTPUT)) {
                node.path("dependencies").forEach(urn -> urns.add(urn.asText()));
            } else if (kind(node).equals(REFERENCE)) {
                urns.add(node.path("urn").asText());
            }
            return false;
        });
        return urns;
    }

    /** As it would come from the wire or a state file, so that equal values are equal nodes: whole numbers are longs. */
    public static ObjectNode normal(ObjectNode values) {
        return (ObjectNode) rebuilt(values, node -> {
            if (!node.isNumber()) {
                return null;
            }
            return node.canConvertToExactIntegral()
                    ? LongNode.valueOf(node.longValue())
                    : DoubleNode.valueOf(node.doubleValue());
        });
    }

    /** Names of the properties whose values differ. */
    public static Set<String> differing(ObjectNode one, ObjectNode other) {
        Set<String> names = new LinkedHashSet<>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> one.path(name).equals(other.path(name)));
        return names;
    }

    /** The value with every text in it unknown: of the same shape, and another. */
    public static JsonNode unknownLike(JsonNode value) {
        if (value.isObject() || value.isArray()) {
            return rebuilt(value, node -> node.isContainerNode() ? null : TextNode.valueOf(UNKNOWN));
        }
        return TextNode.valueOf(UNKNOWN);
    }

    /** A copy, with what the function gives in place of what it is given; null: look inside. */
    public static JsonNode rebuilt(JsonNode value, UnaryOperator<JsonNode> replacement) {
        JsonNode other = replacement.apply(value);
        if (other != null) {
            return other;
        }
        if (value.isObject()) {
            ObjectNode copy = object();
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                copy.set(entry.getKey(), rebuilt(entry.getValue(), replacement));
            }
            return copy;
        }
        if (value.isArray()) {
            ArrayNode copy = JSON.arrayNode(value.size());
            value.forEach(element -> copy.add(rebuilt(element, replacement)));
            return copy;
        }
        return value;
    }

    private static boolean any(JsonNode value, Predicate<JsonNode> test) {
        if (test.test(value)) {
            return true;
        }
        for (JsonNode child : value) {
            if (any(child, test)) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(JsonNode value, String signature) {
        return value.isObject() && signature.equals(value.path(SIGNATURE).textValue());
    }

    private static String kind(JsonNode value) {
        return value.isObject() ? value.path(SIGNATURE).asText("") : "";
    }
}
