package dev.greenroom.sandbox.kubernetes.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.kubernetes.kind.ApiResource;
import dev.greenroom.sandbox.kubernetes.kind.ApiResources;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What the API server fills in of the built-in kinds. */
final class Preparation {
    private final ApiResources resources;
    private final EventTimes eventTimes;

    Preparation(ApiResources resources, EventTimes eventTimes) {
        this.resources = resources;
        this.eventTimes = eventTimes;
    }

    /**
     * Changes an object that is about to be stored.
     *
     * @param old missing: the object is new
     */
    void prepare(ApiResource resource, ObjectNode object, JsonNode old) {
        if (resource.is(resources.namespaces())) {
            prepareNamespace(object, old);
        } else if (resource.is(resources.secrets())) {
            prepareSecret(object);
        } else if (resource.is(resources.events())) {
            eventTimes.onTheWall(object, old);
        }
    }

    private static void prepareNamespace(ObjectNode namespace, JsonNode old) {
        namespace
                .withObject("/metadata/labels")
                .put(
                        "kubernetes.io/metadata.name",
                        namespace.at("/metadata/name").asText());
        if (old.isMissingNode()) {
            namespace.putObject("spec").putArray("finalizers").add("kubernetes");
            namespace.putObject("status").put("phase", "Active");
        }
    }

    private static void prepareSecret(ObjectNode secret) {
        if (!secret.path("type").isTextual()) {
            secret.put("type", "Opaque");
        }
        if (secret.remove("stringData") instanceof ObjectNode plain) {
            ObjectNode data = secret.withObject("/data");
            plain.properties()
                    .forEach(entry -> data.put(
                            entry.getKey(),
                            Base64.getEncoder()
                                    .encodeToString(entry.getValue().asText().getBytes(StandardCharsets.UTF_8))));
        }
    }
}
