package dev.greenroom.operator.plan.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.operator.plan.admission.SchemaNode.Limits;
import dev.greenroom.operator.plan.admission.SchemaNode.ListType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads a schema and compiles its rules. */
final class SchemaReader {
    private final CelCompilation cel = new CelCompilation();

    SchemaNode read(JsonNode schema) {
        return new SchemaNode(
                schema.path("type").asText(),
                texts(schema.path("required")),
                properties(schema.path("properties")),
                optional(schema.path("items")).map(this::read),
                optional(schema.path("additionalProperties")).map(this::read),
                texts(schema.path("enum")),
                limits(schema),
                listType(schema),
                rules(schema.path("x-kubernetes-validations")));
    }

    private Map<String, SchemaNode> properties(JsonNode properties) {
        Map<String, SchemaNode> nodes = new TreeMap<>();
        properties.properties().forEach(property -> nodes.put(property.getKey(), read(property.getValue())));
        return nodes;
    }

    private static Limits limits(JsonNode schema) {
        String size = size(schema.path("type").asText());
        return new Limits(
                optional(schema.path("minimum")).map(SchemaReader::number),
                optional(schema.path("maximum")).map(SchemaReader::number),
                optional(schema.path("min" + size)).map(JsonNode::asInt),
                optional(schema.path("max" + size)).map(JsonNode::asInt),
                optional(schema.path("pattern")).map(JsonNode::asText).map(Pattern::compile));
    }

    private static String size(String type) {
        return switch (type) {
            case "array" -> "Items";
            case "object" -> "Properties";
            default -> "Length";
        };
    }

    private static BigDecimal number(JsonNode node) {
        return new BigDecimal(node.asText());
    }

    private static ListType listType(JsonNode schema) {
        String type = schema.path("x-kubernetes-list-type").asText();
        List<String> keys = texts(schema.path("x-kubernetes-list-map-keys"));
        return new ListType(
                type.equals("set") || type.equals("map"), keys.stream().findFirst());
    }

    private List<CelRule> rules(JsonNode rules) {
        List<CelRule> compiled = new ArrayList<>();
        rules.forEach(rule -> compiled.add(cel.rule(rule)));
        return compiled;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static Optional<JsonNode> optional(JsonNode node) {
        return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    }
}
