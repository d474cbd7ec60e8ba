package dev.greenroom.sandbox.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pulumi.automation.AutomationException;
import com.pulumi.automation.StackDeployment;
import com.pulumi.automation.WorkspaceStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A stack's state in the hand of somebody who edits it. */
record Checkpoint(ObjectNode deployment) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Edits what {@code stack export} gives and {@code stack import} takes. */
    static void importing(WorkspaceStack stack, Consumer<Checkpoint> edit) throws AutomationException, IOException {
        ObjectNode export = JSON.createObjectNode().put("version", 3);
        ObjectNode deployment = JSON.valueToTree(stack.exportStack().deployment());
        export.set("deployment", deployment);
        edit.accept(new Checkpoint(deployment));
        stack.importStack(StackDeployment.fromJson(JSON.writeValueAsString(export)));
    }

    /** Edits the file of the backend. */
    static void inBackend(Path backend, Consumer<Checkpoint> edit) throws IOException {
        Path file = backend.resolve(".pulumi/stacks/" + Engine.PROJECT + "/dev.json");
        ObjectNode state = (ObjectNode) JSON.readTree(file.toFile());
        edit.accept(new Checkpoint((ObjectNode) state.at("/checkpoint/latest")));
        Files.writeString(file, JSON.writeValueAsString(state));
    }

    /** As a CLI leaves it that was killed while it created the resource of this name. */
    void cutOff(String name) {
        ArrayNode resources = (ArrayNode) deployment.get("resources");
        for (int i = 0; i < resources.size(); i++) {
            if (resources.get(i).path("urn").asText().endsWith("::" + name)) {
                ObjectNode resource = (ObjectNode) resources.remove(i);
                resource.remove(List.of("id", "outputs", "created", "modified"));
                ObjectNode operation =
                        deployment.withArray("pending_operations").addObject();
                operation.set("resource", resource);
                operation.put("type", "creating");
                return;
            }
        }
        throw new AssertionError("no resource " + name);
    }

    /** Makes the pending create of this name a resource with an id, of which nothing else is known. */
    void adopt(String name, String id) {
        for (JsonNode operation : deployment.get("pending_operations")) {
            ObjectNode resource = operation.get("resource").deepCopy();
            if (resource.path("urn").asText().endsWith("::" + name)) {
                resource.put("id", id).putObject("outputs");
                deployment.withArray("resources").add(resource);
            }
        }
    }
}
