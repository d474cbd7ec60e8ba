package dev.greenroom.operator.plan.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates the CEL rules on an object whose structure is right. Items of a list are not matched with those of the old
 * object, so a rule that compares must stand above the list.
 */
final class RuleCheck {
    private final List<Violation> violations = new ArrayList<>();

    private RuleCheck() {}

    static List<Violation> check(SchemaNode schema, JsonNode value, JsonNode old) {
        RuleCheck check = new RuleCheck();
        check.visit("", schema, value, old);
        return check.violations;
    }

    private void visit(String path, SchemaNode schema, JsonNode value, JsonNode old) {
        applyRules(path, schema, value, old);
        schema.properties().forEach((name, property) -> {
            JsonNode child = value.path(name);
            if (!child.isMissingNode() && !child.isNull()) {
                visit(path.isEmpty() ? name : path + "." + name, property, child, old.path(name));
            }
        });
        schema.items().ifPresent(items -> {
            for (int i = 0; i < value.size(); i++) {
                visit(path + "[" + i + "]", items, value.get(i), MissingNode.getInstance());
            }
        });
        schema.values().ifPresent(values -> value.properties()
                .forEach(entry ->
                        visit(path + "[" + entry.getKey() + "]", values, entry.getValue(), old.path(entry.getKey()))));
    }

    private void applyRules(String path, SchemaNode schema, JsonNode value, JsonNode old) {
        if (schema.rules().isEmpty()) {
            return;
        }
        boolean isNew = old.isMissingNode() || old.isNull();
        Map<String, Object> variables = new HashMap<>();
        variables.put("self", CelValues.of(schema, value));
        if (!isNew) {
            variables.put("oldSelf", CelValues.of(schema, old));
        }
        for (CelRule rule : schema.rules()) {
            if (!(isNew && rule.transition())) {
                rule.refusal(variables).ifPresent(message -> refuse(path + rule.fieldPath(), schema, message));
            }
        }
    }

    private void refuse(String path, SchemaNode schema, String message) {
        String field = path.startsWith(".") ? path.substring(1) : path;
        violations.add(new Violation(Violation.Kind.INVALID, field, '"' + schema.type() + '"', message));
    }
}
