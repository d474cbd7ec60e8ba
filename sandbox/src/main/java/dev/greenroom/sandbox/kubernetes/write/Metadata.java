package dev.greenroom.sandbox.kubernetes.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.kubernetes.kind.ApiResource;
import dev.greenroom.sandbox.kubernetes.kind.Json;
import dev.greenroom.sandbox.kubernetes.kind.Refusal;
import dev.greenroom.sandbox.kubernetes.kind.Refusal.Cause;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The metadata that belongs to the API and not to its clients. */
final class Metadata {
    private static final List<String> OF_THE_API =
            List.of("creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "generation", "uid");

    private final Clock clock;
    private final Identities identities;

    Metadata(Clock clock, Identities identities) {
        this.clock = clock;
        this.identities = identities;
    }

    /** Gives a new object its name, uid, time and first generation. */
    void stampNew(ApiResource resource, ObjectNode object) {
        ObjectNode metadata = object.withObject("/metadata");
        if (!metadata.path("resourceVersion").asText().isEmpty()) {
            throw Refusal.internal("resourceVersion should not be set on objects to be created");
        }
        String name = metadata.path("name").asText();
        String base = metadata.path("generateName").asText();
        if (name.isEmpty() && base.isEmpty()) {
            throw Refusal.invalid(
                    resource,
                    "",
                    List.of(new Cause(
                            "FieldValueRequired",
                            "metadata.name",
                            "Required value: name or generateName is required")));
        }
        tidy(metadata);
        metadata.remove(OF_THE_API);
        metadata.put("name", name.isEmpty() ? identities.name(base) : name);
        metadata.put("uid", identities.uid());
        metadata.put("creationTimestamp", now());
        if (resource.custom()) {
            metadata.put("generation", 1);
        }
    }

    /** Gives an object what its older self has, and checks what a client may not change. */
    static void carryOver(ApiResource resource, ObjectNode object, ObjectNode old) {
        ObjectNode metadata = object.withObject("/metadata");
        JsonNode before = old.path("metadata");
        String name = before.path("name").asText();
        String uid = metadata.path("uid").asText(before.path("uid").asText());
        if (!uid.equals(before.path("uid").asText())) {
            throw Refusal.invalid(
                    resource,
                    name,
                    List.of(new Cause(
                            "FieldValueInvalid",
                            "metadata.uid",
                            "Invalid value: \"" + uid + "\": field is immutable")));
        }
        tidy(metadata);
        metadata.remove(OF_THE_API);
        OF_THE_API.stream().filter(before::has).forEach(field -> metadata.set(field, before.get(field)));
        checkVersion(resource, metadata, before);
        checkFinalizers(resource, metadata, before);
        metadata.set("resourceVersion", before.get("resourceVersion"));
    }

    private static void checkVersion(ApiResource resource, ObjectNode metadata, JsonNode before) {
        String version = metadata.path("resourceVersion").asText("");
        if (!version.isEmpty() && !version.equals(before.path("resourceVersion").asText())) {
            throw Refusal.conflict(
                    resource,
                    before.path("name").asText(),
                    "the object has been modified; please apply your changes to the latest version and try again");
        }
    }

    private static void checkFinalizers(ApiResource resource, ObjectNode metadata, JsonNode before) {
        if (!before.has("deletionTimestamp")) {
            return;
        }
        List<String> added = new ArrayList<>(Json.texts(metadata.path("finalizers")));
        added.removeAll(Json.texts(before.path("finalizers")));
        if (!added.isEmpty()) {
            String all = added.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
            throw Refusal.invalid(
                    resource,
                    before.path("name").asText(),
                    List.of(new Cause(
                            "FieldValueForbidden",
                            "metadata.finalizers",
                            "Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers"
                                    + " []string{" + all + "}")));
        }
    }

    /** Fields of which the API server keeps nothing when they are empty, and those that this API does not keep at all. */
    private static void tidy(ObjectNode metadata) {
        metadata.remove(List.of("managedFields", "selfLink"));
        metadata.properties().removeIf(field -> {
            JsonNode value = field.getValue();
            return value.isNull() || (value.isContainerNode() && value.isEmpty());
        });
    }

    /** The object, marked as being deleted. */
    void markDeleted(ApiResource resource, ObjectNode object) {
        ObjectNode metadata = object.withObject("/metadata");
        metadata.put("deletionTimestamp", now());
        if (resource.namespaced()) {
            metadata.put("deletionGracePeriodSeconds", 0);
        }
        raiseGeneration(resource, object);
    }

    static void raiseGeneration(ApiResource resource, ObjectNode object) {
        if (resource.custom()) {
            ObjectNode metadata = object.withObject("/metadata");
            metadata.put("generation", metadata.path("generation").asLong() + 1);
        }
    }

    static boolean isBeingDeleted(JsonNode object) {
        return object.path("metadata").has("deletionTimestamp");
    }

    static boolean hasFinalizers(JsonNode object) {
        return !object.path("metadata").path("finalizers").isEmpty();
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
