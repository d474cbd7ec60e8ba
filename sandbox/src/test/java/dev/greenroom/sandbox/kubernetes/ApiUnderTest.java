package dev.greenroom.sandbox.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.stream.Stream;

/** The sandbox's API, asked as kubectl asks: over HTTP, with kubectl's headers. */
final class ApiUnderTest implements AutoCloseable {
    static final String GROUP = "/apis/greenroom.dev/v1alpha1";
    static final String PREVIEWS = GROUP + "/namespaces/default/previewenvironments";
    static final String SECRETS = "/api/v1/namespaces/default/secrets";
    static final String NAMESPACES = "/api/v1/namespaces";
    static final String EVENTS = "/api/v1/namespaces/default/events";
    static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";
    static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    static final Instant WALL = Instant.parse("2026-11-23T12:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    final TurnedTime time = new TurnedTime(START);
    final KubernetesApi api = new KubernetesApi(time, Clock.fixed(WALL, ZoneOffset.UTC), 0);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What was answered; the body is missing when it was no JSON. */
    record Reply(int code, JsonNode body, HttpResponse<String> response) {
        String message() {
            return body.path("message").asText();
        }

        String reason() {
            return body.path("reason").asText();
        }
    }

    Reply get(String path) {
        return get(path, "application/json");
    }

    Reply get(String path, String accept) {
        return send(request(path).header("Accept", accept).GET());
    }

    Reply post(String path, JsonNode body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    Reply put(String path, JsonNode body) {
        return send(
                request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body.toString())));
    }

    /**
     * Patches.
     *
     * @param type such as {@code merge-patch+json}
     */
    Reply patch(String type, String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/" + type)
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    Reply merge(String path, String body) {
        return patch("merge-patch+json", path, body);
    }

    Reply delete(String path) {
        return send(request(path).DELETE());
    }

    /** The events of a watch, as they come; closed with the connection. */
    Iterator<JsonNode> watch(String path, String accept) {
        try {
            HttpResponse<Stream<String>> response =
                    http.send(request(path).header("Accept", accept).GET().build(), BodyHandlers.ofLines());
            return response.body().map(ApiUnderTest::json).iterator();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api.url() + path));
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            boolean isJson = response.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.startsWith("application/json"))
                    .isPresent();
            JsonNode body = isJson ? json(response.body()) : JSON.missingNode();
            return new Reply(response.statusCode(), body, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A preview that is in order. */
    static ObjectNode preview(String name) {
        return yaml("""
                apiVersion: greenroom.dev/v1alpha1
                kind: PreviewEnvironment
                metadata: {name: %s}
                spec:
                  pullRequest: {repository: goodparty/hello, number: 1, headSha: 0123abc}
                  region: us-west-2
                  network: {vpcId: vpc-12345678, publicSubnetIds: [subnet-12345678, subnet-12345679]}
                """.formatted(name));
    }

    static ObjectNode yaml(String text) {
        try {
            return (ObjectNode) YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
