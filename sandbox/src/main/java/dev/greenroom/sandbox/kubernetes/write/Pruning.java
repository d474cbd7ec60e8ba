package dev.greenroom.sandbox.kubernetes.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Drops what the schema does not name, as the API server does before it stores an object. */
final class Pruning {
    private static final Set<String> METADATA = Set.of(
            "annotations",
            "creationTimestamp",
            "deletionGracePeriodSeconds",
            "deletionTimestamp",
            "finalizers",
            "generateName",
            "generation",
            "labels",
            "managedFields",
            "name",
            "namespace",
            "ownerReferences",
            "resourceVersion",
            "selfLink",
            "uid");
    private static final Set<String> EVERY_OBJECT_HAS = Set.of("apiVersion", "kind", "metadata");

    private final List<String> dropped = new ArrayList<>();

    private Pruning() {}

    /** Changes the object; the answer is the paths of what it lost. */
    static List<String> prune(JsonNode schema, ObjectNode object) {
        Pruning pruning = new Pruning();
        if (object.get("metadata") instanceof ObjectNode metadata) {
            pruning.drop("metadata", metadata, METADATA);
        }
        object.properties().stream()
                .filter(field -> !EVERY_OBJECT_HAS.contains(field.getKey()))
                .forEach(field -> pruning.visit(
                        field.getKey(), schema.path("properties").path(field.getKey()), field.getValue()));
        pruning.dropUnknown("", schema.path("properties"), object, EVERY_OBJECT_HAS);
        return pruning.dropped;
    }

    private void visit(String path, JsonNode schema, JsonNode value) {
        if (value instanceof ObjectNode object && schema.path("properties").isObject()) {
            object.properties()
                    .forEach(field -> visit(
                            path + "." + field.getKey(),
                            schema.path("properties").path(field.getKey()),
                            field.getValue()));
            dropUnknown(path + ".", schema.path("properties"), object, Set.of());
        } else if (value.isObject()) {
            value.properties()
                    .forEach(entry ->
                            visit(path + "." + entry.getKey(), schema.path("additionalProperties"), entry.getValue()));
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            visit(path + "[" + i + "]", schema.path("items"), value.get(i));
        }
    }

    private void dropUnknown(String prefix, JsonNode properties, ObjectNode object, Set<String> alsoKnown) {
        List<String> unknown = new ArrayList<>();
        object.fieldNames().forEachRemaining(name -> {
            if (!properties.has(name) && !alsoKnown.contains(name)) {
                unknown.add(name);
            }
        });
        object.remove(unknown);
        unknown.forEach(name -> dropped.add(prefix + name));
    }

    private void drop(String path, ObjectNode object, Set<String> known) {
        List<String> unknown = new ArrayList<>();
        object.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(known);
        object.remove(unknown);
        unknown.forEach(name -> dropped.add(path + "." + name));
    }
}
