package dev.greenroom.sandbox.kubernetes.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.kubernetes.kind.ApiResource;
import dev.greenroom.sandbox.kubernetes.kind.ApiResources;
import dev.greenroom.sandbox.kubernetes.kind.Refusal;
import dev.greenroom.sandbox.kubernetes.kind.Refusal.Cause;
import dev.greenroom.sandbox.kubernetes.store.ObjectKey;
import dev.greenroom.sandbox.kubernetes.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/** Creates, changes and deletes objects as the API server does. Everything it refuses, it refuses with a {@link Refusal}. */
public final class Writer {
    private final Store store;
    private final ApiResources resources;
    private final Metadata metadata;
    private final Preparation preparation;
    private final Remover remover;
    private final EventRetention retention;
    private final Applications applications = new Applications();

    /** The part of an object that a write is about. */
    public enum Target {
        OBJECT,
        STATUS
    }

    /** What came of a write: the object, and whether it is new. */
    public record Written(ObjectNode object, boolean created) {}

    /**
     * @param clock that objects are stamped by
     */
    public Writer(Store store, ApiResources resources, Clock clock, EventTimes eventTimes, RandomGenerator random) {
        this.store = store;
        this.resources = resources;
        this.metadata = new Metadata(clock, new Identities(random));
        this.preparation = new Preparation(resources, eventTimes);
        this.remover = new Remover(store, resources, metadata, applications);
        this.retention = new EventRetention(store, resources.events());
    }

    /** Creates an object of what a client sent, which is changed. */
    public ObjectNode create(ApiResource resource, String namespace, ObjectNode object, WriteOptions options) {
        Envelope.checkKind(resource, object);
        Envelope.checkNamespace(object, namespace);
        Admission.decode(resource, object, options);
        return store.atomically(() -> insert(resource, namespace, object, options));
    }

    private ObjectNode insert(ApiResource resource, String namespace, ObjectNode object, WriteOptions options) {
        if (resource.namespaced()) {
            checkNamespaceLives(resource, namespace, object.at("/metadata/name").asText());
        }
        if (resource.statusSubresource()) {
            object.remove("status");
        }
        metadata.stampNew(resource, object);
        preparation.prepare(resource, object, MissingNode.getInstance());
        Admission.admitNew(resource, object);
        ObjectKey key = ObjectKey.of(object);
        if (store.find(resource, key).isPresent()) {
            throw Refusal.alreadyExists(resource, key.name());
        }
        if (options.dryRun()) {
            return object;
        }
        ObjectNode stored = store.put(resource, object);
        if (resource.is(resources.events())) {
            retention.added(stored);
        }
        return stored;
    }

    private void checkNamespaceLives(ApiResource resource, String namespace, String name) {
        ObjectNode found = store.find(resources.namespaces(), new ObjectKey("", namespace))
                .orElseThrow(() -> Refusal.notFound(resources.namespaces(), namespace));
        if (Metadata.isBeingDeleted(found)) {
            throw Refusal.terminating(resource, name, namespace);
        }
    }

    /** Puts what a client sent, which is changed, in the place of the object. */
    public ObjectNode replace(
            ApiResource resource, ObjectKey key, Target target, ObjectNode object, WriteOptions options) {
        Envelope.checkKind(resource, object);
        Envelope.checkNamespace(object, key.namespace());
        Envelope.checkName(object, key);
        Admission.decode(resource, object, options);
        return store.atomically(() -> {
            ObjectNode current = existing(resource, key);
            if (resource.custom()
                    && object.at("/metadata/resourceVersion").asText("").isEmpty()) {
                throw Refusal.invalid(
                        resource,
                        key.name(),
                        List.of(new Cause(
                                "FieldValueInvalid",
                                "metadata.resourceVersion",
                                "Invalid value: 0: must be specified for an update")));
            }
            return update(resource, target, object, current, options);
        });
    }

