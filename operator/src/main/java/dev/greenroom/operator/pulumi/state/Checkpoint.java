package dev.greenroom.operator.pulumi.state;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.stack.StateStore.StackState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A stack's state as the CLI's own backends write it ("Pulumi CLI", apitype CheckpointV3), as far as we read it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Checkpoint(Content checkpoint) {
    private static final String STACK = "pulumi:pulumi:Stack";
    private static final String SERVICE = "aws:ecs/service:Service";

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Content(Deployment latest) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Deployment(List<Resource> resources) {}

    /**
     * A resource.
     *
     * @param custom false: a component, which is nothing on AWS
     * @param external true: only read by the stack, which does not own it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Resource(String type, boolean custom, boolean external, String id, Map<String, JsonNode> outputs) {
        Resource {
            outputs = outputs == null ? Map.of() : outputs;
        }

        boolean onAws() {
            return custom && !external && id != null && !type.startsWith("pulumi:");
        }

        CloudResource asCloudResource() {
            JsonNode arn = outputs.get("arn");
            return new CloudResource(type, id, arn == null || !arn.isTextual() ? null : arn.textValue());
        }
    }

    StackState toState() {
        Map<String, String> outputs = new TreeMap<>();
        List<CloudResource> onAws = new ArrayList<>();
        for (Resource resource : resources()) {
            if (resource.type().equals(STACK)) {
                resource.outputs().forEach((key, value) -> {
                    if (value.isTextual()) {
                        outputs.put(key, value.textValue());
                    }
                });
            } else if (resource.onAws()) {
                onAws.add(resource.asCloudResource());
            }
        }
        return new StackState(outputs, onAws, serviceTaskDefinition());
    }

    private String serviceTaskDefinition() {
        return resources().stream()
                .filter(resource -> resource.type().equals(SERVICE))
                .map(resource -> resource.outputs().get("taskDefinition"))
                .filter(definition -> definition != null && definition.isTextual())
                .map(JsonNode::textValue)
                .findFirst()
                .orElse(null);
    }

    private List<Resource> resources() {
        boolean empty = checkpoint == null
                || checkpoint.latest() == null
                || checkpoint.latest().resources() == null;
        return empty ? List.of() : checkpoint.latest().resources();
    }
}
