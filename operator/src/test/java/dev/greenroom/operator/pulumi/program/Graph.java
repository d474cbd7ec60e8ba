package dev.greenroom.operator.pulumi.program;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.greenroom.operator.plan.StackPlan;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a program registers and exports, in the form in which it is kept for comparison. */
@JsonPropertyOrder({"digest", "programRevision", "outputs", "resources"})
record Graph(String digest, int programRevision, Map<String, String> outputs, List<Entry> resources) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    /** One registered resource; {@code child}: a component made it. */
    record Node(String type, String name, String provider, boolean child, Map<String, Object> inputs) {}

    /** A resource as it is kept. */
    @JsonPropertyOrder({"type", "name", "inputs"})
    record Entry(String type, String name, Map<String, Object> inputs) {}

    static Graph of(StackPlan plan, Map<String, String> outputs, List<Node> nodes) {
        List<Entry> entries = nodes.stream()
                .map(node -> new Entry(node.type(), node.name(), plain(node.inputs())))
                .sorted(Comparator.comparing(Entry::type).thenComparing(Entry::name))
                .toList();
        return new Graph(plan.digest(), plan.part().programRevision(), outputs, entries);
    }

    static Graph parse(String yaml) {
        try {
            return YAML.readValue(yaml, Graph.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a graph: " + e.getMessage(), e);
        }
    }

    String yaml() {
        try {
            return YAML.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> plain(Map<String, Object> inputs) {
        Map<String, Object> plain = new TreeMap<>();
        inputs.forEach((key, value) -> plain.put(key, plain(value)));
        return plain;
    }

    /** Whole numbers come off the wire as doubles, and the password is nothing to keep in a file. */
    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .collect(Collectors.toMap(
                            entry -> String.valueOf(entry.getKey()),
                            entry -> plain(entry.getValue()),
                            (one, other) -> one,
                            TreeMap::new));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Graph::plain).toList();
        }
        if (value instanceof Double number && number == Math.rint(number)) {
            return number.longValue();
        }
        return ProgramCase.PASSWORD.equals(value) ? "[the password]" : value;
    }
}
