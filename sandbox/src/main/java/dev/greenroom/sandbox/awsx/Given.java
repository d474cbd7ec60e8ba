package dev.greenroom.sandbox.awsx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * An argument as the true provider's code sees it, without the Outputs around it.
 *
 * @param value missing where nothing is given or nothing is known yet
 * @param output whether it is inside an Output of its own
 * @param unknown whether it will have a value later
 * @param dependencies URNs, those of the Outputs further out included
 */
record Given(JsonNode value, boolean output, boolean unknown, boolean secret, Set<String> dependencies) {
    private static final Given NOTHING = new Given(MissingNode.getInstance(), false, false, false, Set.of());

    static Given nothing() {
        return NOTHING;
    }

    static Given of(JsonNode json) {
        return NOTHING.inner(json);
    }

    /**
     * A top-level argument. Node's SDK hands it over as it was sent, except where the call lists dependencies for it and it
     * holds no Output itself: then the whole of it becomes one Output.
     */
    static Given property(JsonNode json, Set<String> dependencies) {
        boolean alone = Wrapping.isReference(json)
                && dependencies.equals(Set.of(json.path("urn").asText()));
        if (dependencies.isEmpty() || alone || Wrapping.holdsLayer(json)) {
            return of(json);
        }
        return new Given(json, true, false, false, Set.copyOf(dependencies));
    }

    boolean isSet() {
        return unknown || !(value.isMissingNode() || value.isNull());
    }

    boolean isReference() {
        return Wrapping.isReference(value);
    }

    boolean isTrue() {
        return value.isBoolean() && value.booleanValue();
    }

    String text(String otherwise) {
        return value.isTextual() ? value.textValue() : otherwise;
    }

    Given member(String key) {
        return unknown ? this : inner(value.isObject() ? value.path(key) : MissingNode.getInstance());
    }

    List<Given> elements() {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(this::inner)
                        .toList()
                : List.of();
    }

    /** The members that are set, but for those named, in the order in which the engine sends an object. */
    Map<String, Given> members(Set<String> not) {
        Map<String, Given> members = new TreeMap<>();
        if (value.isObject()) {
            value.fieldNames().forEachRemaining(key -> {
                if (!not.contains(key) && member(key).isSet()) {
                    members.put(key, member(key));
                }
            });
        }
        return members;
    }

    /** Whether there is an Output just there and none further out; a step of {@code *} is any element. */
    boolean hasOutputAt(List<String> path) {
        if (path.isEmpty() || output) {
            return path.isEmpty() && output;
        }
        List<String> rest = path.subList(1, path.size());
        if (path.get(0).equals("*")) {
            List<Given> elements = elements();
            return IntStream.range(0, elements.size())
                    .anyMatch(i -> elements.get(i).hasOutputAt(rest));
        }
        return member(path.get(0)).hasOutputAt(rest);
    }

    private Given inner(JsonNode json) {
        JsonNode bare = json;
        boolean layered = false;
        boolean hidden = secret;
        Set<String> urns = new TreeSet<>(dependencies);
        while (Wrapping.isLayer(bare)) {
            urns.addAll(Wrapping.dependencies(bare));
            layered = true;
            hidden |= Wrapping.isSecret(bare);
            if (Wrapping.isUnknown(bare)) {
                return new Given(MissingNode.getInstance(), true, true, hidden, Set.copyOf(urns));
            }
            bare = bare.path("value");
        }
        return new Given(bare, layered, false, hidden, Set.copyOf(urns));
    }
}
