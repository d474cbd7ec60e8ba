package dev.greenroom.operator.cloud.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A secret's string as the JSON object that ECS takes keys from. */
public final class SecretJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SecretJson() {}

    /** Empty: it is not a JSON object, or there is no string. Parser messages quote the text, so none is kept. */
    public static Optional<Map<String, String>> read(String text) {
        try {
            JsonNode node = text == null ? null : JSON.readTree(text);
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

    public static String write(Map<String, String> entries) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(entries));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings is JSON", e);
        }
    }
}
