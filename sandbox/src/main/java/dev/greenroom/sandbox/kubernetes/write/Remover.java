package dev.greenroom.sandbox.kubernetes.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.kubernetes.kind.ApiResource;
import dev.greenroom.sandbox.kubernetes.kind.ApiResources;
import dev.greenroom.sandbox.kubernetes.kind.Refusal;
import dev.greenroom.sandbox.kubernetes.store.ObjectKey;
import dev.greenroom.sandbox.kubernetes.store.Store;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Deletes objects, and namespaces with all that is in them; finalizers are waited for. Owner references are not followed. */
final class Remover {
    private static final Set<String> UNDELETABLE = Set.of("default", "kube-system", "kube-public");

    private final Store store;
    private final ApiResources resources;
    private final Metadata metadata;
    private final Applications applications;

    Remover(Store store, ApiResources resources, Metadata metadata, Applications applications) {
        this.store = store;
        this.resources = resources;
        this.metadata = metadata;
        this.applications = applications;
    }

    Deletion delete(ApiResource resource, ObjectKey key, Deletion.Preconditions preconditions, WriteOptions options) {
        ObjectNode current = store.find(resource, key).orElseThrow(() -> Refusal.notFound(resource, key.name()));
        check(resource, key.name(), current, preconditions);
        if (resource.is(resources.namespaces())) {
            return deleteNamespace(key.name(), current, options);
        }
        if (!Metadata.hasFinalizers(current)) {
            return new Deletion(options.dryRun() ? current : remove(resource, current), true);
        }
        if (Metadata.isBeingDeleted(current) || options.dryRun()) {
            return new Deletion(current, false);
        }
        ObjectNode marked = current.deepCopy();
        metadata.markDeleted(resource, marked);
        return new Deletion(store.put(resource, marked), false);
    }

    private static void check(
            ApiResource resource, String name, ObjectNode current, Deletion.Preconditions preconditions) {
        String uid = current.at("/metadata/uid").asText();
        if (!preconditions.uid().isEmpty() && !preconditions.uid().equals(uid)) {
            throw Refusal.conflict(
                    resource,
                    name,
                    "the UID in the precondition (" + preconditions.uid() + ") does not match the UID in record (" + uid
                            + "). The object might have been deleted and then recreated");
        }
        String version = current.at("/metadata/resourceVersion").asText();
        if (!preconditions.resourceVersion().isEmpty()
                && !preconditions.resourceVersion().equals(version)) {
            throw Refusal.conflict(
                    resource,
                    name,
                    "the ResourceVersion in the precondition (" + preconditions.resourceVersion()
                            + ") does not match the ResourceVersion in record (" + version
                            + "). The object might have been modified");
        }
    }

    /** Removes an object that nothing holds any more, and its namespace if that was waiting for it. */
    ObjectNode remove(ApiResource resource, ObjectNode object) {
        applications.forget(object.at("/metadata/uid").asText());
        ObjectNode removed = store.remove(resource, object.deepCopy());
        if (resource.namespaced()) {
            endNamespace(object.at("/metadata/namespace").asText());
        }
        return removed;
    }

    private Deletion deleteNamespace(String name, ObjectNode current, WriteOptions options) {
        if (UNDELETABLE.contains(name)) {
            throw Refusal.forbidden(resources.namespaces(), name, "this namespace may not be deleted");
        }
        if (Metadata.isBeingDeleted(current) || options.dryRun()) {
            return new Deletion(current, false);
        }
        ObjectNode terminating = current.deepCopy();
        metadata.markDeleted(resources.namespaces(), terminating);
        terminating.withObject("/status").put("phase", "Terminating");
        store.put(resources.namespaces(), terminating);
        contents(name)
                .forEach(content -> delete(
                        content.resource(),
                        ObjectKey.of(content.object()),
                        new Deletion.Preconditions("", ""),
                        options));
        endNamespace(name);
        return new Deletion(terminating, false);
    }

    /** Removes a namespace that is being deleted, once it is empty. */
    void endNamespace(String name) {
        store.find(resources.namespaces(), new ObjectKey("", name))
                .filter(namespace -> Metadata.isBeingDeleted(namespace) && !Metadata.hasFinalizers(namespace))
                .filter(namespace -> contents(name).isEmpty())
                .ifPresent(namespace -> store.remove(resources.namespaces(), namespace.deepCopy()));
    }

    private record Content(ApiResource resource, ObjectNode object) {}

    private List<Content> contents(String namespace) {
        return resources.all().stream()
                .filter(ApiResource::namespaced)
                .flatMap(resource -> contents(resource, namespace))
                .toList();
    }

    private Stream<Content> contents(ApiResource resource, String namespace) {
        return store.list(resource).objects().stream()
                .filter(object -> ObjectKey.of(object).namespace().equals(namespace))
                .map(object -> new Content(resource, object));
    }
}
