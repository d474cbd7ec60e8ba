package dev.greenroom.sandbox.kubernetes;

import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.PREVIEWS;
import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.preview;
import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.kubernetes.ApiUnderTest.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a real API server refuses, by the operator's own cases, and how. */
class RefusalsTest {
    private static final Path CASES = Path.of("../operator/src/test/resources/cases");
    private static ApiUnderTest api;

    @BeforeAll
    static void start() {
        api = new ApiUnderTest();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatARealServerRefusesInItsWords() {
        return children(CASES.resolve("refused"))
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> {
                    Reply refusal = Files.exists(folder.resolve("old.yaml")) ? replaced(folder) : created(folder);
                    assertThat(sentences(refusal.body()))
                            .containsExactlyInAnyOrderElementsOf(
                                    read(folder.resolve("out.txt")).lines().toList());
                }));
    }

    @TestFactory
    Stream<DynamicTest> acceptsWhatARealServerAccepts() {
        return children(CASES.resolve("accepted"))
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    ObjectNode object = yaml(read(file));
                    assertThat(api.post(collection(object) + "?fieldValidation=Strict&dryRun=All", object)
                                    .code())
                            .isEqualTo(201);
                }));
    }

    private static Reply created(Path folder) {
        ObjectNode object = yaml(read(folder.resolve("in.yaml")));
        return api.post(collection(object) + "?fieldValidation=Strict&dryRun=All", object);
    }

    private static Reply replaced(Path folder) {
        ObjectNode old = yaml(read(folder.resolve("old.yaml")));
        JsonNode created = api.post(collection(old), old).body();
        ObjectNode object = yaml(read(folder.resolve("in.yaml")));
        object.withObject("/metadata").set("resourceVersion", created.at("/metadata/resourceVersion"));
        String address = collection(old) + "/" + created.at("/metadata/name").asText();
        Reply reply = api.put(address + "?fieldValidation=Strict&dryRun=All", object);
        api.delete(address);
        return reply;
    }

    /** An unknown field is refused before all else, as a bad request without causes. */
    private static List<String> sentences(JsonNode status) {
        if (status.at("/details/causes").isMissingNode()) {
            return List.of(status.path("message").asText().replaceFirst(".*strict decoding error: ", ""));
        }
        return status.at("/details/causes")
                .valueStream()
                .filter(cause -> !cause.path("field").asText().equals("<nil>"))
                .map(cause -> cause.path("field").asText() + ": "
                        + cause.path("message").asText())
                .toList();
    }

    @Test
    void namesTheKindTheObjectAndTheCauses() {
        ObjectNode wrong = preview("b");
        wrong.withObject("/spec/pullRequest").put("number", 0).put("headSha", "main");
        Reply reply = api.post(PREVIEWS, wrong);
        assertThat(reply.code()).isEqualTo(422);
        assertThat(reply.reason()).isEqualTo("Invalid");
        assertThat(reply.message())
                .isEqualTo("PreviewEnvironment.greenroom.dev \"b\" is invalid: [spec.pullRequest.number: Invalid value:"
                        + " 0: spec.pullRequest.number in body should be greater than or equal to 1,"
                        + " spec.pullRequest.headSha: Invalid value: \"string\": \"main\" must be a Git commit: 7 to 64"
                        + " lower-case hexadecimal digits]");
        assertThat(reply.body().at("/details/causes/0/reason").asText()).isEqualTo("FieldValueInvalid");
    }

    @Test
    void refusesNamesThatAreNoSubdomain() {
        assertThat(api.post(PREVIEWS, preview("B_a")).message())
                .contains("metadata.name: Invalid value: \"B_a\": a lowercase RFC 1123 subdomain must consist of lower"
                        + " case alphanumeric characters, '-' or '.'");
        assertThat(api.post(ApiUnderTest.NAMESPACES, yaml("metadata: {name: a.b}"))
                        .message())
                .startsWith("Namespace \"a.b\" is invalid: metadata.name: Invalid value: \"a.b\": a lowercase RFC 1123"
                        + " label must consist of");
    }

    @Test
    void refusesLabelsThatCannotBeSelected() {
        ObjectNode wrong = preview("b");
        wrong.withObject("/metadata/labels").put("team", "the a team");
        assertThat(api.post(PREVIEWS, wrong).message())
                .contains("metadata.labels: Invalid value: \"the a team\": a valid label must be an empty string or");
    }

    @Test
    void refusesAnObjectOfAnotherPlace() {
        ObjectNode elsewhere = preview("b");
        elsewhere.withObject("/metadata").put("namespace", "other");
        assertThat(api.post(PREVIEWS, elsewhere).message())
                .isEqualTo("the namespace of the provided object does not match the namespace sent on the request");
        assertThat(api.post(PREVIEWS.replace("default", "nix"), preview("b")).message())
                .isEqualTo("namespaces \"nix\" not found");
        assertThat(api.post(PREVIEWS, yaml("{apiVersion: v1, kind: Secret, metadata: {name: b}}"))
                        .message())
                .isEqualTo("the API version in the data (v1) does not match the expected API version"
                        + " (greenroom.dev/v1alpha1)");
    }

    @Test
    void refusesAStatusThatTheSchemaDoesNotKnow() {
        api.post(PREVIEWS, preview("status"));
        assertThat(api.merge(PREVIEWS + "/status/status", "{\"status\": {\"phase\": \"Asleep\"}}")
                        .message())
                .startsWith("PreviewEnvironment.greenroom.dev \"status\" is invalid: [status.phase: Unsupported value:"
                        + " \"Asleep\": supported values: \"Deleting\"");
    }

    @Test
    void dropsUnknownFieldsWithAWarningUnlessAskedToBeStrict() {
        ObjectNode misspelt = preview("misspelt");
        misspelt.withObject("/spec").put("imgae", "x");
        Reply reply = api.post(PREVIEWS, misspelt);
        assertThat(reply.response().headers().firstValue("Warning"))
                .hasValue("299 - \"unknown field \\\"spec.imgae\\\"\"");
        assertThat(reply.body().path("spec").has("imgae")).isFalse();
    }

    @Test
    void answersOnlyThoseWhoMeanIt() {
        Reply reply = api.send(
                HttpRequest.newBuilder(URI.create(api.api.url() + PREVIEWS)).header("Origin", "https://example.com"));
        assertThat(reply.code()).isEqualTo(421);
    }

    private static String collection(ObjectNode object) {
        String plural = object.path("kind").asText().equals("PreviewEnvironment")
                ? "previewenvironments"
                : "servicedeployments";
        return ApiUnderTest.GROUP + "/namespaces/default/" + plural;
    }

    private static Stream<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
