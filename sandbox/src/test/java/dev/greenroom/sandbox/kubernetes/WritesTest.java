package dev.greenroom.sandbox.kubernetes;

import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.PREVIEWS;
import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.SECRETS;
import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.preview;
import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.kubernetes.ApiUnderTest.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class WritesTest {
    private static final String A = PREVIEWS + "/a";

    @AutoClose
    private final ApiUnderTest api = new ApiUnderTest();

    @Test
    void stampsANewObjectInSimulatedTimeAndLeavesItsStatusToTheOperator() {
        ObjectNode given = preview("a");
        given.putObject("status").put("phase", "Ready");
        JsonNode created = api.post(PREVIEWS, given).body();
        JsonNode metadata = created.path("metadata");
        assertThat(metadata.path("creationTimestamp").asText()).isEqualTo("2030-01-01T00:00:00Z");
        assertThat(metadata.path("generation").asInt()).isEqualTo(1);
        assertThat(metadata.path("namespace").asText()).isEqualTo("default");
        assertThat(metadata.path("uid").asText()).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab].*");
        assertThat(created.has("status")).isFalse();
    }

    @Test
    void makesANameOfGenerateName() {
        ObjectNode given = preview("");
        given.putObject("metadata").put("generateName", "pr-");
        assertThat(api.post(PREVIEWS, given).body().at("/metadata/name").asText())
                .matches("pr-[a-z0-9]{5}");
    }

    @Test
    void countsGenerationsOfTheSpecAlone() {
        api.post(PREVIEWS, preview("a"));
        api.merge(A, "{\"metadata\": {\"labels\": {\"x\": \"y\"}}}");
        api.merge(A + "/status", "{\"status\": {\"phase\": \"Ready\"}}");
        assertThat(generation()).isEqualTo(1);
        api.merge(A, "{\"spec\": {\"paused\": true}}");
        assertThat(generation()).isEqualTo(2);
    }

    @Test
    void keepsSpecAndStatusApart() {
        api.post(PREVIEWS, preview("a"));
        api.merge(A, "{\"status\": {\"phase\": \"Ready\"}}");
        assertThat(api.get(A).body().has("status")).isFalse();
        api.merge(
                A + "/status",
                "{\"spec\": {\"paused\": true}, \"metadata\": {\"labels\": {\"x\": \"y\"}},"
                        + " \"status\": {\"phase\": \"Ready\"}}");
        JsonNode now = api.get(A).body();
        assertThat(now.at("/status/phase").asText()).isEqualTo("Ready");
        assertThat(now.path("spec").has("paused")).isFalse();
        assertThat(now.path("metadata").has("labels")).isFalse();
    }

    @Test
    void writesNothingWhereNothingChanges() {
        String before = api.post(PREVIEWS, preview("a"))
                .body()
                .at("/metadata/resourceVersion")
                .asText();
        Reply reply = api.merge(A, "{\"spec\": {\"region\": \"us-west-2\"}}");
        assertThat(reply.body().at("/metadata/resourceVersion").asText()).isEqualTo(before);
    }

    @Test
    void refusesAReplacementOfAnotherVersion() {
        api.post(PREVIEWS, preview("a"));
        assertThat(api.put(A, preview("a")).message())
                .isEqualTo("PreviewEnvironment.greenroom.dev \"a\" is invalid: metadata.resourceVersion: Invalid value:"
                        + " 0: must be specified for an update");
        ObjectNode stale = preview("a");
        stale.withObject("/metadata").put("resourceVersion", "1");
        assertThat(api.put(A, stale).message())
                .isEqualTo("Operation cannot be fulfilled on previewenvironments.greenroom.dev \"a\": the object has"
                        + " been modified; please apply your changes to the latest version and try again");
    }

    @Test
    void takesAReplacementOfTheCurrentVersion() {
        ObjectNode current = (ObjectNode) api.post(PREVIEWS, preview("a")).body();
        current.withObject("/spec").put("paused", true);
        assertThat(api.put(A, current).body().at("/spec/paused").asBoolean()).isTrue();
    }

    @Test
    void carriesOutJsonPatches() {
        api.post(PREVIEWS, preview("a"));
        api.patch("json-patch+json", A, "[{\"op\": \"add\", \"path\": \"/spec/paused\", \"value\": true}]");
        assertThat(api.get(A).body().at("/spec/paused").asBoolean()).isTrue();
        Reply reply =
                api.patch("json-patch+json", A, "[{\"op\": \"test\", \"path\": \"/spec/paused\", \"value\": false}]");
        assertThat(reply.code()).isEqualTo(422);
        assertThat(reply.message()).isEqualTo("the server rejected our request due to an error in our request");
    }

    @Test
    void mergesStrategicallyOnlyWhatIsBuiltIn() {
        api.post(PREVIEWS, preview("a"));
        assertThat(api.patch("strategic-merge-patch+json", A, "{}").code()).isEqualTo(415);
        api.post(SECRETS, yaml("metadata: {name: s, finalizers: [a.dev/b]}"));
        api.patch(
                "strategic-merge-patch+json",
                SECRETS + "/s",
                "{\"metadata\": {\"finalizers\": [\"c.dev/d\"], \"$setElementOrder/finalizers\": []}}");
        assertThat(api.get(SECRETS + "/s").body().at("/metadata/finalizers").toString())
                .isEqualTo("[\"a.dev/b\",\"c.dev/d\"]");
        api.patch(
                "strategic-merge-patch+json",
                SECRETS + "/s",
                "{\"metadata\": {\"$deleteFromPrimitiveList/finalizers\": [\"a.dev/b\"]}}");
        assertThat(api.get(SECRETS + "/s").body().at("/metadata/finalizers").toString())
                .isEqualTo("[\"c.dev/d\"]");
    }

    @Test
    void keepsAPlainSecretInBase64() {
        JsonNode secret = api.post(SECRETS, yaml("{metadata: {name: s}, stringData: {a: b}}"))
                .body();
        assertThat(secret.at("/data/a").asText()).isEqualTo("Yg==");
        assertThat(secret.has("stringData")).isFalse();
    }

    @Test
    void storesNothingInADryRun() {
        assertThat(api.post(PREVIEWS + "?dryRun=All", preview("a")).code()).isEqualTo(201);
        assertThat(api.get(A).code()).isEqualTo(404);
    }

    @Test
    void appliesByMakingAndThenMerging() {
        assertThat(apply("kubectl", "{\"image\": \"a.com/b:1\", \"paused\": true}")
                        .code())
                .isEqualTo(201);
        apply("ci", "{\"image\": \"a.com/b:2\"}");
        JsonNode merged = api.get(A).body().path("spec");
        assertThat(merged.path("image").asText()).isEqualTo("a.com/b:2");
        assertThat(merged.path("paused").asBoolean()).isTrue();
    }

    @Test
    void appliesListsByTheirKeys() {
        apply("kubectl", "{\"queues\": [{\"name\": \"jobs\"}, {\"name\": \"mail\"}]}");
        apply("ci", "{\"queues\": [{\"name\": \"jobs\", \"fifo\": true}]}");
        assertThat(api.get(A).body().at("/spec/queues").toString())
                .isEqualTo("[{\"name\":\"jobs\",\"fifo\":true},{\"name\":\"mail\"}]");
    }

    @Test
    void removesWhatAManagerAppliesNoLonger() {
        apply("kubectl", "{\"paused\": true, \"queues\": [{\"name\": \"jobs\"}, {\"name\": \"mail\"}]}");
        apply("kubectl", "{\"queues\": [{\"name\": \"mail\"}]}");
        JsonNode spec = api.get(A).body().path("spec");
        assertThat(spec.has("paused")).isFalse();
        assertThat(spec.path("queues").toString()).isEqualTo("[{\"name\":\"mail\"}]");
    }

    private Reply apply(String manager, String spec) {
        ObjectNode wanted = preview("a");
        wanted.withObject("/spec").setAll((ObjectNode) ApiUnderTest.json(spec));
        return api.patch("apply-patch+yaml", A + "?fieldManager=" + manager, wanted.toString());
    }

    private int generation() {
        return api.get(A).body().at("/metadata/generation").asInt();
    }
}
