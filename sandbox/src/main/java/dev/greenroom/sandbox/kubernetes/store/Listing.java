package dev.greenroom.sandbox.kubernetes.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** All objects of a kind at one revision, by namespace and name. */
public record Listing(List<ObjectNode> objects, long revision) {}
