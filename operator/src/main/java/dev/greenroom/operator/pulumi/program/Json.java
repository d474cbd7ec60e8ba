package dev.greenroom.operator.pulumi.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** JSON with its keys in order, so that the same policy is always the same text and no change is seen where there is none. */
final class Json {
    private static final ObjectMapper ORDERED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Json() {}

    static String text(Map<String, ?> document) {
        try {
            return ORDERED.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a policy is made of plain values", e);
        }
    }
}
