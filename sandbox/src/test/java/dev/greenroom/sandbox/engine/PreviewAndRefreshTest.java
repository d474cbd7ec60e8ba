package dev.greenroom.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pulumi.Context;
import com.pulumi.automation.OperationType;
import com.pulumi.automation.PreviewResult;
import com.pulumi.automation.UpdateResult;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PreviewAndRefreshTest extends EngineTest {

    private static Consumer<Context> program(double size) {
        return context -> {
            Thing one = new Thing("one", Thing.Args.labelled("one").size(size));
            new Thing("two", Thing.Args.labelled("two").name(one.arn()));
            context.export("arn", one.arn());
        };
    }

    @Test
    void aPreviewOfANewStackMakesNothing() throws Exception {
        PreviewResult preview = engine.stack("dev", program(1)).preview();

        assertThat(preview.changeSummary()).containsEntry(OperationType.CREATE, 3);
        assertThat(engine.cloud.calls).isEmpty();
        assertThat(engine.state().path("resources")).isEmpty();
    }

    @Test
    void aPreviewTellsUpdatesReplacementsAndDeletions() throws Exception {
        engine.up(program(1));
        String before = Files.readString(engine.stateFile());

        assertThat(engine.stack("dev", program(2)).preview().changeSummary())
                .containsEntry(OperationType.UPDATE, 1)
                .containsEntry(OperationType.SAME, 2);
        engine.cloud.replacing.add("size");
        assertThat(engine.stack("dev", program(2)).preview().changeSummary())
                .containsEntry(OperationType.REPLACE, 1)
                .containsEntry(OperationType.UPDATE, 1);
        assertThat(engine.stack("dev", context -> {}).preview().changeSummary()).containsEntry(OperationType.DELETE, 2);

        assertThat(Files.readString(engine.stateFile())).isEqualTo(before);
        assertThat(engine.cloud.calls).hasSize(2);
    }

    @Test
    void aRefreshTakesOverWhatChangedAndForgetsWhatIsGone() throws Exception {
        engine.up(program(1));
        Existing one = engine.cloud.cloud.get("one-1");
        Existing changed = new Existing(
                one.id(),
                one.inputs().deepCopy().put("size", 7),
                one.outputs().deepCopy().put("size", 7));
        engine.cloud.cloud.put(one.id(), changed);
        engine.cloud.cloud.keySet().removeIf(id -> id.startsWith("two"));

        engine.stack("dev", program(1)).refresh();

        assertThat(engine.names()).containsExactly("one");
        assertThat(engine.resource("one").at("/outputs/size").asInt()).isEqualTo(7);
        engine.cloud.calls.clear();
        engine.up(program(1));
        assertThat(engine.cloud.calls).containsExactlyInAnyOrder("update one-1", "create two");
    }

    @Test
    void aRefreshOfWhatIsAsItWasChangesNothing() throws Exception {
        engine.up(program(1));
        List<JsonNode> before = states();

        UpdateResult result = engine.stack("dev", program(1)).refresh();

        assertThat(result.summary().resourceChanges()).containsOnlyKeys(OperationType.SAME);
        assertThat(states()).isEqualTo(before);
    }

    /** A refresh forgets properties that depend on nothing, as the CLI's does. */
    private List<JsonNode> states() {
        List<JsonNode> states = new ArrayList<>();
        for (String name : List.of("one", "two")) {
            states.add(engine.resource(name).<ObjectNode>deepCopy().without("propertyDependencies"));
        }
        return states;
    }
}
