package dev.greenroom.sandbox.kubernetes;

import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.EVENTS;
import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.NAMESPACES;
import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.PREVIEWS;
import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.SECRETS;
import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.TABLE;
import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.preview;
import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.sandbox.kubernetes.ApiUnderTest.Reply;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TablesTest {
    @AutoClose
    private final ApiUnderTest api = new ApiUnderTest();

    @BeforeEach
    void createPreview() {
        assertThat(api.post(PREVIEWS, preview("a")).code()).isEqualTo(201);
    }

    @Test
    void printsTheColumnsOfTheCrdWithTheWideOnesLast() {
        JsonNode columns = api.get(PREVIEWS, TABLE).body().path("columnDefinitions");
        assertThat(columns.findValuesAsText("name"))
                .containsExactly(
                        "Name", "PR", "PHASE", "READY", "URL", "COST/MO", "EXPIRES", "AGE", "IMAGE", "SHA", "REASON");
        assertThat(columns.findValuesAsText("priority"))
                .containsExactly("0", "0", "0", "0", "0", "0", "0", "0", "1", "1", "1");
    }

    @Test
    void fillsCellsFromStatusAndLeavesOthersEmpty() {
        api.merge(PREVIEWS + "/a/status", """
                {"status": {"phase": "Ready", "url": "https://a.example.com", "conditions": [
                  {"type": "Paused", "status": "False", "reason": "R", "message": "", "lastTransitionTime": "2030-01-01T00:00:00Z"},
                  {"type": "Ready", "status": "True", "reason": "Ready", "message": "", "lastTransitionTime": "2030-01-01T00:00:00Z"}]}}
                """);
        api.time.turn(Duration.ofMinutes(7).plusSeconds(5));
        assertThat(cells(api.get(PREVIEWS, TABLE)))
                .containsExactly(
                        "a",
                        "1",
                        "Ready",
                        "True",
                        "https://a.example.com",
                        null,
                        null,
                        "7m5s",
                        null,
                        "0123abc",
                        "Ready");
    }

    @Test
    void bringsMetadataAlongUnlessAskedForMoreOrLess() {
        assertThat(row(PREVIEWS).at("/object/kind").asText()).isEqualTo("PartialObjectMetadata");
        assertThat(row(PREVIEWS + "?includeObject=Object").at("/object/kind").asText())
                .isEqualTo("PreviewEnvironment");
        assertThat(row(PREVIEWS + "?includeObject=None").path("object").isNull())
                .isTrue();
    }

    @Test
    void printsOneObjectAsATableToo() {
        Reply reply = api.get(PREVIEWS + "/a", TABLE);
        assertThat(reply.body().path("kind").asText()).isEqualTo("Table");
        assertThat(cells(reply)).startsWith("a", "1");
    }

    @Test
    void knowsTheColumnsOfBuiltInKinds() {
        api.post(SECRETS, yaml("{metadata: {name: s}, stringData: {a: b, c: d}}"));
        api.time.turn(Duration.ofHours(5));
        assertThat(cells(api.get(SECRETS, TABLE))).containsExactly("s", "Opaque", "2", "5h");
        assertThat(cells(api.get(NAMESPACES, TABLE))).containsExactly("default", "Active", "5h");
    }

    @Test
    void agesEventsByTheWall() {
        api.time.turn(Duration.ofMinutes(10));
        api.post(EVENTS, yaml("""
                        metadata: {generateName: a.}
                        involvedObject: {kind: PreviewEnvironment, name: a, namespace: default}
                        reason: Ready
                        message: it is
                        type: Normal
                        firstTimestamp: "2030-01-01T00:00:00Z"
                        lastTimestamp: "2030-01-01T00:10:00Z"
                        count: 3
                        source: {component: greenroom}
                        """));
        api.time.turn(Duration.ofHours(1));
        assertThat(cells(api.get(EVENTS, TABLE)).subList(0, 9))
                .containsExactly("0s", "Normal", "Ready", "previewenvironment/a", "", "greenroom", "it is", "10s", "3");
    }

    private JsonNode row(String path) {
        return api.get(path, TABLE).body().at("/rows/0");
    }

    private static List<String> cells(Reply table) {
        return table.body()
                .at("/rows/0/cells")
                .valueStream()
                .map(cell -> cell.isNull() ? null : cell.asText())
                .toList();
    }
}
