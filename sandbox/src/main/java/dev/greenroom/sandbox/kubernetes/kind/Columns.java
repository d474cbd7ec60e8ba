package dev.greenroom.sandbox.kubernetes.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The columns of the built-in kinds, named as the API server names them. */
final class Columns {
    static final Column NAME =
            new Column("Name", "string", "name", "Name must be unique within a namespace.", 0, text("/metadata/name"));
    static final Column AGE = new Column(
            "Age",
            "string",
            "",
            "Time since the object was created.",
            0,
            (object, now) -> TextNode.valueOf(HumanDuration.since(text(object, "/metadata/creationTimestamp"), now)));

    private Columns() {}

    static List<Column> ofNamespaces() {
        return List.of(NAME, column("Status", "The status of the namespace", text("/status/phase")), AGE);
    }

    static List<Column> ofSecrets() {
        return List.of(NAME, column("Type", "Type of the secret's data.", text("/type")), dataSize("/data"), AGE);
    }

    static List<Column> ofConfigMaps() {
        return List.of(NAME, dataSize("/data", "/binaryData"), AGE);
    }

    static List<Column> ofLeases() {
        return List.of(NAME, column("Holder", "Identity of the holder.", text("/spec/holderIdentity")), AGE);
    }

    static List<Column> ofDefinitions() {
        return List.of(
                NAME,
                new Column("Created At", "date", "", "Time of creation.", 0, text("/metadata/creationTimestamp")));
    }

    /**
     * @param wall the clock of the timestamps inside Events
     */
    static List<Column> ofEvents(Clock wall) {
        return List.of(
                column("Last Seen", "Time since the most recent occurrence.", since(wall, Columns::lastSeen)),
                column("Type", "Normal or Warning.", text("/type")),
                column("Reason", "Why it happened, in one word.", text("/reason")),
                column("Object", "The object that this event is about.", (object, now) -> about(object)),
                wide("Subobject", "Part of the object.", text("/involvedObject/fieldPath")),
                wide("Source", "The component that reported it.", (object, now) -> source(object)),
                column("Message", "A description for people.", text("/message")),
                wide("First Seen", "Time since the first occurrence.", since(wall, Columns::firstSeen)),
                wide(
                        "Count",
                        "How often it happened.",
                        (object, now) ->
                                IntNode.valueOf(Math.max(1, object.path("count").asInt()))),
                new Column("Name", "string", "name", NAME.description(), 1, NAME.cell()));
    }

    private static Column column(String name, String description, Column.Cell cell) {
        return new Column(name, "string", "", description, 0, cell);
    }

    private static Column wide(String name, String description, Column.Cell cell) {
        return new Column(name, "string", "", description, 1, cell);
    }

    private static Column dataSize(String... pointers) {
        return column("Data", "How many keys it has.", (object, now) -> {
            int size = 0;
            for (String pointer : pointers) {
                size += object.at(pointer).size();
            }
            return IntNode.valueOf(size);
        });
    }

    private static Column.Cell text(String pointer) {
        return (object, now) -> TextNode.valueOf(text(object, pointer));
    }

    private static Column.Cell since(Clock wall, Function<ObjectNode, String> timestamp) {
        return (object, now) -> TextNode.valueOf(HumanDuration.since(timestamp.apply(object), wall.instant()));
    }

    private static String lastSeen(ObjectNode event) {
        String last = text(event, "/lastTimestamp");
        return last.isEmpty() ? firstSeen(event) : last;
    }

    private static String firstSeen(ObjectNode event) {
        String first = text(event, "/firstTimestamp");
        return first.isEmpty() ? text(event, "/eventTime") : first;
    }

    private static JsonNode about(ObjectNode event) {
        String kind = text(event, "/involvedObject/kind").toLowerCase(Locale.ROOT);
        return TextNode.valueOf(kind + "/" + text(event, "/involvedObject/name"));
    }

    private static JsonNode source(ObjectNode event) {
        String component = text(event, "/source/component");
        String host = text(event, "/source/host");
        return TextNode.valueOf(host.isEmpty() ? component : component + ", " + host);
    }

    private static String text(ObjectNode object, String pointer) {
        JsonNode at = object.at(pointer);
        return at.isNull() ? "" : at.asText();
    }
}
