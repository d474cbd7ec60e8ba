package dev.greenroom.sandbox.difference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.api.PreviewEnvironmentStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A preview as one side has it after a step, unchanged.
 *
 * @param status of the custom resource
 * @param stacks by part: data, net, app
 */
record Seen(JsonNode status, Map<String, Stack> stacks) {
    static final String STATES = ".pulumi/stacks/greenroom/";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A stack as it is kept.
     *
     * @param checkpoint Pulumi's state file
     * @param history its updates, oldest first
     */
    record Stack(JsonNode checkpoint, List<JsonNode> history) {}

    static Seen of(Side side, PreviewEnvironmentStatus status) {
        JsonNode tree = JSON.valueToTree(status);
        Map<String, Stack> stacks = new TreeMap<>();
        tree.path("stacks").properties().forEach(stack -> {
            Stack kept = stack(side, stack.getValue().path("id").asText());
            if (kept != null) {
                stacks.put(stack.getKey(), kept);
            }
        });
        return new Seen(tree, stacks);
    }

    private static Stack stack(Side side, String name) {
        List<String> states = side.keys(STATES + name + ".json").stream()
                .filter(Seen::isState)
                .toList();
        if (states.isEmpty()) {
            return null;
        }
        List<JsonNode> history = new ArrayList<>();
        side.keys(".pulumi/history/greenroom/" + name + "/").stream()
                .filter(key -> key.contains(".history.json"))
                .sorted()
                .forEach(key -> history.add(tree(side.read(key))));
        return new Stack(tree(side.read(states.get(0))), history);
    }

    /** Whether a key of the backend is of a stack that is there; its last state but one stays beside it. */
    static boolean isState(String key) {
        return key.endsWith(".json") || key.endsWith(".json.gz");
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