    /** Changes the object; server-side apply creates it where there is none. */
    public Written patch(ApiResource resource, ObjectKey key, Target target, Patch patch, WriteOptions options) {
        return store.atomically(() -> {
            if (patch instanceof Patch.Apply apply) {
                return apply(resource, key, target, apply.wanted(), options);
            }
            ObjectNode current = existing(resource, key);
            ObjectNode patched = Patch.applied(patch, current);
            return new Written(updatePatched(resource, key, target, patched, current, options), false);
        });
    }

    private Written apply(ApiResource resource, ObjectKey key, Target target, ObjectNode wanted, WriteOptions options) {
        Envelope.checkKind(resource, wanted);
        Envelope.checkNamespace(wanted, key.namespace());
        Envelope.checkName(wanted, key);
        ObjectNode current = store.find(resource, key).orElse(null);
        ObjectNode result;
        if (current == null) {
            result = create(resource, key.namespace(), wanted.deepCopy(), options);
        } else {
            JsonNode schema = resource.schema().map(known -> known.openApi()).orElse(MissingNode.getInstance());
            JsonNode last = applications.last(current.at("/metadata/uid").asText(), options.manager() + target);
            ObjectNode merged = ApplyPatch.apply(schema, current, last, wanted);
            result = updatePatched(resource, key, target, merged, current, options);
        }
        if (!options.dryRun()) {
            applications.applied(result.at("/metadata/uid").asText(), options.manager() + target, wanted);
        }
        return new Written(result, current == null);
    }

    private ObjectNode updatePatched(
            ApiResource resource,
            ObjectKey key,
            Target target,
            ObjectNode patched,
            ObjectNode current,
            WriteOptions options) {
        Envelope.checkKind(resource, patched);
        Envelope.checkNamespace(patched, key.namespace());
        Envelope.checkName(patched, key);
        Admission.decodePatched(resource, patched, options);
        return update(resource, target, patched, current, options);
    }

    private ObjectNode existing(ApiResource resource, ObjectKey key) {
        return store.find(resource, key).orElseThrow(() -> Refusal.notFound(resource, key.name()));
    }

    private ObjectNode update(
            ApiResource resource, Target target, ObjectNode given, ObjectNode current, WriteOptions options) {
        Metadata.carryOver(resource, given, current);
        ObjectNode object = target == Target.STATUS ? withStatusOf(given, current) : given;
        if (target == Target.STATUS) {
            Admission.admitStatus(resource, object);
        } else {
            keepStatus(resource, object, current);
            preparation.prepare(resource, object, current);
            Admission.admitUpdate(resource, object, current);
        }
        if (object.equals(current)) {
            return current;
        }
        if (specDiffers(object, current)) {
            Metadata.raiseGeneration(resource, object);
        }
        return options.dryRun() ? object : store(resource, object);
    }

    /** Its last finalizer gone, an object that is being deleted goes too. */
    private ObjectNode store(ApiResource resource, ObjectNode object) {
        boolean ends = Metadata.isBeingDeleted(object) && !Metadata.hasFinalizers(object);
        if (ends && !resource.is(resources.namespaces())) {
            return remover.remove(resource, object);
        }
        ObjectNode stored = store.put(resource, object);
        if (ends) {
            remover.endNamespace(object.at("/metadata/name").asText());
        }
        return stored;
    }

    private static ObjectNode withStatusOf(ObjectNode given, ObjectNode current) {
        ObjectNode object = current.deepCopy();
        if (given.has("status")) {
            object.set("status", given.get("status"));
        } else {
            object.remove("status");
        }
        return object;
    }

    private static void keepStatus(ApiResource resource, ObjectNode object, ObjectNode current) {
        if (resource.statusSubresource()) {
            object.remove("status");
            if (current.has("status")) {
                object.set("status", current.get("status"));
            }
        }
    }

    private static boolean specDiffers(ObjectNode object, ObjectNode current) {
        List<String> aside = List.of("metadata", "status");
        return !object.deepCopy().remove(aside).equals(current.deepCopy().remove(aside));
    }

    /** Deletes an object, or marks it if it has finalizers. */
    public Deletion delete(
            ApiResource resource, ObjectKey key, Deletion.Preconditions preconditions, WriteOptions options) {
        return store.atomically(() -> remover.delete(resource, key, preconditions, options));
    }
}
