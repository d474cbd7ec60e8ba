package dev.greenroom.sandbox.kubernetes.kind;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.stream.Collectors;

/** A request that is refused, with the Status object that says so: reasons and sentences are those of kube-apiserver 1.34. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient ObjectNode status;

    /** One entry of {@code details.causes}; {@code message} is without the field. */
    public record Cause(String reason, String field, String message) {
        String sentence() {
            return field + ": " + message;
        }
    }

    private Refusal(int code, String reason, String message, ObjectNode details) {
        super(message);
        this.code = code;
        this.status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure").put("message", message);
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        if (!details.isEmpty()) {
            status.set("details", details);
        }
        status.put("code", code);
    }

    public int code() {
        return code;
    }

    /** The body of the answer. */
    public ObjectNode status() {
        return status;
    }

    public static Refusal notFound(ApiResource resource, String name) {
        return new Refusal(
                404,
                "NotFound",
                resource.qualifiedPlural() + " \"" + name + "\" not found",
                details(resource.group(), resource.plural(), name));
    }

    public static Refusal alreadyExists(ApiResource resource, String name) {
        return new Refusal(
                409,
                "AlreadyExists",
                resource.qualifiedPlural() + " \"" + name + "\" already exists",
                details(resource.group(), resource.plural(), name));
    }

    public static Refusal conflict(ApiResource resource, String name, String why) {
        return new Refusal(
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + resource.qualifiedPlural() + " \"" + name + "\": " + why,
                details(resource.group(), resource.plural(), name));
    }

    public static Refusal invalid(ApiResource resource, String name, List<Cause> causes) {
        return invalid(resource.group(), resource.kind(), resource.qualifiedKind(), name, causes);
    }

    /** Something wrong with the options of a list or watch. */
    public static Refusal invalidListOptions(Cause cause) {
        return invalid("meta.k8s.io", "ListOptions", "ListOptions.meta.k8s.io", "", List.of(cause));
    }

    /** A patch whose result cannot be read; the API server names neither kind nor object then. */
    public static Refusal invalidPatch(String result, String why) {
        String value = TextNode.valueOf(result).toString();
        return invalid(
                "",
                "",
                "",
                "",
                List.of(new Cause("FieldValueInvalid", "patch", "Invalid value: " + value + ": " + why)));
    }

    private static Refusal invalid(String group, String kind, String qualifiedKind, String name, List<Cause> causes) {
        ObjectNode details = details(group, kind, name);
        ArrayNode array = details.putArray("causes");
        causes.forEach(cause -> array.addObject()
                .put("reason", cause.reason())
                .put("message", cause.message())
                .put("field", cause.field()));
        String all = causes.stream().map(Cause::sentence).collect(Collectors.joining(", "));
        String said = causes.size() == 1 ? all : "[" + all + "]";
        return new Refusal(422, "Invalid", qualifiedKind + " \"" + name + "\" is invalid: " + said, details);
    }

    /** A JSON patch that does not go with the object. */
    public static Refusal unfitPatch() {
        return new Refusal(
                422, "Invalid", "the server rejected our request due to an error in our request", Json.object());
    }

    public static Refusal badRequest(String message) {
        return new Refusal(400, "BadRequest", message, Json.object());
    }

    /** For writes into a namespace that is going. */
    public static Refusal terminating(ApiResource resource, String name, String namespace) {
        ObjectNode details = details(resource.group(), resource.plural(), name);
        details.putArray("causes")
                .addObject()
                .put("reason", "NamespaceTerminating")
                .put("message", "namespace " + namespace + " is being terminated")
                .put("field", "metadata.namespace");
        return forbidden(
                resource,
                name,
                "unable to create new content in namespace " + namespace + " because it is being terminated",
                details);
    }

    public static Refusal forbidden(ApiResource resource, String name, String why) {
        return forbidden(resource, name, why, details(resource.group(), resource.plural(), name));
    }

    private static Refusal forbidden(ApiResource resource, String name, String why, ObjectNode details) {
        return new Refusal(
                403, "Forbidden", resource.qualifiedPlural() + " \"" + name + "\" is forbidden: " + why, details);
    }

    public static Refusal methodNotAllowed() {
        return new Refusal(
                405,
                "MethodNotAllowed",
                "the server does not allow this method on the requested resource",
                Json.object());
    }

    public static Refusal notAcceptable() {
        return new Refusal(
                406, "NotAcceptable", "only the following media types are accepted: application/json", Json.object());
    }

    public static Refusal unsupportedMediaType(String accepted) {
        return new Refusal(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: " + accepted,
                Json.object());
    }

    /** For a watch that asks for changes which are forgotten. */
    public static Refusal expired(long asked, long oldest) {
        return new Refusal(410, "Expired", "too old resource version: " + asked + " (" + oldest + ")", Json.object());
    }

    public static Refusal internal(String message) {
        return new Refusal(500, "", message, Json.object());
    }

    private static ObjectNode details(String group, String kind, String name) {
        ObjectNode details = Json.object();
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        if (!group.isEmpty()) {
            details.put("group", group);
        }
        if (!kind.isEmpty()) {
            details.put("kind", kind);
        }
        return details;
    }
}
