package dev.greenroom.operator.plan.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What CEL sees of a value: typed by the schema, so that {@code 2} is a double where a number is asked for. */
final class CelValues {
    /** Field names that Kubernetes hands to CEL as {@code __name__}, for CEL reserves them. */
    private static final Set<String> RESERVED = Set.of(
            "as",
            "break",
            "const",
            "continue",
            "else",
            "false",
            "for",
            "function",
            "if",
            "import",
            "in",
            "let",
            "loop",
            "namespace",
            "null",
            "package",
            "return",
            "true",
            "var",
            "void",
            "while");

    private CelValues() {}

    static Object of(SchemaNode schema, JsonNode value) {
        return switch (schema.type()) {
            case "object" -> map(schema, value);
            case "array" -> list(schema, value);
            case "integer" -> value.asLong();
            case "number" -> value.asDouble();
            case "boolean" -> value.asBoolean();
            default -> value.asText();
        };
    }

    private static Map<String, Object> map(SchemaNode schema, JsonNode object) {
        Map<String, Object> map = new HashMap<>();
        object.properties().forEach(property -> {
            SchemaNode of = schema.properties()
                    .getOrDefault(property.getKey(), schema.values().orElse(null));
            if (of != null && !property.getValue().isNull()) {
                map.put(nameInCel(schema, property.getKey()), of(of, property.getValue()));
            }
        });
        return map;
    }

    private static String nameInCel(SchemaNode schema, String name) {
        return schema.properties().containsKey(name) && RESERVED.contains(name) ? "__" + name + "__" : name;
    }

    private static List<Object> list(SchemaNode schema, JsonNode array) {
        List<Object> list = new ArrayList<>();
        schema.items().ifPresent(items -> array.forEach(item -> list.add(of(items, item))));
        return list;
    }
}
