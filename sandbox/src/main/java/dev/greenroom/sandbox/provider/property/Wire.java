package dev.greenroom.sandbox.provider.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;

/** Properties on the wire, which are protobuf's JSON. */
public final class Wire {
    /** Up to here a double holds every whole number. */
    private static final double EXACT = 1L << 53;

    private Wire() {}

    public static ObjectNode json(Struct struct) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        struct.getFieldsMap().forEach((key, value) -> object.set(key, json(value)));
        return object;
    }

    private static JsonNode json(Value value) {
        return switch (value.getKindCase()) {
            case STRING_VALUE -> TextNode.valueOf(value.getStringValue());
            case BOOL_VALUE -> BooleanNode.valueOf(value.getBoolValue());
            case NUMBER_VALUE -> number(value.getNumberValue());
            case STRUCT_VALUE -> json(value.getStructValue());
            case LIST_VALUE -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                value.getListValue().getValuesList().forEach(element -> array.add(json(element)));
                yield array;
            }
            default -> NullNode.instance;
        };
    }

    private static JsonNode number(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < EXACT;
        return whole ? LongNode.valueOf((long) number) : DoubleNode.valueOf(number);
    }

    public static Struct struct(ObjectNode object) {
        Struct.Builder struct = Struct.newBuilder();
        object.properties().forEach(entry -> struct.putFields(entry.getKey(), value(entry.getValue())));
        return struct.build();
    }

    private static Value value(JsonNode json) {
        Value.Builder value = Value.newBuilder();
        if (json.isTextual()) {
            return value.setStringValue(json.textValue()).build();
        } else if (json.isBoolean()) {
            return value.setBoolValue(json.booleanValue()).build();
        } else if (json.isNumber()) {
            return value.setNumberValue(json.doubleValue()).build();
        } else if (json.isObject()) {
            return value.setStructValue(struct((ObjectNode) json)).build();
        } else if (json.isArray()) {
            ListValue.Builder list = ListValue.newBuilder();
            json.forEach(element -> list.addValues(value(element)));
            return value.setListValue(list).build();
        }
        return value.setNullValue(NullValue.NULL_VALUE).build();
    }
}
