package dev.greenroom.operator.plan.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what occurs twice in a list of type set or map. */
final class UniquenessCheck {
    private final List<Violation> violations = new ArrayList<>();

    private UniquenessCheck() {}

    static List<Violation> check(SchemaNode schema, JsonNode value) {
        UniquenessCheck check = new UniquenessCheck();
        check.visit("", schema, value);
        return check.violations;
    }

    private void visit(String path, SchemaNode schema, JsonNode value) {
        schema.properties()
                .forEach((name, property) ->
                        visit(path.isEmpty() ? name : path + "." + name, property, value.path(name)));
        schema.items().filter(items -> value.isArray()).ifPresent(items -> {
            if (schema.listType().unique()) {
                checkItems(path, schema.listType(), value);
            }
            for (int i = 0; i < value.size(); i++) {
                visit(path + "[" + i + "]", items, value.get(i));
            }
        });
    }

    private void checkItems(String path, SchemaNode.ListType type, JsonNode list) {
        Set<JsonNode> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode identity = identity(type, list.get(i));
            if (!seen.add(identity)) {
                violations.add(new Violation(Violation.Kind.DUPLICATE, path + "[" + i + "]", identity.toString(), ""));
            }
        }
    }

    private static JsonNode identity(SchemaNode.ListType type, JsonNode item) {
        return type.key()
                .<JsonNode>map(key -> JsonNodeFactory.instance.objectNode().set(key, item.path(key)))
                .orElse(item);
    }
}
