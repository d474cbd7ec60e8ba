package dev.greenroom.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import dev.greenroom.sandbox.kubernetes.kind.ApiResource;
import dev.greenroom.sandbox.kubernetes.kind.Json;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * OpenAPI v3 documents, one for each group and version, as {@code kubectl explain}, {@code apply} and {@code diff} read them.
 * Custom kinds have their CRD's schema, built-in kinds an outline.
 */
final class OpenApi {
    private static final String ROOT = "/openapi/v3";
    private static final String VERSION_2 = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
    private static final String GVK = "x-kubernetes-group-version-kind";
    private static final List<String> PATCHES =
            List.of("application/json-patch+json", "application/merge-patch+json", "application/apply-patch+yaml");

    private final JsonNode outlines = YamlFiles.read("outlines.yaml");
    private final Map<String, ObjectNode> documents = new TreeMap<>();

    OpenApi(List<ApiResource> resources) {
        resources.stream()
                .collect(Collectors.groupingBy(ApiResource::apiVersion))
                .forEach((apiVersion, of) ->
                        documents.put((of.get(0).group().isEmpty() ? "api/" : "apis/") + apiVersion, document(of)));
    }

    /** The document that a path names. */
    Optional<Answer> answer(Call call) {
        if (call.path().equals(ROOT)) {
            return Optional.of(Answer.json(index()));
        }
        if (call.path().equals("/openapi/v2") && call.header("Accept").contains("proto-openapi.spec.v2")) {
            return Optional.of(new Answer(200, VERSION_2, Buffer.buffer(emptyVersion2()), List.of()));
        }
        return call.path().startsWith(ROOT + "/")
                ? Optional.ofNullable(documents.get(call.path().substring(ROOT.length() + 1)))
                        .map(Answer::json)
                : Optional.empty();
    }

    /** kubectl before 1.29 gives up without a document of version 2, and then reads one of version 3. */
    private static byte[] emptyVersion2() {
        UnknownFieldSet info = UnknownFieldSet.newBuilder()
                .addField(1, text("Greenroom sandbox"))
                .addField(2, text("v1"))
                .build();
        return UnknownFieldSet.newBuilder()
                .addField(1, text("2.0"))
                .addField(
                        2,
                        Field.newBuilder()
                                .addLengthDelimited(info.toByteString())
                                .build())
                .build()
                .toByteArray();
    }

    private static Field text(String text) {
        return Field.newBuilder()
                .addLengthDelimited(ByteString.copyFromUtf8(text))
                .build();
    }

    private ObjectNode index() {
        ObjectNode index = Json.object();
        ObjectNode paths = index.putObject("paths");
        documents.forEach((path, document) -> {
            String hash = Integer.toHexString(Arrays.hashCode(Json.write(document)));
            paths.putObject(path).put("serverRelativeURL", ROOT + "/" + path + "?hash=" + hash);
        });
        return index;
    }

    private ObjectNode document(List<ApiResource> resources) {
        ObjectNode document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Greenroom sandbox").put("version", "v1");
        ObjectNode paths = document.putObject("paths");
        ObjectNode schemas = document.putObject("components").putObject("schemas");
        schemas.set(META, outlines.path("ObjectMeta"));
        resources.forEach(resource -> {
            addPaths(paths, resource);
            schemas.set(schemaName(resource), schema(resource));
        });
        return document;
    }

    private static void addPaths(ObjectNode paths, ApiResource resource) {
        String root = (resource.group().isEmpty() ? "/api/" : "/apis/") + resource.apiVersion();
        String collection = root + (resource.namespaced() ? "/namespaces/{namespace}/" : "/") + resource.plural();
        ObjectNode ofCollection = paths.putObject(collection);
        ObjectNode ofObject = paths.putObject(collection + "/{name}");
        for (String verb : resource.verbs()) {
            switch (verb) {
                case "list" -> ofCollection.set("get", operation(resource, "list"));
                case "create" -> ofCollection.set("post", operation(resource, "post"));
                case "deletecollection" -> ofCollection.set("delete", operation(resource, "deletecollection"));
                case "get" -> ofObject.set("get", operation(resource, "get"));
                case "update" -> ofObject.set("put", operation(resource, "put"));
                case "patch" -> ofObject.set("patch", operation(resource, "patch"));
                case "delete" -> ofObject.set("delete", operation(resource, "delete"));
                default -> {}
            }
        }
    }

    /** kubectl looks here for whether the server validates fields and knows dry runs. */
    private static ObjectNode operation(ApiResource resource, String action) {
        ObjectNode operation = Json.object();
        ArrayNode parameters = operation.putArray("parameters");
        if (action.startsWith("p")) {
            for (String name : List.of("dryRun", "fieldManager", "fieldValidation")) {
                parameters.addObject().put("name", name).put("in", "query").set("schema", type("string"));
            }
        }
        if (action.equals("patch")) {
            ObjectNode content = operation.putObject("requestBody").putObject("content");
            PATCHES.forEach(patch -> content.putObject(patch).set("schema", type("object")));
        }
        ObjectNode ok = operation.putObject("responses").putObject("200").put("description", "OK");
        ok.putObject("content").putObject(Answer.JSON).putObject("schema").put("$ref", SCHEMAS + schemaName(resource));
        operation.put("x-kubernetes-action", action);
        operation.set(GVK, gvk(resource));
        return operation;
    }

    private ObjectNode schema(ApiResource resource) {
        ObjectNode schema = resource.schema()
                .map(known -> (ObjectNode) known.openApi().deepCopy())
                .orElseGet(() -> {
                    ObjectNode outline = type("object");
                    if (outlines.get(resource.kind()) instanceof ObjectNode fields) {
                        outline.set("properties", fields.deepCopy());
                    }
                    return outline;
                });
        ObjectNode properties = schema.withObject("/properties");
        properties.set("apiVersion", outlines.path("apiVersion"));
        properties.set("kind", outlines.path("kind"));
        ObjectNode metadata = properties.putObject("metadata").put("description", "Standard object's metadata.");
        metadata.putArray("allOf").addObject().put("$ref", SCHEMAS + META);
        schema.putArray(GVK).add(gvk(resource));
        return schema;
    }

    private static ObjectNode gvk(ApiResource resource) {
        return Json.object()
                .put("group", resource.group())
                .put("version", resource.version())
                .put("kind", resource.kind());
    }

    private static String schemaName(ApiResource resource) {
        String group = resource.group().isEmpty() ? "core" : resource.group();
        return group + "." + resource.version() + "." + resource.kind();
    }

    private static ObjectNode type(String name) {
        return Json.object().put("type", name);
    }
}
