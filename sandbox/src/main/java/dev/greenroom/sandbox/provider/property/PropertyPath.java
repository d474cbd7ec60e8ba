package dev.greenroom.sandbox.provider.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path into properties such as {@code tags.owner}, {@code rules[0].port}, {@code labels["a.b"]} or {@code rules[*]}
 * ("Pulumi resource options", ignoreChanges).
 */
public record PropertyPath(List<String> steps) {
    private static final String ALL = "*";
    private static final Pattern STEP = Pattern.compile(
            "\\.?(?:(?<name>[^.\\[\\]\"]+)|\\[(?<index>\\d+|\\*)]|\\[\"(?<key>(?:[^\"\\\\]|\\\\.)*)\"])");

    public PropertyPath {
        steps = List.copyOf(steps);
    }

    /** Throws {@link IllegalArgumentException} when the text is no path. */
    public static PropertyPath parse(String text) {
        List<String> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!step.find(at) || step.start() != at) {
                throw new IllegalArgumentException("not a property path: " + text);
            }
            if (step.group("name") != null) {
                steps.add(step.group("name"));
            } else {
                steps.add(
                        step.group("index") != null
                                ? step.group("index")
                                : step.group("key").replace("\\\"", "\""));
            }
            at = step.end();
        }
        return new PropertyPath(steps);
    }

    /** Whether the path leads into a top-level property. */
    public boolean leadsInto(String property) {
        return !steps.isEmpty() && (steps.get(0).equals(ALL) || steps.get(0).equals(property));
    }

    /** The new values with those of the old ones at the path. */
    public ObjectNode keep(ObjectNode old, ObjectNode values) {
        return (ObjectNode) keep(old, values, 0);
    }

    private JsonNode keep(JsonNode old, JsonNode values, int depth) {
        if (depth == steps.size()) {
            return old;
        }
        if (Values.isSecret(values) || Values.isSecret(old)) {
            JsonNode within = keep(bare(old), bare(values), depth);
            return Values.isSecret(values) ? Values.secret(within) : within;
        }
        if (values instanceof ArrayNode array && old instanceof ArrayNode oldArray) {
            return keepElements(oldArray, array, depth);
        }
        if (!(values instanceof ObjectNode object) || !(old instanceof ObjectNode oldObject)) {
            return values;
        }
        ObjectNode kept = object.deepCopy();
        for (String key : keys(oldObject, object, steps.get(depth))) {
            JsonNode before = oldObject.get(key);
            JsonNode now = object.get(key);
            boolean last = depth == steps.size() - 1;
            if (last && before == null) {
                kept.remove(key);
            } else if (last) {
                kept.set(key, before);
            } else if (before != null && now != null) {
                kept.set(key, keep(before, now, depth + 1));
            }
        }
        return kept;
    }

    private ArrayNode keepElements(ArrayNode old, ArrayNode values, int depth) {
        ArrayNode kept = values.deepCopy();
        String step = steps.get(depth);
        for (int i = 0; i < values.size() && i < old.size(); i++) {
            if (step.equals(ALL) || step.equals(String.valueOf(i))) {
                kept.set(i, keep(old.get(i), values.get(i), depth + 1));
            }
        }
        return kept;
    }

    private static Set<String> keys(ObjectNode old, ObjectNode values, String step) {
        if (!step.equals(ALL)) {
            return Set.of(step);
        }
        Set<String> keys = new LinkedHashSet<>();
        old.fieldNames().forEachRemaining(keys::add);
        values.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static JsonNode bare(JsonNode value) {
        return Values.isSecret(value) ? value.get("value") : value;
    }
}
