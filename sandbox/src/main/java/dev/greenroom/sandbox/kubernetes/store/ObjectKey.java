package dev.greenroom.sandbox.kubernetes.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;

/**
 * Where an object of a kind is found.
 *
 * @param namespace empty: the kind has none
 */
public record ObjectKey(String namespace, String name) implements Comparable<ObjectKey> {
    private static final Comparator<ObjectKey> ORDER =
            Comparator.comparing(ObjectKey::namespace).thenComparing(ObjectKey::name);

    /** The key of an object that has its name. */
    public static ObjectKey of(ObjectNode object) {
        return new ObjectKey(
                object.at("/metadata/namespace").asText(),
                object.at("/metadata/name").asText());
    }

    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }
}
