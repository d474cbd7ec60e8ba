package dev.greenroom.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ProviderResource;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceArgs;
import dev.greenroom.operator.pulumi.awsx.ResourceReferences;
import dev.greenroom.sandbox.provider.ComponentProvider;
import dev.greenroom.sandbox.provider.ProviderException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ComponentsTest extends EngineTest {
    private static final String HOUSE = "kit:index:House";

    @BeforeAll
    static void referencesAreReadFromTheEngine() {
        ResourceReferences.staySearchless();
    }

    @Override
    Map<String, ComponentProvider> components() {
        return Map.of("kit", new Kit());
    }

    /** A house with a wall, and a roof on it. */
    private static final class Kit implements ComponentProvider {
        @Override
        public Component construct(Request request, Registrar registrar) throws InterruptedException {
            if (request.inputs().path("style").asText().equals("igloo")) {
                throw new ProviderException("no snow here");
            }
            Registered house = await(registrar.register(
                    new Registration(request.type(), request.name(), null, false, object(), Map.of(), List.of())));
            Registered wall = await(registrar.register(thing(request.name() + "-wall", house, object(), List.of())));
            ObjectNode inputs = object().put("size", wall.outputs().path("size").asInt() + 1);
            Registered roof =
                    await(registrar.register(thing(request.name() + "-roof", house, inputs, List.of(wall.urn()))));
            ObjectNode outputs = object().put("arn", roof.outputs().path("arn").asText());
            outputs.set("roof", registrar.reference(roof));
            registrar.outputs(house.urn(), outputs);
            return new Component(house.urn(), outputs);
        }

        private static Registration thing(String name, Registered parent, ObjectNode inputs, List<String> dependsOn) {
            inputs.put("label", name);
            return new Registration("test:index:Thing", name, parent.urn(), true, inputs, Map.of(), dependsOn);
        }

        private static Registered await(CompletableFuture<Registered> registered) {
            return registered.join();
        }

        private static ObjectNode object() {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    static final class House extends ComponentResource {
        @Export(
                name = "arn",
                refs = {String.class},
                tree = "[0]")
        private Output<String> arn;

        @Export(
                name = "roof",
                refs = {Object.class},
                tree = "[0]")
        private Output<Object> roof;

        House(String name, ComponentResourceOptions options) {
            super(HOUSE, name, ResourceArgs.Empty, options, true);
        }

        House(String name, Thing.Args args) {
            super(HOUSE, name, args, ComponentResourceOptions.Empty, true);
        }
    }

    static final class TestProvider extends ProviderResource {
        TestProvider(String name) {
            super("test", name, ResourceArgs.Empty, CustomResourceOptions.Empty);
        }
    }

    @Test
    void theChildrenOfAComponentAreRegisteredUnderIt() throws Exception {
        engine.up(context -> context.export("arn", new House("h", ComponentResourceOptions.Empty).arn));

        assertThat(engine.cloud.calls).containsExactly("create h-wall", "create h-roof");
        assertThat(engine.names()).containsExactly("h", "h-wall", "h-roof");
        String house = "urn:pulumi:dev::greenroom::kit:index:House::h";
        assertThat(engine.resource("h").path("urn").asText()).isEqualTo(house);
        assertThat(engine.resource("h-wall").path("parent").asText()).isEqualTo(house);
        assertThat(engine.resource("h-roof").path("urn").asText())
                .isEqualTo("urn:pulumi:dev::greenroom::kit:index:House$test:index:Thing::h-roof");
        assertThat(engine.resource("h-roof").path("dependencies").get(0))
                .isEqualTo(engine.resource("h-wall").path("urn"));
        assertThat(engine.state().at("/resources/0/outputs/arn").asText()).isEqualTo("arn:h-roof-2");
    }

    @Test
    void anUnchangedComponentChangesNothingAndGoesAsAWhole() throws Exception {
        engine.up(context -> new House("h", ComponentResourceOptions.Empty));
        engine.up(context -> new House("h", ComponentResourceOptions.Empty));
        assertThat(engine.cloud.calls).hasSize(2);

        engine.destroy();

        assertThat(engine.cloud.calls).endsWith("delete h-roof-2", "delete h-wall-1");
        assertThat(engine.names()).isEmpty();
    }

    @Test
    void aChildIsReadBackByItsReference() throws Exception {
        engine.up(context -> {
            House house = new House("h", ComponentResourceOptions.Empty);
            Output<Thing> roof = house.roof
                    .apply(reference -> ((Resource) reference).urn())
                    .applyValue(urn -> new Thing(
                            "h",
                            new Thing.Args(),
                            CustomResourceOptions.builder().urn(urn).build()));
            new Thing("bird", Thing.Args.labelled("bird").name(roof.apply(Thing::arn)));
        });

        assertThat(engine.cloud.calls("read")).isEmpty();
        assertThat(engine.cloud.calls("create")).hasSize(3);
        assertThat(engine.resource("bird").at("/inputs/name").asText()).isEqualTo("arn:h-roof-2");
    }

    @Test
    void theProvidersOfAComponentAreThoseOfItsChildren() throws Exception {
        engine.up(context -> {
            TestProvider provider = new TestProvider("mine");
            new House(
                    "h", ComponentResourceOptions.builder().providers(provider).build());
        });

        JsonNode provider = engine.resource("mine");
        assertThat(engine.resource("h-wall").path("provider").asText())
                .isEqualTo(provider.path("urn").asText() + "::"
                        + provider.path("id").asText());
        assertThat(engine.cloud.settings).hasSize(1);
    }

    @Test
    void aComponentThatFailsIsSaidToHaveAProblem() {
        assertThatThrownBy(() -> engine.up(context -> new House("h", Styled.igloo())))
                .hasMessageContaining("kit:index:House resource 'h' has a problem: no snow here");
    }

    @Test
    void aChildThatFailsIsTheCauseAndTheComponentIsNotBlamed() {
        engine.cloud.failing.put("create h-wall", "no bricks");

        assertThatThrownBy(() -> engine.up(context -> new House("h", ComponentResourceOptions.Empty)))
                .hasMessageContaining("error: no bricks")
                .hasMessageNotContaining("has a problem");
        assertThat(engine.names()).containsExactly("h");
    }

    /** The arguments of a house. */
    private static final class Styled {
        static Thing.Args igloo() {
            return new Thing.Args().style("igloo");
        }
    }
}
