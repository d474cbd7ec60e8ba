package dev.greenroom.sandbox.difference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads Pulumi's state file ("Pulumi CLI", apitype CheckpointV3). */
final class Checkpoint {
    private static final String SEPARATOR = "::";

    private Checkpoint() {}

    /** In the order of the file, in which a resource comes after all that it depends on. */
    static List<JsonNode> resources(JsonNode checkpoint) {
        List<JsonNode> resources = new ArrayList<>();
        checkpoint.at("/checkpoint/latest/resources").forEach(resources::add);
        return resources;
    }

    static String urn(JsonNode resource) {
        return resource.path("urn").asText();
    }

    static String type(JsonNode resource) {
        return resource.path("type").asText();
    }

    static String name(JsonNode resource) {
        String[] parts = urn(resource).split(SEPARATOR, 4);
        return parts[parts.length - 1];
    }

    /** Type and name, with the types of the parents: what of a URN does not say which stack it is in. */
    static String within(String urn) {
        String[] parts = urn.split(SEPARATOR, 4);
        return parts.length < 4 ? urn : parts[2] + SEPARATOR + parts[3];
    }
}
