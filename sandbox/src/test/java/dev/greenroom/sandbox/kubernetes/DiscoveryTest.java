package dev.greenroom.sandbox.kubernetes;

import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.sandbox.kubernetes.ApiUnderTest.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {
    private static ApiUnderTest api;

    @BeforeAll
    static void start() {
        api = new ApiUnderTest();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v2beta1"})
    void tellsAllGroupsAtOnceToThoseWhoCanReadIt(String version) {
        String type = "application/json;g=apidiscovery.k8s.io;v=" + version + ";as=APIGroupDiscoveryList";
        Reply reply = api.get("/apis", type + ",application/json");
        assertThat(reply.response().headers().firstValue("Content-Type")).hasValue(type);
        JsonNode resource = api.get("/apis", type)
                .body()
                .path("items")
                .valueStream()
                .filter(group -> group.at("/metadata/name").asText().equals("greenroom.dev"))
                .findFirst()
                .orElseThrow()
                .at("/versions/0/resources/0");
        assertThat(resource).isEqualTo(json("""
                                {"resource": "previewenvironments",
                                 "responseKind": {"group": "greenroom.dev", "version": "v1alpha1", "kind": "PreviewEnvironment"},
                                 "scope": "Namespaced", "singularResource": "previewenvironment",
                                 "verbs": ["delete", "deletecollection", "get", "list", "patch", "create", "update", "watch"],
                                 "shortNames": ["previews", "preview"], "categories": ["greenroom"],
                                 "subresources": [{"subresource": "status",
                                   "responseKind": {"group": "greenroom.dev", "version": "v1alpha1", "kind": "PreviewEnvironment"},
                                   "verbs": ["get", "patch", "update"]}]}
                                """));
    }

    @Test
    void tellsGroupByGroupToOlderClients() {
        assertThat(api.get("/api").body().path("versions").toString()).isEqualTo("[\"v1\"]");
        assertThat(api.get("/apis").body().path("groups").findValuesAsText("groupVersion"))
                .contains("greenroom.dev/v1alpha1", "coordination.k8s.io/v1");
        assertThat(api.get("/apis/greenroom.dev")
                        .body()
                        .at("/preferredVersion/version")
                        .asText())
                .isEqualTo("v1alpha1");
        assertThat(api.get("/apis/greenroom.dev/v1alpha1")
                        .body()
                        .path("resources")
                        .findValuesAsText("name"))
                .containsExactly(
                        "previewenvironments",
                        "previewenvironments/status",
                        "servicedeployments",
                        "servicedeployments/status");
        assertThat(api.get("/api/v1").body().path("resources").findValuesAsText("name"))
                .contains("namespaces", "events", "secrets", "configmaps");
    }

    @Test
    void hasNoOtherPages() {
        assertThat(api.get("/apis/nix.dev/v1").code()).isEqualTo(404);
        assertThat(api.get("/apis/v1").code()).isEqualTo(404);
        assertThat(api.get("/openapi/v3/apis/nix/v1").code()).isEqualTo(404);
        assertThat(api.get("/api/v1/pods").code()).isEqualTo(404);
    }

    @Test
    void describesTheSchemaOfTheCrdsWhereTheIndexSays() {
        String document = api.get("/openapi/v3")
                .body()
                .path("paths")
                .path("apis/greenroom.dev/v1alpha1")
                .path("serverRelativeURL")
                .asText();
        JsonNode openApi = api.get(document).body();
        JsonNode schema = openApi.at("/components/schemas").path("greenroom.dev.v1alpha1.PreviewEnvironment");
        assertThat(schema.at("/properties/spec/properties/pullRequest/required").toString())
                .contains("number", "repository");
        assertThat(openApi.path("paths")
                        .path("/apis/greenroom.dev/v1alpha1/namespaces/{namespace}/previewenvironments/{name}")
                        .at("/patch/parameters")
                        .findValuesAsText("name"))
                .containsExactly("dryRun", "fieldManager", "fieldValidation");
    }

    @Test
    void saysItsVersionAndHealth() {
        assertThat(api.get("/version").body().path("gitVersion").asText()).startsWith("v1.34");
        assertThat(api.get("/readyz").response().body()).isEqualTo("ok");
    }

    @Test
    void allowsItsOneUserEverything() {
        assertThat(api.post("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", json("{}"))
                        .body()
                        .at("/status/allowed")
                        .asBoolean())
                .isTrue();
        assertThat(api.post("/apis/authentication.k8s.io/v1/selfsubjectreviews", json("{}"))
                        .body()
                        .at("/status/userInfo/username")
                        .asText())
                .isEqualTo("greenroom-sandbox");
    }

    @Test
    void showsItsCrdsAndTakesNoOther() {
        String definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
        assertThat(api.get(definitions).body().path("items").size()).isEqualTo(2);
        assertThat(api.post(definitions, json("{}")).code()).isEqualTo(405);
    }

    @Test
    void writesAKubeconfigWithAContextOfItsOwn(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("sandbox/kubeconfig");
        api.api.writeKubeconfig(file);
        JsonNode config = ApiUnderTest.yaml(Files.readString(file));
        assertThat(config.path("current-context").asText()).isEqualTo("greenroom-sandbox");
        assertThat(config.at("/clusters/0/cluster/server").asText()).isEqualTo(api.api.url());
        assertThat(config.at("/contexts/0/context/namespace").asText()).isEqualTo("default");
    }
}
