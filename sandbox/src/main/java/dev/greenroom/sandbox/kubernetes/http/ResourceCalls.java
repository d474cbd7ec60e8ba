package dev.greenroom.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.kubernetes.kind.ApiResource;
import dev.greenroom.sandbox.kubernetes.kind.Json;
import dev.greenroom.sandbox.kubernetes.kind.Refusal;
import dev.greenroom.sandbox.kubernetes.store.Listing;
import dev.greenroom.sandbox.kubernetes.store.ObjectKey;
import dev.greenroom.sandbox.kubernetes.store.Store;
import dev.greenroom.sandbox.kubernetes.write.Deletion;
import dev.greenroom.sandbox.kubernetes.write.WriteOptions;
import dev.greenroom.sandbox.kubernetes.write.WriteOptions.FieldValidation;
import dev.greenroom.sandbox.kubernetes.write.Writer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests on resources, all but watches. */
final class ResourceCalls {
    private final Store store;
    private final Writer writer;
    private final Clock clock;

    /**
     * @param clock that objects are stamped by
     */
    ResourceCalls(Store store, Writer writer, Clock clock) {
        this.store = store;
        this.writer = writer;
        this.clock = clock;
    }

    Answer answer(ResourceAddress address, Call call) {
        checkVerb(address, call);
        Representation representation = Representation.of(address.resource(), call, clock);
        List<String> warnings = new ArrayList<>();
        WriteOptions options = options(call, warnings);
        Answer answer =
                switch (call.method()) {
                    case "GET" ->
                        address.isCollection() ? list(address, call, representation) : get(address, representation);
                    case "POST" -> create(address, call, representation, options);
                    case "PUT" -> replace(address, call, representation, options);
                    case "PATCH" -> patch(address, call, representation, options);
                    default ->
                        address.isCollection()
                                ? deleteCollection(address, call, representation)
                                : delete(address, call, representation, options);
                };
        return answer.withWarnings(warnings);
    }

    private static void checkVerb(ResourceAddress address, Call call) {
        boolean collection = address.isCollection();
        String verb =
                switch (call.method()) {
                    case "GET" -> collection ? "list" : "get";
                    case "POST" -> collection ? "create" : "";
                    case "PUT" -> collection ? "" : "update";
                    case "PATCH" -> collection ? "" : "patch";
                    case "DELETE" -> collection ? "deletecollection" : "delete";
                    default -> "";
                };
        boolean onStatus = !address.subresource().isEmpty() && verb.equals("delete");
        if (onStatus || !address.resource().verbs().contains(verb)) {
            throw Refusal.methodNotAllowed();
        }
    }

    private static WriteOptions options(Call call, List<String> warnings) {
        FieldValidation validation =
                switch (call.parameter("fieldValidation")) {
                    case "Strict" -> FieldValidation.STRICT;
                    case "Ignore" -> FieldValidation.IGNORE;
                    default -> FieldValidation.WARN;
                };
        String manager = call.parameter("fieldManager");
        return new WriteOptions(call.parameter("dryRun").equals("All"), validation, manager, warnings::add);
    }

    private Answer list(ResourceAddress address, Call call, Representation representation) {
        Selection selection = Selection.of(address, call);
        Listing all = store.list(address.resource());
        List<ObjectNode> taken = all.objects().stream().filter(selection::takes).toList();
        return Answer.json(representation.list(taken, all.revision()));
    }

    private Answer get(ResourceAddress address, Representation representation) {
        return store.find(address.resource(), address.key())
                .map(object -> Answer.json(representation.object(object)))
                .orElseThrow(() -> Refusal.notFound(address.resource(), address.name()));
    }

    private Answer create(ResourceAddress address, Call call, Representation representation, WriteOptions options) {
        ApiResource resource = address.resource();
        ObjectNode body = Bodies.object(resource, call);
        Optional<ObjectNode> review = SelfReviews.answer(resource, body);
        if (review.isPresent()) {
            return Answer.json(201, review.get());
        }
        if (resource.namespaced() && address.namespace().isEmpty()) {
            throw Refusal.methodNotAllowed();
        }
        ObjectNode created = writer.create(resource, address.namespace(), body, options);
        return Answer.json(201, representation.object(created));
    }

    private Answer replace(ResourceAddress address, Call call, Representation representation, WriteOptions options) {
        ObjectNode body = Bodies.object(address.resource(), call);
        return Answer.json(representation.object(
                writer.replace(address.resource(), address.key(), target(address), body, options)));
    }

    private Answer patch(ResourceAddress address, Call call, Representation representation, WriteOptions options) {
        ApiResource resource = address.resource();
        Writer.Written written =
                writer.patch(resource, address.key(), target(address), Bodies.patch(resource, call), options);
        return Answer.json(written.created() ? 201 : 200, representation.object(written.object()));
    }

    private static Writer.Target target(ResourceAddress address) {
        return address.subresource().isEmpty() ? Writer.Target.OBJECT : Writer.Target.STATUS;
    }

    private Answer delete(ResourceAddress address, Call call, Representation representation, WriteOptions options) {
        ObjectNode body = Bodies.deleteOptions(call);
        boolean dryRun = options.dryRun() || Json.texts(body.path("dryRun")).contains("All");
        JsonNode given = body.path("preconditions");
        Deletion deletion = writer.delete(
                address.resource(),
                address.key(),
                new Deletion.Preconditions(
                        given.path("uid").asText(""),
                        given.path("resourceVersion").asText("")),
                new WriteOptions(dryRun, options.validation(), options.manager(), options.warnings()));
        return Answer.json(
                deletion.gone() ? success(address, deletion.object()) : representation.object(deletion.object()));
    }

    private static ObjectNode success(ResourceAddress address, ObjectNode deleted) {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Success");
        ObjectNode details = status.putObject("details").put("name", address.name());
        if (!address.resource().group().isEmpty()) {
            details.put("group", address.resource().group());
        }
        details.put("kind", address.resource().plural())
                .put("uid", deleted.at("/metadata/uid").asText());
        return status;
    }

    private Answer deleteCollection(ResourceAddress address, Call call, Representation representation) {
        Selection selection = Selection.of(address, call);
        Listing all = store.list(address.resource());
        List<ObjectNode> taken = all.objects().stream().filter(selection::takes).toList();
        WriteOptions options = options(call, new ArrayList<>());
        taken.forEach(object ->
                writer.delete(address.resource(), ObjectKey.of(object), new Deletion.Preconditions("", ""), options));
        return Answer.json(representation.list(taken, all.revision()));
    }
}
