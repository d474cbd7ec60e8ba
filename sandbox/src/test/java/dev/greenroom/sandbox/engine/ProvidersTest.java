package dev.greenroom.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pulumi.automation.ConfigValue;
import com.pulumi.automation.WorkspaceStack;
import com.pulumi.core.Output;
import com.pulumi.core.TypeShape;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.InvokeArgs;
import com.pulumi.resources.ProviderResource;
import com.pulumi.resources.ResourceArgs;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvidersTest extends EngineTest {

    static final class TestProvider extends ProviderResource {
        TestProvider(String name, ResourceArgs args) {
            super(
                    "test",
                    name,
                    args,
                    CustomResourceOptions.builder().version("1.2.3").build());
        }
    }

    @Test
    void anExplicitProviderIsConfiguredOnceAndReferredTo() throws Exception {
        engine.up(context -> {
            TestProvider provider = new TestProvider("mine", Thing.Args.named("west"));
            CustomResourceOptions by =
                    CustomResourceOptions.builder().provider(provider).build();
            new Thing("one", Thing.Args.named("one"), by);
            new Thing("two", Thing.Args.named("two"), by);
        });

        JsonNode provider = engine.resource("mine");
        assertThat(provider.path("type").asText()).isEqualTo("pulumi:providers:test");
        assertThat(provider.at("/inputs/version").asText()).isEqualTo("1.2.3");
        assertThat(provider.at("/inputs/__internal").isObject()).isTrue();
        assertThat(provider.at("/outputs/__internal").isMissingNode()).isTrue();
        assertThat(engine.cloud.settings).singleElement().satisfies(settings -> assertThat(settings)
                .hasToString("{\"name\":\"west\"}"));
        assertThat(engine.resource("two").path("provider").asText())
                .isEqualTo(provider.path("urn").asText() + "::"
                        + provider.path("id").asText());
    }

    @Test
    void aProviderKeepsItsIdWhenItsSettingsChange() throws Exception {
        engine.up(context -> with("west"));
        String id = engine.resource("mine").path("id").asText();

        engine.up(context -> with("east"));

        assertThat(engine.resource("mine").path("id").asText()).isEqualTo(id);
        assertThat(engine.resource("mine").at("/outputs/name").asText()).isEqualTo("east");
        assertThat(engine.cloud.settings.get(1)).hasToString("{\"name\":\"east\"}");
        assertThat(engine.cloud.calls).containsExactly("create one");
    }

    private static void with(String region) {
        TestProvider provider = new TestProvider("mine", Thing.Args.named(region));
        new Thing(
                "one",
                Thing.Args.named("one"),
                CustomResourceOptions.builder().provider(provider).build());
    }

    @Test
    void aDestroyConfiguresProvidersFromTheState() throws Exception {
        engine.up(context -> with("west"));
        engine.cloud.settings.clear();

        engine.destroy();

        assertThat(engine.cloud.settings).singleElement().satisfies(settings -> assertThat(settings)
                .hasToString("{\"name\":\"west\"}"));
        assertThat(engine.cloud.cloud).isEmpty();
    }

    @Test
    void theDefaultProviderHasTheStacksConfig() throws Exception {
        WorkspaceStack stack = engine.stack("dev", context -> new Thing("one", Thing.Args.named("one")));
        stack.setConfig("test:region", new ConfigValue("north"));

        stack.up();

        assertThat(engine.cloud.settings).singleElement().satisfies(settings -> assertThat(settings)
                .hasToString("{\"region\":\"north\"}"));
        assertThat(engine.resource("default").path("urn").asText())
                .isEqualTo("urn:pulumi:dev::greenroom::pulumi:providers:test::default");
        assertThat(engine.resource("default").has("parent")).isFalse();
    }

    @Test
    void functionsAnswerThroughTheProviderGiven() throws Exception {
        engine.up(context -> {
            TestProvider provider = new TestProvider("mine", Thing.Args.named("west"));
            Output<Map<String, String>> answer = com.pulumi.deployment.Deployment.getInstance()
                    .invoke(
                            "test:index:ask",
                            TypeShape.<Map<String, String>>builder(Map.class)
                                    .addParameter(String.class)
                                    .addParameter(String.class)
                                    .build(),
                            new Question(),
                            InvokeOptions.builder().provider(provider).build());
            context.export("answer", answer.applyValue(map -> map.get("answer")));
        });

        assertThat(engine.state().at("/resources/0/outputs/answer").asText()).isEqualTo("test:index:ask");
        assertThat(engine.cloud.settings).hasSize(1);
    }

    /** No arguments. */
    static final class Question extends InvokeArgs {}
}
