package dev.greenroom.sandbox.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The API's door for documents that no client's types could hold. */
final class Door {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String previews;

    Door(String url) {
        this.previews = url + "/apis/greenroom.dev/v1alpha1/namespaces/default/previewenvironments";
    }

    /** What the API said to a document. */
    record Said(int code, JsonNode body) {
        boolean accepted() {
            return code == 200 || code == 201;
        }

        /** Refused by a rule that the sender broke, in words. */
        boolean refusedInWords() {
            return code >= 400 && code < 500 && body.path("message").asText().length() > 20;
        }

        String name() {
            return body.at("/metadata/name").asText();
        }
    }

    Said create(JsonNode manifest) throws IOException, InterruptedException {
        return send(request("", "application/json").POST(body(manifest)));
    }

    Said merge(String name, JsonNode change) throws IOException, InterruptedException {
        return send(request("/" + name, "application/merge-patch+json").method("PATCH", body(change)));
    }

    private HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(URI.create(previews + path)).header("Content-Type", type);
    }

    private static HttpRequest.BodyPublisher body(JsonNode document) {
        return HttpRequest.BodyPublishers.ofString(document.toString());
    }

    private Said send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Said(response.statusCode(), JSON.readTree(response.body()));
    }
}
