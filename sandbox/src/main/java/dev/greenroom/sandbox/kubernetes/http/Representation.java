package dev.greenroom.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.kubernetes.kind.ApiResource;
import dev.greenroom.sandbox.kubernetes.kind.Json;
import dev.greenroom.sandbox.kubernetes.kind.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** The form in which a client wants objects: as they are, as rows of a Table, or their metadata alone. */
final class Representation {
    private final ApiResource resource;
    private final Form form;
    private final Tables.Include include;
    private final Clock clock;

    private enum Form {
        WHOLE,
        TABLE,
        METADATA
    }

    private Representation(ApiResource resource, Form form, Tables.Include include, Clock clock) {
        this.resource = resource;
        this.form = form;
        this.include = include;
        this.clock = clock;
    }

    /** The first form of the Accept header that the API has. */
    static Representation of(ApiResource resource, Call call, Clock clock) {
        String accept = call.header("Accept");
        List<MediaType> accepted = accept.isEmpty() ? List.of(MediaType.ANY) : MediaType.parseAll(accept);
        for (MediaType type : accepted) {
            if (type.isJson()) {
                Form form = form(type);
                if (form != null) {
                    return new Representation(resource, form, include(call.parameter("includeObject")), clock);
                }
            }
        }
        throw Refusal.notAcceptable();
    }

    private static Form form(MediaType type) {
        boolean meta = type.parameter("g").equals("meta.k8s.io")
                && Set.of("v1", "v1beta1").contains(type.parameter("v"));
        return switch (type.parameter("as")) {
            case "" -> Form.WHOLE;
            case "Table" -> meta ? Form.TABLE : null;
            case "PartialObjectMetadata", "PartialObjectMetadataList" -> meta ? Form.METADATA : null;
            default -> null;
        };
    }

    private static Tables.Include include(String parameter) {
        return switch (parameter) {
            case "None" -> Tables.Include.NONE;
            case "Object" -> Tables.Include.OBJECT;
            default -> Tables.Include.METADATA;
        };
    }

    /** One object. */
    ObjectNode object(ObjectNode object) {
        return inStream(object, true);
    }

    /** One object of a watch, whose Tables have columns in the first event only. */
    ObjectNode inStream(ObjectNode object, boolean first) {
        return switch (form) {
            case WHOLE -> object;
            case METADATA -> Tables.partial(object);
            case TABLE -> {
                ObjectNode table = Tables.of(resource, List.of(object), include, clock.instant(), first);
                table.withObject("/metadata").set("resourceVersion", object.at("/metadata/resourceVersion"));
                yield table;
            }
        };
    }

    /** Objects as a list of their kind. */
    ObjectNode list(List<ObjectNode> objects, long revision) {
        ObjectNode list;
        if (form == Form.TABLE) {
            list = Tables.of(resource, objects, include, clock.instant(), true);
        } else {
            list = form == Form.WHOLE
                    ? Json.object().put("kind", resource.kind() + "List").put("apiVersion", resource.apiVersion())
                    : Json.object().put("kind", "PartialObjectMetadataList").put("apiVersion", Tables.META);
            list.putObject("metadata");
            ArrayNode items = list.putArray("items");
            objects.stream()
                    .map(object -> form == Form.WHOLE ? object : Tables.partial(object))
                    .forEach(items::add);
        }
        list.withObject("/metadata").put("resourceVersion", Long.toString(revision));
        return list;
    }
}
