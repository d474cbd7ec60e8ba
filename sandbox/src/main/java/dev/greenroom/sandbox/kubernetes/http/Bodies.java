package dev.greenroom.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.greenroom.sandbox.kubernetes.kind.ApiResource;
import dev.greenroom.sandbox.kubernetes.kind.Json;
import dev.greenroom.sandbox.kubernetes.kind.Refusal;
import dev.greenroom.sandbox.kubernetes.write.Patch;
import java.io.IOException;
import java.util.Set;

/** Reads what clients send. */
final class Bodies {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Set<String> OBJECTS = Set.of("", Answer.JSON, "application/yaml", Protobuf.MEDIA_TYPE);
    private static final String OPERATIONS = "application/json-patch+json";
    private static final String MERGE = "application/merge-patch+json";
    private static final String STRATEGIC = "application/strategic-merge-patch+json";
    private static final String APPLY = "application/apply-patch+yaml";

    private Bodies() {}

    static ObjectNode object(ApiResource resource, Call call) {
        if (!OBJECTS.contains(call.contentType())) {
            throw Refusal.unsupportedMediaType("application/json, application/yaml, " + Protobuf.MEDIA_TYPE);
        }
        if (read(call) instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.badRequest("the object provided is unrecognized (must be of type " + resource.kind()
                + "): couldn't get version/kind; json parse error");
    }

    static Patch patch(ApiResource resource, Call call) {
        return switch (call.contentType()) {
            case OPERATIONS -> new Patch.Operations(read(call));
            case MERGE -> new Patch.Merge(fields(call));
            case APPLY -> new Patch.Apply(fields(call));
            case STRATEGIC -> {
                if (resource.custom()) {
                    throw unsupportedPatch(resource);
                }
                yield new Patch.Strategic(fields(call));
            }
            default -> throw unsupportedPatch(resource);
        };
    }

    private static Refusal unsupportedPatch(ApiResource resource) {
        return Refusal.unsupportedMediaType(
                OPERATIONS + ", " + MERGE + ", " + (resource.custom() ? "" : STRATEGIC + ", ") + APPLY);
    }

    /** The DeleteOptions of a delete, which may be left out. */
    static ObjectNode deleteOptions(Call call) {
        return call.body().length() > 0 && read(call) instanceof ObjectNode options ? options : Json.object();
    }

    private static ObjectNode fields(Call call) {
        if (read(call) instanceof ObjectNode fields) {
            return fields;
        }
        throw Refusal.badRequest("error decoding patch: not a JSON object");
    }

    private static JsonNode read(Call call) {
        byte[] bytes = call.body().getBytes();
        try {
            if (call.contentType().equals(Protobuf.MEDIA_TYPE)) {
                return Protobuf.read(bytes);
            }
            return call.contentType().endsWith("yaml") ? YAML.readTree(bytes) : Json.read(bytes);
        } catch (IOException e) {
            throw Refusal.badRequest("the body of the request cannot be read: " + e.getMessage());
        }
    }
}
