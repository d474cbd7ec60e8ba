package dev.greenroom.operator.pulumi.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A checkpoint as {@code pulumi stack import} takes it, with what cut-off creates made among its resources. The CLI's own option
 * for this, {@code refresh --import-pending-creates}, forgets the resource (seen with 3.255).
 */
final class SettledDeployment {
    private SettledDeployment() {}

    /**
     * Inputs stay those of the program, secrets as they are encrypted; outputs are for a refresh to read.
     *
     * @param made ids by URN
     */
    static ObjectNode of(ObjectNode file, Map<String, String> made) {
        JsonNode content = file.path("checkpoint").path("latest");
        ObjectNode deployment = content.isObject() ? content.deepCopy() : file.objectNode();
        ArrayNode resources = deployment.withArray("/resources");
        for (JsonNode operation : deployment.path("pending_operations")) {
            JsonNode resource = operation.path("resource");
            String id = made.get(resource.path("urn").asText());
            if (id != null && operation.path("type").asText().equals("creating")) {
                replaced(resources, resource.path("urn").asText());
                resources.add(resource.<ObjectNode>deepCopy().put("id", id).set("outputs", file.objectNode()));
            }
        }
        deployment.remove("pending_operations");
        ObjectNode export =
                file.objectNode().put("version", file.path("version").asInt());
        export.set("deployment", deployment);
        return export;
    }

    /** What was to be replaced by the create is to be deleted once it is. */
    private static void replaced(ArrayNode resources, String urn) {
        for (JsonNode resource : resources) {
            if (resource.path("urn").asText().equals(urn)) {
                ((ObjectNode) resource).put("delete", true);
            }
        }
    }
}
