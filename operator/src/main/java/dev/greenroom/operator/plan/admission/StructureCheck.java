package dev.greenroom.operator.plan.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.greenroom.operator.plan.admission.Violation.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Types, required fields, enums and limits, in the words of kube-openapi's validation. */
final class StructureCheck {
    private final List<Violation> violations = new ArrayList<>();

    private StructureCheck() {}

    static List<Violation> check(SchemaNode schema, JsonNode value) {
        StructureCheck check = new StructureCheck();
        check.visit("", schema, value);
        return check.violations;
    }

    private void visit(String path, SchemaNode schema, JsonNode value) {
        String actual = typeOf(value);
        if (!schema.is(actual) && !(schema.is("number") && actual.equals("integer"))) {
            String is = '"' + actual + '"';
            add(Kind.WRONG_TYPE, path, is, path + " in body must be of type " + schema.type() + ": " + is);
            return;
        }
        switch (schema.type()) {
            case "object" -> visitObject(path, schema, value);
            case "array" -> visitArray(path, schema, value);
            case "string" -> checkText(path, schema, value.asText());
            case "integer", "number" -> checkNumber(path, schema, value);
            default -> {}
        }
    }

    private void visitObject(String path, SchemaNode schema, JsonNode object) {
        for (String name : schema.required()) {
            if (object.path(name).isMissingNode() || object.path(name).isNull()) {
                add(Kind.REQUIRED, child(path, name), "", "");
            }
        }
        checkMost(path, schema, object);
        object.properties().forEach(field -> {
            // the API server drops a null where the schema does not ask for one
            if (!field.getValue().isNull()) {
                SchemaNode of = schema.properties()
                        .getOrDefault(field.getKey(), schema.values().orElse(null));
                if (of != null) {
                    visit(child(path, field.getKey()), of, field.getValue());
                }
            }
        });
    }

    private void visitArray(String path, SchemaNode schema, JsonNode array) {
        checkMost(path, schema, array);
        schema.limits()
                .least()
                .filter(least -> array.size() < least)
                .ifPresent(least -> add(
                        Kind.INVALID,
                        path,
                        String.valueOf(array.size()),
                        path + " in body should have at least " + least + " items"));
        schema.items().ifPresent(items -> {
            for (int i = 0; i < array.size(); i++) {
                visit(path + "[" + i + "]", items, array.get(i));
            }
        });
    }

    private void checkMost(String path, SchemaNode schema, JsonNode value) {
        schema.limits()
                .most()
                .filter(most -> value.size() > most)
                .ifPresent(most ->
                        add(Kind.TOO_MANY, path, String.valueOf(value.size()), "must have at most " + most + " items"));
    }

    private void checkText(String path, SchemaNode schema, String text) {
        SchemaNode.Limits limits = schema.limits();
        int length = text.codePointCount(0, text.length());
        String quoted = quoted(text);
        if (limits.most().filter(most -> length > most).isPresent()) {
            add(Kind.TOO_LONG, path, "", "may not be more than " + limits.most().get() + " bytes");
        } else if (limits.least().filter(least -> length < least).isPresent()) {
            int least = limits.least().get();
            add(Kind.INVALID, path, quoted, path + " in body should be at least " + least + " chars long");
        } else if (limits.pattern().filter(p -> !p.matcher(text).find()).isPresent()) {
            add(
                    Kind.INVALID,
                    path,
                    quoted,
                    path + " in body should match '" + limits.pattern().get() + "'");
        }
        if (!schema.allowed().isEmpty() && !schema.allowed().contains(text)) {
            String allowed =
                    schema.allowed().stream().map(StructureCheck::quoted).collect(Collectors.joining(", "));
            add(Kind.NOT_SUPPORTED, path, quoted, "supported values: " + allowed);
        }
    }

    private void checkNumber(String path, SchemaNode schema, JsonNode value) {
        BigDecimal number = value.decimalValue();
        schema.limits()
                .minimum()
                .filter(minimum -> number.compareTo(minimum) < 0)
                .ifPresent(minimum -> refuseNumber(path, value, "greater", minimum));
        schema.limits()
                .maximum()
                .filter(maximum -> number.compareTo(maximum) > 0)
                .ifPresent(maximum -> refuseNumber(path, value, "less", maximum));
    }

    private void refuseNumber(String path, JsonNode value, String than, BigDecimal bound) {
        String limit = bound.stripTrailingZeros().toPlainString();
        add(Kind.INVALID, path, value.asText(), path + " in body should be " + than + " than or equal to " + limit);
    }

    private void add(Kind kind, String path, String value, String message) {
        violations.add(new Violation(kind, path, value, message));
    }

    private static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.canConvertToExactIntegral() ? "integer" : "number";
            default -> "null";
        };
    }
}
