package dev.greenroom.sandbox.kubernetes.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.kubernetes.kind.Refusal;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;

/** A change of an object, as a client sends it. */
public sealed interface Patch {

    /** RFC 6902: a list of operations. */
    record Operations(JsonNode operations) implements Patch {}

    /** RFC 7386: fields to set, nulls to remove. */
    record Merge(ObjectNode fields) implements Patch {}

    /** A merge that knows which lists are merged; for built-in kinds. */
    record Strategic(ObjectNode fields) implements Patch {}

    /** Server-side apply: what one manager wants the object to have. */
    record Apply(ObjectNode wanted) implements Patch {}

    /** A changed copy; apply, which needs to know its manager, is not made here. */
    static ObjectNode applied(Patch patch, ObjectNode object) {
        if (patch instanceof Operations operations) {
            return operate(operations.operations(), object);
        }
        if (patch instanceof Merge merge) {
            return (ObjectNode) merge(merge.fields(), object.deepCopy());
        }
        if (patch instanceof Strategic strategic) {
            return StrategicMerge.merge(strategic.fields(), object.deepCopy());
        }
        throw new IllegalArgumentException("server-side apply is made by ApplyPatch");
    }

    private static ObjectNode operate(JsonNode operations, ObjectNode object) {
        if (!operations.isArray()) {
            throw Refusal.badRequest("error decoding patch: json: cannot unmarshal object into Go value of type"
                    + " []handlers.jsonPatchOp");
        }
        try {
            if (JsonPatch.apply(operations, object.deepCopy()) instanceof ObjectNode changed) {
                return changed;
            }
        } catch (JsonPatchException e) {
            throw Refusal.unfitPatch();
        }
        throw Refusal.unfitPatch();
    }

    private static JsonNode merge(JsonNode patch, JsonNode target) {
        if (!(patch instanceof ObjectNode fields)) {
            return patch;
        }
        ObjectNode object = target instanceof ObjectNode already ? already : fields.objectNode();
        fields.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                object.remove(field.getKey());
            } else {
                object.set(field.getKey(), merge(field.getValue(), object.path(field.getKey())));
            }
        });
        return object;
    }
}
