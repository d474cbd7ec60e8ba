package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import dev.greenroom.sandbox.provider.ResourceProvider.Problem;
import java.util.List;
import java.util.Optional;

/** One of Pulumi's resource types. The methods wait as long as the provider waits. */
public interface ResourceType {

    Schema schema();

    /** What is wrong with inputs that have all that is required; the provider's own validation, before any call. */
    default List<Problem> validate(ObjectNode inputs) {
        return List.of();
    }

    Existing create(Session session, ObjectNode inputs) throws InterruptedException;

    /** As it is now; empty: there is none. */
    Optional<Existing> read(Session session, String id, ObjectNode inputs) throws InterruptedException;

    Existing update(Session session, Existing old, ObjectNode inputs) throws InterruptedException;

    /** Absent is fine. */
    void delete(Session session, Existing old) throws InterruptedException;
}
