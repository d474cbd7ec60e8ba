package dev.greenroom.sandbox.awsx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON text as Node's {@code JSON.stringify} writes it: numbers without a needless fraction, keys as they come. */
final class ContainerText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ContainerText() {}

    static String write(JsonNode json) {
        try {
            return JSON.writeValueAsString(whole(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("container definitions are plain JSON", e);
        }
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("container definitions were written here", e);
        }
    }

    private static JsonNode whole(JsonNode json) {
        if (json.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            json.forEach(element -> list.add(whole(element)));
            return list;
        }
        if (json.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            json.properties().forEach(member -> object.set(member.getKey(), whole(member.getValue())));
            return object;
        }
        boolean integral = json.isFloatingPointNumber() && json.doubleValue() == Math.rint(json.doubleValue());
        return integral ? LongNode.valueOf(json.longValue()) : json;
    }
}
