package dev.greenroom.sandbox.kubernetes;

import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.NAMESPACES;
import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.PREVIEWS;
import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.TABLE;
import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.preview;
import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchesTest {
    private static final String JSON = "application/json";

    @AutoClose
    private final ApiUnderTest api = new ApiUnderTest();

    @BeforeEach
    void createPreview() {
        api.post(PREVIEWS, preview("a"));
    }

    @Test
    void sendsWhatThereIsAndThenWhatHappens() {
        Iterator<JsonNode> events = api.watch(PREVIEWS + "?watch=true", JSON);
        assertThat(told(events.next())).isEqualTo("ADDED a");
        api.post(PREVIEWS, preview("b"));
        api.merge(PREVIEWS + "/a", "{\"spec\": {\"paused\": true}}");
        api.delete(PREVIEWS + "/b");
        assertThat(told(events.next())).isEqualTo("ADDED b");
        assertThat(told(events.next())).isEqualTo("MODIFIED a");
        assertThat(told(events.next())).isEqualTo("DELETED b");
    }

    @Test
    void goesOnWhereAListEnded() {
        String revision =
                api.get(PREVIEWS).body().at("/metadata/resourceVersion").asText();
        api.post(PREVIEWS, preview("b"));
        api.post(NAMESPACES, yaml("metadata: {name: other}"));
        Iterator<JsonNode> events = api.watch(PREVIEWS + "?watch=true&resourceVersion=" + revision, JSON);
        assertThat(told(events.next())).isEqualTo("ADDED b");
        api.post(PREVIEWS, preview("c"));
        assertThat(told(events.next())).isEqualTo("ADDED c");
    }

    @Test
    void saysGoneOfARevisionThatItNeverHad() {
        JsonNode event =
                api.watch(PREVIEWS + "?watch=true&resourceVersion=123456", JSON).next();
        assertThat(event.path("type").asText()).isEqualTo("ERROR");
        assertThat(event.at("/object/code").asInt()).isEqualTo(410);
        assertThat(event.at("/object/reason").asText()).isEqualTo("Expired");
    }

    @Test
    void saysGoneWhenTooManyChangesWereMissed() {
        String revision =
                api.get(PREVIEWS).body().at("/metadata/resourceVersion").asText();
        for (int i = 0; i < 1_001; i++) {
            api.merge(PREVIEWS + "/a", "{\"metadata\": {\"annotations\": {\"n\": \"" + i + "\"}}}");
        }
        JsonNode event = api.watch(PREVIEWS + "?watch=true&resourceVersion=" + revision, JSON)
                .next();
        assertThat(event.at("/object/code").asInt()).isEqualTo(410);
    }

    @Test
    void tellsAClientThatSelectsOnlyWhatComesAndGoesForIt() {
        Iterator<JsonNode> events = api.watch(PREVIEWS + "?watch=true&labelSelector=team%3Da", JSON);
        api.merge(PREVIEWS + "/a", "{\"metadata\": {\"labels\": {\"team\": \"a\"}}}");
        api.merge(PREVIEWS + "/a", "{\"spec\": {\"paused\": true}}");
        api.merge(PREVIEWS + "/a", "{\"metadata\": {\"labels\": {\"team\": \"b\"}}}");
        assertThat(told(events.next())).isEqualTo("ADDED a");
        assertThat(told(events.next())).isEqualTo("MODIFIED a");
        assertThat(told(events.next())).isEqualTo("DELETED a");
    }

    @Test
    void watchesOneNamespaceOrAll() {
        api.post(NAMESPACES, yaml("metadata: {name: other}"));
        Iterator<JsonNode> all =
                api.watch(ApiUnderTest.GROUP + "/previewenvironments?watch=true&resourceVersion=0", JSON);
        Iterator<JsonNode> one = api.watch(PREVIEWS + "?watch=true&resourceVersion=0", JSON);
        api.post(PREVIEWS.replace("default", "other"), preview("o"));
        api.post(PREVIEWS, preview("b"));
        assertThat(told(all.next())).isEqualTo("ADDED a");
        assertThat(told(all.next())).isEqualTo("ADDED o");
        assertThat(told(one.next())).isEqualTo("ADDED a");
        assertThat(told(one.next())).isEqualTo("ADDED b");
    }

    @Test
    void sendsTablesWithColumnsInTheFirstEventOnly() {
        Iterator<JsonNode> events = api.watch(PREVIEWS + "?watch=true", TABLE);
        JsonNode first = events.next().path("object");
        assertThat(first.path("kind").asText()).isEqualTo("Table");
        assertThat(first.path("columnDefinitions").size()).isEqualTo(11);
        api.post(PREVIEWS, preview("b"));
        JsonNode second = events.next().path("object");
        assertThat(second.path("columnDefinitions").isNull()).isTrue();
        assertThat(second.at("/rows/0/cells/0").asText()).isEqualTo("b");
    }

    @Test
    void streamsAListUpToABookmark() {
        Iterator<JsonNode> events = api.watch(
                PREVIEWS + "?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan"
                        + "&allowWatchBookmarks=true",
                JSON);
        assertThat(told(events.next())).isEqualTo("ADDED a");
        JsonNode bookmark = events.next();
        assertThat(bookmark.path("type").asText()).isEqualTo("BOOKMARK");
        assertThat(bookmark.at("/object/metadata/annotations/k8s.io~1initial-events-end")
                        .asText())
                .isEqualTo("true");
    }

    @Test
    void refusesToStreamAListOfAnyAge() {
        assertThat(api.get(PREVIEWS + "?watch=true&sendInitialEvents=true").message())
                .isEqualTo("ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden: sendInitialEvents"
                        + " requires setting resourceVersionMatch to NotOlderThan");
    }

    @Test
    void endsWhenItsTimeIsUp() {
        Iterator<JsonNode> events = api.watch(PREVIEWS + "?watch=true&timeoutSeconds=1", JSON);
        assertThat(told(events.next())).isEqualTo("ADDED a");
        assertThat(events.hasNext()).isFalse();
    }

    private static String told(JsonNode event) {
        return event.path("type").asText() + " "
                + event.at("/object/metadata/name").asText();
    }
}
