package dev.greenroom.sandbox.difference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One place where the sides differ.
 *
 * @param where case, step and the way into the tree, with " / " between
 * @param real what is there on real components; null: nothing
 * @param sandbox what is there in the sandbox; null: nothing
 */
record Difference(String where, String real, String sandbox) {
    static final String SEPARATOR = " / ";

    static List<Difference> between(String where, JsonNode real, JsonNode sandbox) {
        List<Difference> differences = new ArrayList<>();
        compare(where, real, sandbox, differences);
        return differences;
    }

    private static void compare(String where, JsonNode real, JsonNode sandbox, List<Difference> differences) {
        if (real.equals(sandbox)) {
            return;
        }
        if (real.isObject() && sandbox.isObject()) {
            Set<String> fields = new TreeSet<>();
            real.fieldNames().forEachRemaining(fields::add);
            sandbox.fieldNames().forEachRemaining(fields::add);
            fields.forEach(
                    field -> compare(where + SEPARATOR + field, real.path(field), sandbox.path(field), differences));
        } else if (real.isArray() && sandbox.isArray()) {
            for (int i = 0; i < Math.max(real.size(), sandbox.size()); i++) {
                compare(where + SEPARATOR + i, real.path(i), sandbox.path(i), differences);
            }
        } else {
            differences.add(new Difference(where, text(real), text(sandbox)));
        }
    }

    private static String text(JsonNode node) {
        return switch (node.getNodeType()) {
            case MISSING -> null;
            case STRING -> node.textValue();
            default -> node.toString();
        };
    }

    @Override
    public String toString() {
        return where + "\n    real:    " + real + "\n    sandbox: " + sandbox;
    }
}
