package dev.greenroom.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import dev.greenroom.sandbox.kubernetes.kind.Json;
import java.util.Base64;

/** Reads Kubernetes' protobuf, in which kubectl creates objects of built-in kinds whatever a server may say that it takes. */
final class Protobuf {
    static final String MEDIA_TYPE = "application/vnd.kubernetes.protobuf";

    /** What every message begins with, before its envelope. */
    private static final ByteString MAGIC = ByteString.copyFrom(new byte[] {'k', '8', 's', 0});

    private static final int TYPE_META = 1;
    private static final int RAW = 2;
    private static final int KEY = 1;
    private static final int VALUE = 2;

    private static final JsonNode MESSAGES = YamlFiles.read("protobuf.yaml");

    private Protobuf() {}

    /**
     * The object of an envelope with its kind and version.
     *
     * @throws InvalidProtocolBufferException if it is none, or of a kind whose fields are not known
     */
    static ObjectNode read(byte[] bytes) throws InvalidProtocolBufferException {
        ByteString message = ByteString.copyFrom(bytes);
        if (!message.startsWith(MAGIC)) {
            throw new InvalidProtocolBufferException("provided data does not appear to be a protobuf message");
        }
        UnknownFieldSet envelope = UnknownFieldSet.parseFrom(message.substring(MAGIC.size()));
        UnknownFieldSet type = UnknownFieldSet.parseFrom(bytes(envelope, TYPE_META));
        String kind = bytes(type, 2).toStringUtf8();
        if (!MESSAGES.has(kind)) {
            throw new InvalidProtocolBufferException("the sandbox reads no " + kind + " in protobuf");
        }
        ObjectNode object =
                Json.object().put("apiVersion", bytes(type, 1).toStringUtf8()).put("kind", kind);
        addFields(object, kind, bytes(envelope, RAW));
        return object;
    }

    private static ByteString bytes(UnknownFieldSet message, int number) {
        return last(message.getField(number));
    }

    private static ByteString last(Field field) {
        int count = field.getLengthDelimitedList().size();
        return count == 0 ? ByteString.EMPTY : field.getLengthDelimitedList().get(count - 1);
    }

    private static void addFields(ObjectNode object, String message, ByteString bytes)
            throws InvalidProtocolBufferException {
        UnknownFieldSet fields = UnknownFieldSet.parseFrom(bytes);
        for (var entry : fields.asMap().entrySet()) {
            JsonNode known = MESSAGES.path(message).path(entry.getKey().toString());
            if (known.isObject()) {
                addField(object, known.path("name").asText(), known.path("type").asText("text"), entry.getValue());
            }
        }
    }

    /** An empty text stands for none. */
    private static void addField(ObjectNode object, String name, String type, Field field)
            throws InvalidProtocolBufferException {
        switch (type) {
            case "text" -> {
                if (!last(field).isEmpty()) {
                    object.put(name, last(field).toStringUtf8());
                }
            }
            case "flag" -> object.put(name, field.getVarintList().get(0) != 0);
            case "texts" ->
                field.getLengthDelimitedList()
                        .forEach(text -> object.withArray("/" + name).add(text.toStringUtf8()));
            case "text-map", "bytes-map" -> {
                for (ByteString pair : field.getLengthDelimitedList()) {
                    addPair(object.withObject("/" + name), pair, type.equals("bytes-map"));
                }
            }
            default -> addFields(object.withObject("/" + name), type, last(field));
        }
    }

    private static void addPair(ObjectNode map, ByteString pair, boolean inBase64)
            throws InvalidProtocolBufferException {
        UnknownFieldSet entry = UnknownFieldSet.parseFrom(pair);
        ByteString value = bytes(entry, VALUE);
        map.put(
                bytes(entry, KEY).toStringUtf8(),
                inBase64 ? Base64.getEncoder().encodeToString(value.toByteArray()) : value.toStringUtf8());
    }
}
