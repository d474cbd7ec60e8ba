package dev.greenroom.sandbox.kubernetes.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One entry of an Accept header. */
record MediaType(String name, Map<String, String> parameters) {
    static final MediaType ANY = new MediaType("*/*", Map.of());

    private static final Set<String> TAKEN_FOR_JSON = Set.of("application/json", "application/*", "*/*");

    static List<MediaType> parseAll(String accept) {
        return Stream.of(accept.split(",")).map(MediaType::parse).toList();
    }

    private static MediaType parse(String text) {
        String[] parts = text.split(";", -1);
        Map<String, String> parameters = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            parameters.put(pair[0].strip(), pair.length == 2 ? pair[1].strip() : "");
        }
        return new MediaType(parts[0].strip(), Map.copyOf(parameters));
    }

    boolean isJson() {
        return TAKEN_FOR_JSON.contains(name);
    }

    String parameter(String key) {
        return parameters.getOrDefault(key, "");
    }
}
