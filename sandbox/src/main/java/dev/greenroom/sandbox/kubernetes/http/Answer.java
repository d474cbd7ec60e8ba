package dev.greenroom.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.sandbox.kubernetes.kind.Json;
import dev.greenroom.sandbox.kubernetes.kind.Refusal;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * One HTTP response.
 *
 * @param warnings sentences for the person behind the client
 */
record Answer(int code, String contentType, Buffer body, List<String> warnings) {
    static final String JSON = "application/json";

    static Answer json(int code, JsonNode body) {
        return new Answer(code, JSON, Buffer.buffer(Json.write(body)), List.of());
    }

    static Answer json(JsonNode body) {
        return json(200, body);
    }

    static Answer text(int code, String body) {
        return new Answer(code, "text/plain; charset=utf-8", Buffer.buffer(body), List.of());
    }

    static Answer pageNotFound() {
        return text(404, "404 page not found\n");
    }

    static Answer of(Refusal refusal) {
        return json(refusal.code(), refusal.status());
    }

    Answer withWarnings(List<String> sentences) {
        return new Answer(code, contentType, body, List.copyOf(sentences));
    }
}
