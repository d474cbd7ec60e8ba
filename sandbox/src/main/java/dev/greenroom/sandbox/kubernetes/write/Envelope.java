package dev.greenroom.sandbox.kubernetes.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.kubernetes.kind.ApiResource;
import dev.greenroom.sandbox.kubernetes.kind.Refusal;
import dev.greenroom.sandbox.kubernetes.store.ObjectKey;

/** Checks that what is in a request is what its address says. */
final class Envelope {

    private Envelope() {}

    /** Kind and version; built-in kinds may leave them out, and get them here. */
    static void checkKind(ApiResource resource, ObjectNode object) {
        String version = object.path("apiVersion").asText();
        String kind = object.path("kind").asText();
        if (resource.custom() && kind.isEmpty()) {
            throw Refusal.badRequest("the object provided is unrecognized (must be of type " + resource.kind()
                    + "): Object 'Kind' is missing in '" + object + "'");
        }
        if (!version.isEmpty() && !version.equals(resource.apiVersion())) {
            throw Refusal.badRequest("the API version in the data (" + version
                    + ") does not match the expected API version (" + resource.apiVersion() + ")");
        }
        if (!kind.isEmpty() && !kind.equals(resource.kind())) {
            throw Refusal.badRequest(
                    "the kind in the data (" + kind + ") does not match the expected kind (" + resource.kind() + ")");
        }
        if (object.has("metadata") && !object.path("metadata").isObject()) {
            throw Refusal.badRequest(resource.kind() + " in version \"" + resource.version()
                    + "\" cannot be handled as a " + resource.kind() + ": metadata is not an object");
        }
        object.put("apiVersion", resource.apiVersion()).put("kind", resource.kind());
    }

    /** The namespace of the address, which the object takes over. */
    static void checkNamespace(ObjectNode object, String namespace) {
        ObjectNode metadata = object.withObject("/metadata");
        String given = metadata.path("namespace").asText();
        if (!given.isEmpty() && !given.equals(namespace)) {
            throw Refusal.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        if (namespace.isEmpty()) {
            metadata.remove("namespace");
        } else {
            metadata.put("namespace", namespace);
        }
    }

    /** The name of the address, which the object takes over. */
    static void checkName(ObjectNode object, ObjectKey key) {
        ObjectNode metadata = object.withObject("/metadata");
        String given = metadata.path("name").asText();
        if (!given.isEmpty() && !given.equals(key.name())) {
            throw Refusal.badRequest(
                    "the name of the object (" + given + ") does not match the name on the URL (" + key.name() + ")");
        }
        metadata.put("name", key.name());
    }
}
