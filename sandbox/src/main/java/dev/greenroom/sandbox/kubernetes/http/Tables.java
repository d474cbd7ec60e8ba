package dev.greenroom.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.kubernetes.kind.ApiResource;
import dev.greenroom.sandbox.kubernetes.kind.Column;
import dev.greenroom.sandbox.kubernetes.kind.Json;
import java.time.Instant;
import java.util.List;

/** Makes the Tables that {@code kubectl get} prints. */
final class Tables {
    static final String META = "meta.k8s.io/v1";

    private Tables() {}

    /** What comes along with each row. */
    enum Include {
        NONE,
        METADATA,
        OBJECT
    }

    /**
     * A Table with a row for each object.
     *
     * @param now in the time in which objects are stamped
     * @param withColumns false: the client has seen the columns already
     */
    static ObjectNode of(
            ApiResource resource, List<ObjectNode> objects, Include include, Instant now, boolean withColumns) {
        ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", META);
        table.putObject("metadata");
        if (withColumns) {
            ArrayNode columns = table.putArray("columnDefinitions");
            resource.columns().stream().map(Column::definition).forEach(columns::add);
        } else {
            table.putNull("columnDefinitions");
        }
        ArrayNode rows = table.putArray("rows");
        objects.forEach(object -> rows.add(row(resource, object, include, now)));
        return table;
    }

    private static ObjectNode row(ApiResource resource, ObjectNode object, Include include, Instant now) {
        ObjectNode row = Json.object();
        ArrayNode cells = row.putArray("cells");
        resource.columns().forEach(column -> cells.add(column.cell().of(object, now)));
        switch (include) {
            case NONE -> row.putNull("object");
            case METADATA -> row.set("object", partial(object));
            case OBJECT -> row.set("object", object);
        }
        return row;
    }

    /** The object's metadata alone. */
    static ObjectNode partial(ObjectNode object) {
        ObjectNode partial = Json.object().put("kind", "PartialObjectMetadata").put("apiVersion", META);
        partial.set("metadata", object.path("metadata"));
        return partial;
    }
}
