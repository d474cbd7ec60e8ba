package dev.greenroom.sandbox.kubernetes.write;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What came of a delete.
 *
 * @param gone false: the object stays until its finalizers, or those in it, are done
 */
public record Deletion(ObjectNode object, boolean gone) {

    /**
     * What a client insists on before it deletes; empty: anything.
     *
     * @param uid the object's
     * @param resourceVersion the object's
     */
    public record Preconditions(String uid, String resourceVersion) {}
}
