package dev.greenroom.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pulumi.core.Alias;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest extends EngineTest {
    private static final CustomResourceOptions PROTECTED =
            CustomResourceOptions.builder().protect(true).build();

    @Test
    void aProtectedResourceIsNotDeleted() throws Exception {
        engine.up(context -> new Thing("kept", Thing.Args.named("kept"), PROTECTED));

        assertThatThrownBy(() -> engine.up(context -> {}))
                .hasMessageContaining("resource \"" + urn("kept") + "\" cannot be deleted\nbecause it is protected.");
        assertThatThrownBy(() -> engine.destroy()).hasMessageContaining("because it is protected.");
        assertThat(engine.cloud.calls("delete")).isEmpty();
        assertThat(engine.names()).containsExactly("kept");

        engine.up(context -> new Thing("kept", Thing.Args.named("kept")));
        engine.destroy();
        assertThat(engine.cloud.cloud).isEmpty();
    }

    @Test
    void aRetainedResourceLeavesTheStateAndStaysInTheCloud() throws Exception {
        CustomResourceOptions retained =
                CustomResourceOptions.builder().retainOnDelete(true).build();
        engine.up(context -> new Thing("kept", Thing.Args.named("kept"), retained));
        engine.destroy();

        assertThat(engine.cloud.calls("delete")).isEmpty();
        assertThat(engine.cloud.cloud).hasSize(1);
        assertThat(engine.names()).isEmpty();
    }

    @Test
    void changesOfIgnoredPropertiesAreNotMade() throws Exception {
        CustomResourceOptions ignoring = CustomResourceOptions.builder()
                .ignoreChanges("size", "tags.owner")
                .build();
        engine.up(context ->
                new Thing("one", Thing.Args.named("one").size(1).tags(Map.of("owner", "a", "team", "x")), ignoring));
        engine.up(context ->
                new Thing("one", Thing.Args.named("one").size(2).tags(Map.of("owner", "b", "team", "x")), ignoring));
        assertThat(engine.cloud.calls("update")).isEmpty();

        engine.up(context ->
                new Thing("one", Thing.Args.named("one").size(2).tags(Map.of("owner", "b", "team", "y")), ignoring));
        assertThat(engine.resource("one").at("/inputs/tags/owner").asText()).isEqualTo("a");
        assertThat(engine.resource("one").at("/inputs/tags/team").asText()).isEqualTo("y");
        assertThat(engine.resource("one").at("/inputs/size").asInt()).isEqualTo(1);
    }

    @Test
    void aResourceIsKnownByItsFormerName() throws Exception {
        engine.up(context -> {
            Thing old = new Thing("old", Thing.Args.named("one"));
            new Thing("user", Thing.Args.labelled("user").name(old.arn()));
        });
        CustomResourceOptions alias = CustomResourceOptions.builder()
                .aliases(Alias.builder().name("old").build())
                .build();

        engine.up(context -> {
            Thing renamed = new Thing("new", Thing.Args.named("one"), alias);
            new Thing("user", Thing.Args.labelled("user").name(renamed.arn()));
        });

        assertThat(engine.cloud.calls).hasSize(2);
        assertThat(engine.names()).containsExactly("new", "user");
        assertThat(engine.resource("user").path("dependencies").get(0).asText()).isEqualTo(urn("new"));
    }

    @Test
    void aResourceIsKnownByItsFormerUrnAndItsChildrenWithIt() throws Exception {
        engine.up(context -> {
            Group group = new Group("team", ComponentResourceOptions.Empty);
            new Thing(
                    "team-thing",
                    Thing.Args.named("one"),
                    CustomResourceOptions.builder().parent(group).build());
        });

        engine.up(context -> {
            Group group = new Group(
                    "crew",
                    ComponentResourceOptions.builder()
                            .aliases(Alias.withUrn("urn:pulumi:dev::greenroom::test:index:Group::team"))
                            .build());
            new Thing(
                    "crew-thing",
                    Thing.Args.named("one"),
                    CustomResourceOptions.builder().parent(group).build());
        });

        assertThat(engine.cloud.calls).containsExactly("create one");
        assertThat(engine.names()).containsExactly("crew", "crew-thing");
    }

    @Test
    void anImportedResourceIsTakenOverAsItIs() throws Exception {
        exists("q-9", "queue", 3);
        CustomResourceOptions imported =
                CustomResourceOptions.builder().importId("q-9").build();
        engine.up(context -> new Thing("queue", Thing.Args.named("queue").size(3), imported));

        assertThat(engine.cloud.calls).containsExactly("read q-9");
        assertThat(engine.resource("queue").path("id").asText()).isEqualTo("q-9");
        assertThat(engine.resource("queue").path("importID").asText()).isEqualTo("q-9");

        engine.up(context -> new Thing("queue", Thing.Args.named("queue").size(3), imported));
        assertThat(engine.cloud.calls).hasSize(1);
        engine.destroy();
        assertThat(engine.cloud.cloud).isEmpty();
    }

    @Test
    void anImportedResourceIsBroughtToWhatTheProgramWants() throws Exception {
        exists("q-9", "queue", 3);
        engine.up(context -> new Thing(
                "queue",
                Thing.Args.named("queue").size(4),
                CustomResourceOptions.builder().importId("q-9").build()));

        assertThat(engine.cloud.calls).containsExactly("read q-9", "update q-9");
        assertThat(engine.resource("queue").at("/outputs/size").asInt()).isEqualTo(4);
    }

    @Test
    void whatIsNotThereCannotBeImported() {
        assertThatThrownBy(() -> engine.up(context -> new Thing(
                        "queue",
                        Thing.Args.named("queue"),
                        CustomResourceOptions.builder().importId("q-9").build())))
                .hasMessageContaining("resource 'q-9' does not exist");
        assertThat(engine.names()).isEmpty();
    }

    @Test
    void aResourceThatIsOnlyReadIsNeitherMadeNorDeleted() throws Exception {
        exists("q-9", "queue", 3);
        engine.up(context -> {
            Thing read = new Thing(
                    "queue",
                    new Thing.Args(),
                    CustomResourceOptions.builder().id(Output.of("q-9")).build());
            context.export("size", read.size().applyValue(String::valueOf));
        });
        assertThat(engine.resource("queue").path("external").asBoolean()).isTrue();
        assertThat(engine.state().at("/resources/0/outputs/size").asText()).isEqualTo("3.0");

        engine.destroy();
        assertThat(engine.cloud.calls).containsExactly("read q-9");
        assertThat(engine.cloud.cloud).hasSize(1);
        assertThat(engine.names()).isEmpty();
    }

    private void exists(String id, String name, int size) {
        ObjectNode properties =
                JsonNodeFactory.instance.objectNode().put("name", name).put("size", size);
        engine.cloud.cloud.put(
                id, new Existing(id, properties, properties.deepCopy().put("arn", "arn:" + id)));
    }

    /** A component of the program's own. */
    static final class Group extends ComponentResource {
        Group(String name, ComponentResourceOptions options) {
            super("test:index:Group", name, options);
        }
    }
}
