package dev.greenroom.sandbox.aws.port;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A secret's value as a JSON object of texts. */
final class SecretText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SecretText() {}

    /** Empty: it is no JSON object. A parser's message would quote the value, so none is kept. */
    static Optional<Map<String, String>> read(String value) {
        try {
            JsonNode node = JSON.readTree(value);
            if (node == null || !node.isObject()) {
                return Optional.empty();
            }
            Map<String, String> entries = new TreeMap<>();
            node.properties()
                    .forEach(entry ->
                            entries.put(entry.getKey(), entry.getValue().asText()));
            return Optional.of(entries);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    static String write(Map<String, String> entries) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(entries));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is JSON", e);
        }
    }
}
