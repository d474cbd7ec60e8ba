package dev.greenroom.sandbox.kubernetes.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A column of {@code additionalPrinterColumns}. */
final class PrinterColumn {

    private PrinterColumn() {}

    static Column of(JsonNode column) {
        String type = column.path("type").asText();
        String path = column.path("jsonPath").asText();
        JsonPath parsed = JsonPath.parse(path);
        return new Column(
                column.path("name").asText(),
                type,
                column.path("format").asText(),
                column.path("description").asText("Custom resource definition column (in JSONPath format): " + path),
                column.path("priority").asInt(),
                (object, now) -> cell(type, parsed.find(object), now));
    }

    /** Empty for what does not fit the type, as the API server has it. */
    private static JsonNode cell(String type, List<JsonNode> found, Instant now) {
        if (found.isEmpty()) {
            return NullNode.instance;
        }
        JsonNode value = found.get(0);
        return switch (type) {
            case "integer" -> value.isNumber() ? LongNode.valueOf(value.asLong()) : NullNode.instance;
            case "number" -> value.isNumber() ? DoubleNode.valueOf(value.asDouble()) : NullNode.instance;
            case "boolean" -> value.isBoolean() ? BooleanNode.valueOf(value.asBoolean()) : NullNode.instance;
            case "date" -> TextNode.valueOf(HumanDuration.since(value.asText(), now));
            default -> TextNode.valueOf(found.stream().map(PrinterColumn::text).collect(Collectors.joining(" ")));
        };
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
