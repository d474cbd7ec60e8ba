package dev.greenroom.sandbox.kubernetes;

import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.NAMESPACES;
import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.PREVIEWS;
import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.preview;
import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.kubernetes.ApiUnderTest.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DeletionTest {
    private static final String IN_GP = PREVIEWS.replace("default", "gp-api");

    @AutoClose
    private final ApiUnderTest api = new ApiUnderTest();

    @Test
    void removesAtOnceWhatNothingHolds() {
        String uid = api.post(PREVIEWS, preview("a")).body().at("/metadata/uid").asText();
        Reply reply = api.delete(PREVIEWS + "/a");
        assertThat(reply.body().path("status").asText()).isEqualTo("Success");
        assertThat(reply.body().at("/details/uid").asText()).isEqualTo(uid);
        assertThat(api.get(PREVIEWS + "/a").message()).isEqualTo("previewenvironments.greenroom.dev \"a\" not found");
    }

    @Test
    void marksInSimulatedTimeWhatAFinalizerHoldsUntilItIsGone() {
        api.post(PREVIEWS, held("a"));
        api.time.turn(Duration.ofHours(2));
        JsonNode marked = api.delete(PREVIEWS + "/a").body().path("metadata");
        assertThat(marked.path("deletionTimestamp").asText()).isEqualTo("2030-01-01T02:00:00Z");
        assertThat(marked.path("creationTimestamp").asText()).isEqualTo("2030-01-01T00:00:00Z");
        assertThat(marked.path("generation").asInt()).isEqualTo(2);
        assertThat(api.delete(PREVIEWS + "/a").body().path("metadata")).isEqualTo(marked);
        api.merge(PREVIEWS + "/a", "{\"metadata\": {\"finalizers\": null}}");
        assertThat(api.get(PREVIEWS + "/a").code()).isEqualTo(404);
    }

    @Test
    void letsNoFinalizerJoinADeletion() {
        api.post(PREVIEWS, held("a"));
        api.delete(PREVIEWS + "/a");
        Reply reply = api.merge(PREVIEWS + "/a", "{\"metadata\": {\"finalizers\": [\"x.dev/y\", \"x.dev/z\"]}}");
        assertThat(reply.message())
                .isEqualTo("PreviewEnvironment.greenroom.dev \"a\" is invalid: metadata.finalizers: Forbidden: no new"
                        + " finalizers can be added if the object is being deleted, found new finalizers"
                        + " []string{\"x.dev/z\"}");
    }

    @Test
    void keepsAnObjectThatIsNotTheOneMeant() {
        api.post(PREVIEWS, preview("a"));
        Reply reply = api.send(HttpRequest.newBuilder(URI.create(api.api.url() + PREVIEWS + "/a"))
                .method("DELETE", BodyPublishers.ofString("{\"preconditions\": {\"uid\": \"another\"}}")));
        assertThat(reply.code()).isEqualTo(409);
        assertThat(api.get(PREVIEWS + "/a").code()).isEqualTo(200);
    }

    @Test
    void deletesWhatASelectorTakes() {
        api.post(PREVIEWS, preview("a"));
        api.post(PREVIEWS, preview("b"));
        api.merge(PREVIEWS + "/b", "{\"metadata\": {\"labels\": {\"team\": \"b\"}}}");
        api.delete(PREVIEWS + "?labelSelector=team");
        assertThat(api.get(PREVIEWS).body().path("items").findValuesAsText("name"))
                .contains("a")
                .doesNotContain("b");
    }

    @Test
    void endsANamespaceWithItsContents() {
        api.post(NAMESPACES, yaml("metadata: {name: gp-api}"));
        api.post(IN_GP, preview("free"));
        api.post(IN_GP, held("held"));
        assertThat(api.delete(NAMESPACES + "/gp-api").body().at("/status/phase").asText())
                .isEqualTo("Terminating");
        assertThat(api.get(IN_GP + "/free").code()).isEqualTo(404);
        assertThat(api.get(IN_GP + "/held").body().path("metadata").has("deletionTimestamp"))
                .isTrue();
        assertThat(api.post(IN_GP, preview("late")).message())
                .isEqualTo("previewenvironments.greenroom.dev \"late\" is forbidden: unable to create new content in"
                        + " namespace gp-api because it is being terminated");
        api.merge(IN_GP + "/held", "{\"metadata\": {\"finalizers\": null}}");
        assertThat(api.get(NAMESPACES + "/gp-api").code()).isEqualTo(404);
    }

    @Test
    void keepsTheDefaultNamespace() {
        assertThat(api.delete(NAMESPACES + "/default").message())
                .isEqualTo("namespaces \"default\" is forbidden: this namespace may not be deleted");
    }

    private static ObjectNode held(String name) {
        ObjectNode preview = preview(name);
        preview.withObject("/metadata").putArray("finalizers").add("x.dev/y");
        return preview;
    }
}
