package dev.greenroom.sandbox.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/** Breaks a manifest somewhere: a field is gone, of another type, too long, in another script, or unheard of. */
final class Wildness {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEP = 60;
    private static final int MANY = 200;
    private static final List<JsonNode> JUNK = List.of(
            NODES.nullNode(),
            NODES.textNode(""),
            NODES.textNode(" "),
            NODES.textNode("x".repeat(300)),
            NODES.textNode("x".repeat(100_000)),
            NODES.textNode("пр-123"),
            NODES.textNode("\u202Egnp.\uD83D\uDCA5"),
            NODES.textNode("line\nbreak\tand\u0000more"),
            NODES.textNode("../../etc/passwd"),
            NODES.textNode("$(id);`id`;${jndi:ldap://x}"),
            NODES.textNode("--flag=%s{{.}}"),
            NODES.textNode("Explode"),
            NODES.numberNode(0),
            NODES.numberNode(-1),
            NODES.numberNode(1.5),
            NODES.numberNode(Integer.MAX_VALUE),
            NODES.numberNode(Long.MIN_VALUE),
            NODES.numberNode(new BigInteger("9".repeat(40))),
            NODES.numberNode(1e300),
            NODES.booleanNode(true),
            NODES.arrayNode(),
            NODES.objectNode(),
            NODES.arrayNode().add(NODES.arrayNode().add(NODES.nullNode())),
            deep());

    private static final List<BiFunction<Random, JsonNode, JsonNode>> CHANGES = List.of(
            (random, old) -> JUNK.get(random.nextInt(JUNK.size())),
            (random, old) -> NODES.arrayNode().add(old),
            (random, old) -> NODES.objectNode().set("value", old),
            (random, old) -> old.isNumber() ? NODES.textNode(old.asText()) : NODES.numberNode(random.nextInt()),
            (random, old) -> repeated(old));

    private final Random random;

    Wildness(Random random) {
        this.random = random;
    }

    /** A place in a document: a field of an object or an element of a list. */
    private record Place(JsonNode parent, String field, int index) {
        JsonNode value() {
            return parent instanceof ObjectNode object ? object.get(field) : parent.get(index);
        }

        void set(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                object.set(field, value);
            } else {
                ((ArrayNode) parent).set(index, value);
            }
        }

        void remove() {
            if (parent instanceof ObjectNode object) {
                object.remove(field);
            } else {
                ((ArrayNode) parent).remove(index);
            }
        }
    }

    /** Breaks the document in one place. */
    void breakSomewhere(ObjectNode document) {
        List<Place> places = new ArrayList<>();
        collect(document, places);
        if (places.isEmpty()) {
            document.put("nothing", "left");
            return;
        }
        Place place = places.get(random.nextInt(places.size()));
        switch (random.nextInt(8)) {
            case 0 -> place.remove();
            case 1 -> unheardOf(place);
            default -> place.set(CHANGES.get(random.nextInt(CHANGES.size())).apply(random, place.value()));
        }
    }

    private void unheardOf(Place place) {
        if (place.parent() instanceof ObjectNode object) {
            object.set("unheardOf", JUNK.get(random.nextInt(JUNK.size())));
        } else {
            ((ArrayNode) place.parent()).add(JUNK.get(random.nextInt(JUNK.size())));
        }
    }

    private static void collect(JsonNode node, List<Place> places) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(field -> places.add(new Place(object, field, 0)));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.add(new Place(node, null, i));
        }
        node.forEach(child -> collect(child, places));
    }

    private static JsonNode repeated(JsonNode old) {
        ArrayNode many = NODES.arrayNode();
        for (int i = 0; i < MANY; i++) {
            many.add(old.isArray() && !old.isEmpty() ? old.get(0).deepCopy() : old.deepCopy());
        }
        return many;
    }

    private static JsonNode deep() {
        JsonNode node = NODES.textNode("bottom");
        for (int i = 0; i < DEEP; i++) {
            node = NODES.objectNode().set("down", node);
        }
        return node;
    }
}
