package dev.greenroom.sandbox.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What has to be the same on both sides of what was seen. Left out or replaced: times and durations, ids of runs, ciphertexts, ids
 * that are new each time ({@link Names}), outputs of resources, and Pulumi's note of which inputs it gave by default.
 */
final class NormalForm {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** The signature of secrets and its key ("Pulumi SDK", resource.SecretSig). */
    private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";

    private static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";

    /** Source positions are of the code that made the resource, a program in one case and a plugin in the other. */
    private static final Set<String> LEFT_OUT_OF_RESOURCES =
            Set.of("urn", "type", "created", "modified", "outputs", "sourcePosition", "stackTrace");

    private static final Set<String> BOOKKEEPING = Set.of("__defaults");
    private static final Set<String> NUMBERS_OF_TIME = Set.of("durationSeconds");
    private static final Set<String> GROWING = Set.of("accrued");
    private static final Set<String> IDS_OF_RUNS = Set.of("lastRun");

    private final Names names;

    private NormalForm(Names names) {
        this.names = names;
    }

    static ObjectNode of(Seen seen, Map<String, String> given) {
        NormalForm form = new NormalForm(new Names(given, seen));
        ObjectNode tree = NODES.objectNode();
        tree.set("status", form.status(seen.status()));
        ObjectNode stacks = tree.putObject("stacks");
        seen.stacks().forEach((part, stack) -> stacks.set(part, form.stack(stack)));
        return tree;
    }

    /**
     * How often it was tried again, whether that left the phase Failed for a moment, and whether AWS was compared by then, is a
     * matter of time.
     */
    private ObjectNode status(JsonNode status) {
        ObjectNode normal = (ObjectNode) value(status);
        ObjectNode timeline = NODES.objectNode();
        status.path("timeline").fieldNames().forEachRemaining(phase -> timeline.put(phase, "{SECONDS}"));
        timeline.remove("Failed");
        normal.remove("lastVerified");
        normal.set("timeline", timeline);
        ObjectNode conditions = NODES.objectNode();
        normal.path("conditions")
                .forEach(condition -> conditions.set(condition.path("type").asText(), condition));
        normal.set("conditions", conditions);
        return normal;
    }

    private ObjectNode stack(Seen.Stack stack) {
        ObjectNode normal = NODES.objectNode();
        ArrayNode updates = normal.putArray("updates");
        stack.history().forEach(update -> {
            ObjectNode one = updates.addObject();
            one.set("kind", update.path("kind"));
            one.set("result", update.path("result"));
            one.set("resourceChanges", update.path("resourceChanges"));
        });
        ObjectNode resources = NODES.objectNode();
        for (JsonNode resource : Checkpoint.resources(stack.checkpoint())) {
            if (Checkpoint.type(resource).equals("pulumi:pulumi:Stack")) {
                normal.set("outputs", value(resource.path("outputs")));
            }
            String key = Checkpoint.within(Checkpoint.urn(resource));
            resources.set(resource.path("delete").asBoolean() ? key + " (to be deleted)" : key, resource(resource));
        }
        normal.set("resources", resources);
        return normal;
    }

    private ObjectNode resource(JsonNode resource) {
        ObjectNode normal = NODES.objectNode();
        resource.properties().forEach(field -> {
            if (!LEFT_OUT_OF_RESOURCES.contains(field.getKey())) {
                normal.set(field.getKey(), value(field.getValue()));
            }
        });
        allTags(normal.path("inputs"));
        normal.replace("dependencies", sorted(normal.path("dependencies")));
        JsonNode byProperty = normal.path("propertyDependencies");
        byProperty.properties().forEach(property -> property.setValue(sorted(property.getValue())));
        return normal;
    }

    /** With a provider's default tags; the rig's plugin adds them to the tags, pulumi-aws ("provider/tags.go") beside them. */
    private static void allTags(JsonNode inputs) {
        if (inputs.has("tagsAll")) {
            ((ObjectNode) inputs).set("tags", ((ObjectNode) inputs).remove("tagsAll"));
        }
    }

    private static ArrayNode sorted(JsonNode texts) {
        Set<String> sorted = new TreeSet<>();
        texts.forEach(text -> sorted.add(text.asText()));
        ArrayNode array = NODES.arrayNode();
        sorted.forEach(array::add);
        return array;
    }

    private JsonNode value(JsonNode value) {
        if (value.path(SIGNATURE).asText().equals(SECRET)) {
            return TextNode.valueOf("{SECRET}");
        }
        if (value.isObject()) {
            ObjectNode object = NODES.objectNode();
            new TreeSet<>(names(value)).forEach(field -> object.set(field, field(field, value.get(field))));
            BOOKKEEPING.forEach(object::remove);
            return object;
        }
        if (value.isArray()) {
            ArrayNode array = NODES.arrayNode();
            value.forEach(element -> array.add(value(element)));
            return array;
        }
        if (value.isNumber()) {
            return NODES.numberNode(
                    new BigDecimal(value.decimalValue().stripTrailingZeros().toPlainString()));
        }
        return value.isTextual() ? TextNode.valueOf(text(value.textValue())) : value;
    }

    private JsonNode field(String name, JsonNode value) {
        if (NUMBERS_OF_TIME.contains(name)) {
            return TextNode.valueOf("{SECONDS}");
        }
        if (GROWING.contains(name)) {
            return TextNode.valueOf("{GROWING}");
        }
        if (name.equals("failures") && value.intValue() > 0) {
            return TextNode.valueOf("{SOME}");
        }
        if (name.toLowerCase(Locale.ROOT).endsWith("digest") && value.isTextual()) {
            return TextNode.valueOf(names.digest(value.textValue()));
        }
        JsonNode normal = value(value);
        if (IDS_OF_RUNS.contains(name) && normal.has("id")) {
            ((ObjectNode) normal).put("id", "{RUN}");
        }
        return normal;
    }

    private String text(String text) {
        return names.in(text.startsWith("urn:pulumi:") ? Checkpoint.within(text) : text);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
