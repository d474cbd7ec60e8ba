package dev.greenroom.sandbox.kubernetes.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Kubernetes' strategic merge for the built-in kinds served here, whose only merged lists are in the metadata. */
final class StrategicMerge {
    private static final String DELETE_FROM = "$deleteFromPrimitiveList/";
    private static final String PATCH = "$patch";

    /** Merged lists and the field by which their items are told apart; empty: the items are texts. */
    private static final Map<String, String> MERGED = Map.of("finalizers", "", "ownerReferences", "uid");

    private StrategicMerge() {}

    /** Changes the target and returns it. */
    static ObjectNode merge(ObjectNode patch, ObjectNode target) {
        if (patch.path(PATCH).asText().equals("replace")) {
            ObjectNode replacement = patch.deepCopy();
            replacement.remove(PATCH);
            return replacement;
        }
        patch.properties().forEach(field -> mergeField(field.getKey(), field.getValue(), target));
        return target;
    }

    private static void mergeField(String name, JsonNode value, ObjectNode target) {
        if (name.startsWith(DELETE_FROM)) {
            deleteFrom(target.path(name.substring(DELETE_FROM.length())), value);
        } else if (name.startsWith("$")) {
            return;
        } else if (value.isNull() || value.path(PATCH).asText().equals("delete")) {
            target.remove(name);
        } else if (value instanceof ObjectNode fields) {
            target.set(name, merge(fields, target.get(name) instanceof ObjectNode has ? has : target.objectNode()));
        } else if (value instanceof ArrayNode items && MERGED.containsKey(name)) {
            mergeList(MERGED.get(name), items, target.withArray("/" + name));
        } else {
            target.set(name, value);
        }
    }

    private static void mergeList(String key, ArrayNode patch, ArrayNode target) {
        for (JsonNode item : patch) {
            int at = indexOf(key, item, target);
            if (item.path(PATCH).asText().equals("delete")) {
                if (at >= 0) {
                    target.remove(at);
                }
            } else if (at < 0) {
                target.add(item);
            } else if (item instanceof ObjectNode fields && target.get(at) instanceof ObjectNode has) {
                merge(fields, has);
            }
        }
    }

    private static int indexOf(String key, JsonNode item, ArrayNode list) {
        for (int i = 0; i < list.size(); i++) {
            JsonNode other = list.get(i);
            if (key.isEmpty() ? other.equals(item) : other.path(key).equals(item.path(key))) {
                return i;
            }
        }
        return -1;
    }

    private static void deleteFrom(JsonNode list, JsonNode values) {
        if (list instanceof ArrayNode items) {
            values.forEach(value -> {
                int at = indexOf("", value, items);
                if (at >= 0) {
                    items.remove(at);
                }
            });
        }
    }
}
