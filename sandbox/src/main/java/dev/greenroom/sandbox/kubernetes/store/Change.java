package dev.greenroom.sandbox.kubernetes.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * One write.
 *
 * @param object as it became; of a removed one as it was, with the revision of its removal
 * @param before as it was
 */
public record Change(long revision, ObjectNode object, Optional<ObjectNode> before, boolean removal) {}
