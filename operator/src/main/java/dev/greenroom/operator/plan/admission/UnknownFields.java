package dev.greenroom.operator.plan.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what the schema does not name: the API server drops it, or refuses it as strict clients such as kubectl ask it to. */
final class UnknownFields {
    private static final Set<String> EVERY_OBJECT_HAS = Set.of("apiVersion", "kind", "metadata");

    private final List<Violation> violations = new ArrayList<>();

    private UnknownFields() {}

    static List<Violation> check(SchemaNode root, JsonNode object) {
        UnknownFields check = new UnknownFields();
        object.properties().forEach(field -> {
            if (!EVERY_OBJECT_HAS.contains(field.getKey())) {
                check.visitField(field.getKey(), root.properties().get(field.getKey()), field.getValue());
            }
        });
        return check.violations;
    }

    private void visitField(String path, SchemaNode known, JsonNode value) {
        if (known == null) {
            violations.add(new Violation(Violation.Kind.UNKNOWN_FIELD, path, "", ""));
        } else {
            visit(path, known, value);
        }
    }

    private void visit(String path, SchemaNode schema, JsonNode value) {
        if (value.isObject() && schema.is("object") && schema.values().isEmpty()) {
            value.properties()
                    .forEach(field -> visitField(
                            path + "." + field.getKey(), schema.properties().get(field.getKey()), field.getValue()));
        }
        if (value.isArray()) {
            schema.items().ifPresent(items -> {
                for (int i = 0; i < value.size(); i++) {
                    visit(path + "[" + i + "]", items, value.get(i));
                }
            });
        }
    }
}
