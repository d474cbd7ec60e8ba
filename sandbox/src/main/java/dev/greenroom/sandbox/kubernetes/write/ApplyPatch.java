package dev.greenroom.sandbox.kubernetes.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The part of server-side apply that the sandbox has: an object is made or merged by the structure that its schema states
 * (maps by field, lists of type map by key, lists of type set by value, all else as a whole), and what a manager applied last
 * time and leaves out now is removed. It has no {@code managedFields}: managers do not own what they applied, so a field
 * that two of them set has the value of the last, without a conflict, and goes when either lets go of it.
 */
final class ApplyPatch {

    private ApplyPatch() {}

    /**
     * The object as it becomes.
     *
     * @param schema missing: lists are replaced as a whole
     * @param last what the same manager applied before; missing: nothing
     */
    static ObjectNode apply(JsonNode schema, ObjectNode live, JsonNode last, ObjectNode wanted) {
        JsonNode merged = merge(schema, live.deepCopy(), last, wanted);
        return (ObjectNode) merged;
    }

    private static JsonNode merge(JsonNode schema, JsonNode live, JsonNode last, JsonNode wanted) {
        if (live instanceof ObjectNode object && wanted instanceof ObjectNode fields) {
            return mergeFields(schema, object, last, fields);
        }
        if (live instanceof ArrayNode list && wanted instanceof ArrayNode items) {
            return switch (schema.path("x-kubernetes-list-type").asText("atomic")) {
                case "map" -> mergeByKey(schema, list, last, items);
                case "set" -> mergeByValue(list, last, items);
                default -> wanted;
            };
        }
        return wanted;
    }

    private static JsonNode mergeFields(JsonNode schema, ObjectNode live, JsonNode last, ObjectNode wanted) {
        List<String> let = new ArrayList<>();
        last.fieldNames().forEachRemaining(name -> {
            if (!wanted.has(name)) {
                let.add(name);
            }
        });
        live.remove(let);
        wanted.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode below = schema.path("properties").has(name)
                    ? schema.path("properties").path(name)
                    : schema.path("additionalProperties");
            live.set(name, merge(below, live.path(name), last.path(name), field.getValue()));
        });
        return live;
    }

    private static JsonNode mergeByKey(JsonNode schema, ArrayNode live, JsonNode last, ArrayNode wanted) {
        JsonNode keys = schema.path("x-kubernetes-list-map-keys");
        ArrayNode merged = live.arrayNode();
        Set<JsonNode> done = new HashSet<>();
        for (JsonNode item : live) {
            JsonNode key = key(keys, item);
            JsonNode now = find(keys, key, wanted);
            if (!now.isMissingNode()) {
                merged.add(merge(schema.path("items"), item, find(keys, key, last), now));
                done.add(key);
            } else if (find(keys, key, last).isMissingNode()) {
                merged.add(item);
            }
        }
        wanted.forEach(item -> {
            if (done.add(key(keys, item))) {
                merged.add(item);
            }
        });
        return merged;
    }

    private static JsonNode find(JsonNode keys, JsonNode key, JsonNode list) {
        for (JsonNode item : list) {
            if (key(keys, item).equals(key)) {
                return item;
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode key(JsonNode keys, JsonNode item) {
        ArrayNode key = JsonNodeFactory.instance.arrayNode();
        keys.forEach(name -> key.add(item.path(name.asText())));
        return key;
    }

    private static JsonNode mergeByValue(ArrayNode live, JsonNode last, ArrayNode wanted) {
        Set<JsonNode> let = new HashSet<>();
        last.forEach(let::add);
        wanted.forEach(let::remove);
        ArrayNode merged = live.arrayNode();
        Set<JsonNode> seen = new HashSet<>(let);
        live.forEach(item -> addOnce(merged, seen, item));
        wanted.forEach(item -> addOnce(merged, seen, item));
        return merged;
    }

    private static void addOnce(ArrayNode list, Set<JsonNode> seen, JsonNode item) {
        if (seen.add(item)) {
            list.add(item);
        }
    }
}
