package dev.greenroom.sandbox.kubernetes.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A column of what {@code kubectl get} prints.
 *
 * @param priority 0: always shown; higher: with {@code -o wide}
 */
public record Column(String name, String type, String format, String description, int priority, Cell cell) {

    /** What stands in the column for an object. */
    @FunctionalInterface
    public interface Cell {
        /**
         * The cell of an object.
         *
         * @param now in the time in which objects are stamped
         */
        JsonNode of(ObjectNode object, Instant now);
    }

    /** As a Table describes it. */
    public ObjectNode definition() {
        return Json.object()
                .put("name", name)
                .put("type", type)
                .put("format", format)
                .put("description", description)
                .put("priority", priority);
    }
}
