package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.provider.ResourceProvider.Diff;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares new inputs with what is, as Terraform's planning does: what the cloud computed is no change. */
final class Comparison {
    private final Schema schema;

    Comparison(Schema schema) {
        this.schema = schema;
    }

    Diff diff(Existing old, JsonNode inputs) {
        Set<String> names = new TreeSet<>();
        old.inputs().fieldNames().forEachRemaining(names::add);
        inputs.fieldNames().forEachRemaining(names::add);
        Set<String> changed = names.stream()
                .filter(name -> !name.startsWith("__"))
                .filter(name -> changed(name, old, inputs))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> replacing =
                changed.stream().filter(schema.replacing()::contains).collect(Collectors.toSet());
        return new Diff(changed, replacing, schema.deleteFirst() && !replacing.isEmpty());
    }

    /** What was read, with the inputs that would lead there: those of before as far as they still do. */
    Existing refreshed(Existing read) {
        ObjectNode inputs = read.inputs().deepCopy();
        boolean imported = inputs.isEmpty();
        for (String name : schema.inputs()) {
            JsonNode present = read.outputs().path(name);
            if (schema.unread().contains(name) || absent(present)) {
                continue;
            }
            if (imported ? telling(present) : inputs.has(name) && changed(name, read, inputs)) {
                inputs.set(name, present.deepCopy());
            }
        }
        return new Existing(read.id(), inputs, read.outputs());
    }

    private boolean changed(String name, Existing old, JsonNode inputs) {
        JsonNode before = old.inputs().path(name);
        JsonNode wanted = inputs.path(name);
        if (absent(wanted)) {
            return !absent(before) && !schema.computed().contains(name);
        }
        boolean read = !schema.unread().contains(name) && old.outputs().has(name);
        JsonNode present = read ? old.outputs().get(name) : before;
        if (schema.documents().contains(name)) {
            return !Json.parse(wanted.asText()).equals(Json.parse(present.asText()));
        }
        return differs(wanted, before, present, schema.sets().contains(name));
    }

    private static boolean differs(JsonNode wanted, JsonNode before, JsonNode present, boolean set) {
        if (wanted.isObject()) {
            return objectDiffers(wanted, before, present);
        }
        if (wanted.isArray()) {
            return arrayDiffers(wanted, before, present, set);
        }
        return !scalar(wanted).equals(scalar(present));
    }

    /** A key that is not wanted counts only if it was wanted before. */
    private static boolean objectDiffers(JsonNode wanted, JsonNode before, JsonNode present) {
        for (Map.Entry<String, JsonNode> field : wanted.properties()) {
            String key = field.getKey();
            if (!key.startsWith("__") && differs(field.getValue(), before.path(key), present.path(key), false)) {
                return true;
            }
        }
        Iterator<String> keys = before.fieldNames();
        while (keys.hasNext()) {
            String key = keys.next();
            if (!key.startsWith("__") && !wanted.has(key) && !absent(before.path(key))) {
                return true;
            }
        }
        return false;
    }

    private static boolean arrayDiffers(JsonNode wanted, JsonNode before, JsonNode present, boolean set) {
        if (wanted.size() != present.size()) {
            return true;
        }
        if (set) {
            return setDiffers(wanted, present);
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (differs(wanted.get(i), before.path(i), present.path(i), false)) {
                return true;
            }
        }
        return false;
    }

    private static boolean setDiffers(JsonNode wanted, JsonNode present) {
        List<JsonNode> left = new ArrayList<>();
        present.forEach(left::add);
        for (JsonNode element : wanted) {
            JsonNode match = left.stream()
                    .filter(candidate -> !differs(element, element, candidate, true))
                    .findFirst()
                    .orElse(null);
            if (match == null) {
                return true;
            }
            left.remove(match);
        }
        return false;
    }

    private static boolean telling(JsonNode node) {
        return node.isContainerNode() ? !node.isEmpty() : !node.asText().isEmpty();
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    /** Providers take "80" for 80 and "true" for true. */
    private static String scalar(JsonNode node) {
        if (absent(node)) {
            return "";
        }
        return node.isNumber()
                ? new BigDecimal(node.asText()).stripTrailingZeros().toPlainString()
                : node.asText();
    }
}
