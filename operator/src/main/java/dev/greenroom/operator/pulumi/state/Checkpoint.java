package dev.greenroom.operator.pulumi.state;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.stack.StateStore.LooseEnds;
import dev.greenroom.operator.stack.StateStore.PendingCreate;
import dev.greenroom.operator.stack.StateStore.StackState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A stack's state as the CLI's own backends write it ("Pulumi CLI", apitype CheckpointV3), as far as we read it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Checkpoint(Content checkpoint) {
    private static final String STACK = "pulumi:pulumi:Stack";
    private static final String SERVICE = "aws:ecs/service:Service";

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Content(Deployment latest) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Deployment(
            List<Resource> resources,
            @JsonProperty("pending_operations") List<Operation> pendingOperations) {
        Deployment {
            resources = resources == null ? List.of() : resources;
            pendingOperations = pendingOperations == null ? List.of() : pendingOperations;
        }
    }

    /**
     * Something that was begun, and whose end was not noted.
     *
     * @param type creating, updating, deleting and others
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Operation(Resource resource, String type) {}

    /**
     * A resource.
     *
     * @param custom false: a component, which is nothing on AWS
     * @param external true: only read by the stack, which does not own it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Resource(
            String urn,
            String type,
            boolean custom,
            boolean external,
            String id,
            String parent,
            String provider,
            Map<String, Object> inputs,
            Map<String, JsonNode> outputs) {
        Resource {
            inputs = inputs == null ? Map.of() : inputs;
            outputs = outputs == null ? Map.of() : outputs;
        }

        boolean onAws() {
            return ofAws() && id != null;
        }

        /** Components and providers are nothing on AWS. */
        private boolean ofAws() {
            return custom && !external && !type.startsWith("pulumi:");
        }

        /** Put there by hand, or by {@link SettledDeployment}: the provider has not been asked yet. */
        private boolean unread() {
            return onAws() && outputs.isEmpty();
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
        return new StackState(outputs, onAws, serviceTaskDefinition(), looseEnds());
    }

    private LooseEnds looseEnds() {
        List<PendingCreate> creates = new ArrayList<>();
        Set<String> unread = new TreeSet<>();
        for (Operation operation : operations()) {
            Resource resource = operation.resource();
            if (resource.ofAws() && operation.type().equals("creating")) {
                creates.add(new PendingCreate(
                        resource.urn(), resource.type(), resource.inputs(), resource.parent(), resource.provider()));
            } else if (resource.onAws()) {
                unread.add(resource.urn());
            }
        }
        resources().stream().filter(Resource::unread).map(Resource::urn).forEach(unread::add);
        return new LooseEnds(creates, List.copyOf(unread));
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
        return latest().map(Deployment::resources).orElse(List.of());
    }

    private List<Operation> operations() {
        return latest().map(Deployment::pendingOperations).orElse(List.of());
    }

    private Optional<Deployment> latest() {
        return Optional.ofNullable(checkpoint).map(Content::latest);
    }
}
