package dev.greenroom.sandbox.awsx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** How Pulumi marks values that are more than plain JSON ("Pulumi property serialization"). */
final class Wrapping {
    private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";
    private static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";
    private static final String OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    private static final String REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";
    private static final TextNode UNKNOWN = TextNode.valueOf("04da6b54-80e4-46f7-96ec-b56ff0331ba9");

    private Wrapping() {}

    static JsonNode unknown() {
        return UNKNOWN;
    }

    static boolean isUnknown(JsonNode json) {
        return json.equals(UNKNOWN) || (isOutput(json) && !json.has("value"));
    }

    static boolean isSecret(JsonNode json) {
        return SECRET.equals(kind(json))
                || (isOutput(json) && json.path("secret").asBoolean());
    }

    static boolean isOutput(JsonNode json) {
        return OUTPUT.equals(kind(json));
    }

    static boolean isReference(JsonNode json) {
        return REFERENCE.equals(kind(json));
    }

    /** Whether a Node program has an Output in this place. */
    static boolean isLayer(JsonNode json) {
        return isUnknown(json) || isSecret(json) || isOutput(json);
    }

    /** Whether there is an Output in this place or below. */
    static boolean holdsLayer(JsonNode json) {
        return isLayer(json) || StreamSupport.stream(json.spliterator(), false).anyMatch(Wrapping::holdsLayer);
    }

    static Set<String> dependencies(JsonNode output) {
        Set<String> urns = new TreeSet<>();
        output.path("dependencies").forEach(urn -> urns.add(urn.asText()));
        return urns;
    }

    static JsonNode secret(JsonNode value) {
        return isSecret(value)
                ? value
                : JsonNodeFactory.instance.objectNode().put(SIGNATURE, SECRET).set("value", value);
    }

    private static String kind(JsonNode json) {
        return json.isObject() ? json.path(SIGNATURE).asText() : "";
    }
}
