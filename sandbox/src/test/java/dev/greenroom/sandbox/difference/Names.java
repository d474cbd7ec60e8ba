package dev.greenroom.sandbox.difference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Calls ids that are new each time by what they are ids of, so that who refers to what can be compared. */
final class Names {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern AUTOMATIC = Pattern.compile(".*-[0-9a-f]{7}");
    /** Where ids of resources are found among their outputs; the first that has a value names it. */
    private static final List<String> IDENTIFYING = List.of(
            "id", "arn", "name", "dnsName", "endpoint", "readerEndpoint", "zoneId", "url", "address", "arnSuffix");

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> digests = new LinkedHashMap<>();
    private List<Map.Entry<String, String>> longestFirst = List.of();

    /**
     * Names of the ids in one preview.
     *
     * @param given ids of what was there before, by what each is
     */
    Names(Map<String, String> given, Seen seen) {
        given.forEach((what, id) -> names.put(id, what));
        seen.stacks().values().forEach(stack -> Checkpoint.resources(stack.checkpoint())
                .forEach(this::learn));
        longestFirst = names.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getKey().length()))
                .toList();
    }

    private void learn(JsonNode resource) {
        if (!resource.path("custom").asBoolean() || Checkpoint.type(resource).startsWith("pulumi:")) {
            return;
        }
        String who = Checkpoint.type(resource) + "::" + Checkpoint.name(resource);
        learn(resource.path("id").asText(), who + ".id");
        JsonNode outputs = resource.path("outputs");
        IDENTIFYING.forEach(property -> learn(outputs.path(property).asText(), who + "." + property));
    }

    private void learn(String value, String name) {
        boolean isNew =
                AUTOMATIC.matcher(value).matches() || Stream.of(Shape.values()).anyMatch(shape -> shape.in(value));
        if (isNew) {
            names.putIfAbsent(value, name);
        }
    }

    String in(String text) {
        String result = text;
        for (Map.Entry<String, String> name : longestFirst) {
            result = result.replace(name.getKey(), "{" + name.getValue() + "}");
        }
        for (Shape shape : Shape.values()) {
            result = shape.replacedIn(result);
        }
        return result;
    }

    /** Digests are of ids too; equal ones stay equal. */
    String digest(String text) {
        return DIGEST.matcher(text).matches()
                ? digests.computeIfAbsent(text, unseen -> "digest " + (digests.size() + 1))
                : text;
    }
}
