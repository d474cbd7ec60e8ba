package dev.greenroom.sandbox.kubernetes.kind;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The JSONPath that printer columns are written in: fields, an index, {@code [*]}, and {@code [?(@.field=="value")]}. */
public final class JsonPath {
    private static final Pattern STEP = Pattern.compile("\\.(?<field>[A-Za-z0-9_-]+)"
            + "|\\[(?<index>\\d+)]"
            + "|\\[(?<all>\\*)]"
            + "|\\[\\?\\(@\\.(?<key>[A-Za-z0-9_-]+)\\s*==\\s*[\"'](?<value>[^\"']*)[\"']\\)]");

    private final List<Step> steps;

    private interface Step {
        Stream<JsonNode> from(JsonNode node);
    }

    private JsonPath(List<Step> steps) {
        this.steps = steps;
    }

    /**
     * Reads a path such as {@code .status.conditions[?(@.type=="Ready")].status}.
     *
     * @throws IllegalArgumentException if it has anything else in it
     */
    public static JsonPath parse(String path) {
        Matcher matcher = STEP.matcher(path);
        List<Step> steps = new ArrayList<>();
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            steps.add(step(matcher));
            end = matcher.end();
        }
        if (end != path.length()) {
            throw new IllegalArgumentException("A JSONPath that this API cannot read: " + path);
        }
        return new JsonPath(steps);
    }

    private static Step step(Matcher matcher) {
        String field = matcher.group("field");
        if (field != null) {
            return node -> Stream.of(node.path(field));
        }
        String index = matcher.group("index");
        if (index != null) {
            int at = Integer.parseInt(index);
            return node -> Stream.of(node.path(at));
        }
        if (matcher.group("all") != null) {
            return JsonNode::valueStream;
        }
        String key = matcher.group("key");
        String value = matcher.group("value");
        return node -> node.valueStream().filter(item -> item.path(key).asText().equals(value));
    }

    /** What the path leads to; empty where there is nothing. */
    public List<JsonNode> find(JsonNode root) {
        Stream<JsonNode> found = Stream.of(root);
        for (Step step : steps) {
            found = found.flatMap(step::from);
        }
        return found.filter(node -> !node.isMissingNode() && !node.isNull()).toList();
    }
}
