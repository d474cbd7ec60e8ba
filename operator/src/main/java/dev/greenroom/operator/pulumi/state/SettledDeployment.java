package dev.greenroom.operator.pulumi.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.operator.stack.StateStore.MadeByCreate;
import dev.greenroom.operator.stack.StateStore.PendingCreate;
import java.util.List;
import java.util.Optional;

/**
 * A checkpoint as {@code pulumi stack import} takes it, with what cut-off creates made among its resources. The CLI's own option
 * for this, {@code refresh --import-pending-creates}, forgets the resource (seen with 3.255).
 */
final class SettledDeployment {
    private SettledDeployment() {}

    /**
     * Inputs stay those of the program, secrets as they are encrypted where the file has them; outputs are for a refresh to read.
     * A create that the CLI dropped is known by its events only, without secrets: the next run sets those again.
     */
    static ObjectNode of(ObjectMapper json, ObjectNode file, List<MadeByCreate> made) {
        JsonNode content = file.path("checkpoint").path("latest");
        ObjectNode deployment = content.isObject() ? content.deepCopy() : file.objectNode();
        ArrayNode resources = deployment.withArray("/resources");
        for (MadeByCreate thing : made) {
            String urn = thing.create().urn();
            replaced(resources, urn);
            ObjectNode resource = pending(deployment, urn).orElseGet(() -> told(json, thing.create()));
            resources.add(resource.put("id", thing.id()).set("outputs", file.objectNode()));
        }
        deployment.remove("pending_operations");
        ObjectNode export =
                file.objectNode().put("version", file.path("version").asInt());
        export.set("deployment", deployment);
        return export;
    }

    private static Optional<ObjectNode> pending(JsonNode deployment, String urn) {
        for (JsonNode operation : deployment.path("pending_operations")) {
            JsonNode resource = operation.path("resource");
            if (operation.path("type").asText().equals("creating")
                    && resource.path("urn").asText().equals(urn)) {
                return Optional.of(resource.deepCopy());
            }
        }
        return Optional.empty();
    }

    private static ObjectNode told(ObjectMapper json, PendingCreate create) {
        ObjectNode resource = json.createObjectNode()
                .put("urn", create.urn())
                .put("type", create.type())
                .put("custom", true);
        if (create.parent() != null && !create.parent().isEmpty()) {
            resource.put("parent", create.parent());
        }
        resource.put("provider", create.provider());
        return resource.set("inputs", json.valueToTree(create.inputs()));
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
