package dev.greenroom.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.Context;
import com.pulumi.automation.CommandException;
import com.pulumi.automation.OperationType;
import com.pulumi.resources.CustomResourceOptions;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplacementTest extends EngineTest {

    @BeforeEach
    void aSizeCannotChange() {
        engine.cloud.replacing.add("size");
    }

    private static Consumer<Context> program(double size, CustomResourceOptions options) {
        return context -> {
            Thing root = new Thing("root", Thing.Args.labelled("root").size(size), options);
            new Thing("user", Thing.Args.labelled("user").name(root.arn()));
        };
    }

    @Test
    void theNewOneIsMadeBeforeTheOldOneGoes() throws Exception {
        engine.up(program(1, CustomResourceOptions.Empty));
        engine.cloud.calls.clear();

        engine.up(program(2, CustomResourceOptions.Empty));

        assertThat(engine.cloud.calls).hasSize(3).satisfies(calls -> {
            assertThat(calls.get(0)).isEqualTo("create root");
            assertThat(calls.get(1)).startsWith("update user");
            assertThat(calls.get(2)).startsWith("delete root");
        });
        assertThat(engine.cloud.cloud).hasSize(2);
    }

    @Test
    void anAutomaticNameIsAnotherOne() throws Exception {
        engine.up(program(1, CustomResourceOptions.Empty));
        String before = engine.resource("root").at("/inputs/name").asText();

        engine.up(program(2, CustomResourceOptions.Empty));

        assertThat(engine.resource("root").at("/inputs/name").asText())
                .startsWith("auto-")
                .isNotEqualTo(before);
    }

    @Test
    void theProviderMayWantTheOldOneGoneFirst() throws Exception {
        engine.cloud.deleteFirst = true;
        engine.up(program(1, CustomResourceOptions.Empty));
        engine.cloud.calls.clear();

        engine.up(program(2, CustomResourceOptions.Empty));

        assertThat(engine.cloud.calls.get(0)).startsWith("delete root");
        assertThat(engine.cloud.calls.get(1)).isEqualTo("create root");
        assertThat(engine.cloud.calls.get(2)).startsWith("update user");
    }

    @Test
    void theProgramMayWantTheOldOneGoneFirstAndItsDependentsWithIt() throws Exception {
        CustomResourceOptions first =
                CustomResourceOptions.builder().deleteBeforeReplace(true).build();
        engine.cloud.replacing.add("name");
        engine.up(program(1, first));
        engine.cloud.calls.clear();

        engine.up(program(2, first));

        assertThat(engine.cloud.calls).hasSize(4).satisfies(calls -> {
            assertThat(calls.get(0)).startsWith("delete user");
            assertThat(calls.get(1)).startsWith("delete root");
            assertThat(calls.get(2)).isEqualTo("create root");
            assertThat(calls.get(3)).isEqualTo("create user");
        });
        assertThat(engine.names()).containsExactly("root", "user");
        assertThat(engine.cloud.cloud).hasSize(2);
    }

    @Test
    void aFailureBetweenTheTwoIsMendedByTheNextRun() throws Exception {
        CustomResourceOptions first =
                CustomResourceOptions.builder().deleteBeforeReplace(true).build();
        engine.up(program(1, first));
        engine.cloud.failing.put("create root", "no capacity");
        assertThatThrownBy(() -> engine.up(program(2, first))).isInstanceOf(CommandException.class);
        assertThat(engine.resource("root").path("pendingReplacement").asBoolean())
                .isTrue();

        engine.cloud.failing.clear();
        engine.cloud.calls.clear();
        engine.up(program(2, first));

        assertThat(engine.cloud.calls("delete")).isEmpty();
        assertThat(engine.cloud.calls("create")).containsExactly("create root");
        assertThat(engine.resource("root").has("pendingReplacement")).isFalse();
    }

    @Test
    void anOldOneThatCouldNotBeDeletedIsDeletedByTheNextRun() throws Exception {
        engine.up(program(1, CustomResourceOptions.Empty));
        engine.cloud.failing.put("delete root", "in use");
        assertThatThrownBy(() -> engine.up(program(2, CustomResourceOptions.Empty)))
                .isInstanceOf(CommandException.class);
        assertThat(engine.names()).containsExactly("root", "user", "root");

        engine.cloud.failing.clear();
        engine.up(program(2, CustomResourceOptions.Empty));

        assertThat(engine.names()).containsExactly("root", "user");
        assertThat(engine.cloud.cloud).hasSize(2);
    }

    @Test
    void aProtectedOneIsNotReplaced() throws Exception {
        CustomResourceOptions kept =
                CustomResourceOptions.builder().protect(true).build();
        engine.up(program(1, kept));

        assertThatThrownBy(() -> engine.up(program(2, kept)))
                .hasMessageContaining("unable to replace resource \"" + urn("root")
                        + "\"\nas it is currently marked for" + " protection.");
        assertThat(engine.cloud.calls("delete")).isEmpty();
        assertThat(engine.cloud.calls("create")).hasSize(2);
    }

    @Test
    void theProgramMayWantAReplacementWhereTheProviderDoesNot() throws Exception {
        engine.cloud.replacing.clear();
        CustomResourceOptions options =
                CustomResourceOptions.builder().replaceOnChanges("size").build();
        engine.up(program(1, options));
        engine.events.clear();

        engine.up(program(2, options));

        assertThat(engine.cloud.calls("delete root")).hasSize(1);
        assertThat(engine.events)
                .filteredOn(event -> event.resourcePreEvent() != null)
                .extracting(event -> event.resourcePreEvent().metadata().op())
                .contains(OperationType.CREATE_REPLACEMENT, OperationType.DELETE_REPLACED);
    }
}
