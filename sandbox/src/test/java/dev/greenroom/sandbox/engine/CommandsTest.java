package dev.greenroom.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.automation.CommandException;
import com.pulumi.automation.CommandRunOptions;
import com.pulumi.automation.ConfigValue;
import com.pulumi.automation.LocalWorkspace;
import com.pulumi.automation.OperationType;
import com.pulumi.automation.StackAlreadyExistsException;
import com.pulumi.automation.StackDeployment;
import com.pulumi.automation.StackNotFoundException;
import com.pulumi.automation.UpdateState;
import com.pulumi.automation.WorkspaceStack;
import com.pulumi.core.Output;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandsTest extends EngineTest {

    @Test
    void stacksAreMadeListedAndRemoved() throws Exception {
        WorkspaceStack stack = engine.stack("dev", context -> {});
        engine.stack("qa", context -> {});
        assertThat(stack.workspace().listStacks())
                .extracting(each -> each.name())
                .containsExactly("dev", "qa");
        assertThatThrownBy(() -> stack.workspace().createStack("qa")).isInstanceOf(StackAlreadyExistsException.class);

        stack.workspace().removeStack("qa");

        assertThat(stack.workspace().listStacks())
                .extracting(each -> each.name())
                .containsExactly("dev");
        assertThatThrownBy(() -> stack.workspace().selectStack("qa")).isInstanceOf(StackNotFoundException.class);
    }

    @Test
    void aStackThatHoldsSomethingIsNotRemoved() throws Exception {
        engine.up(context -> new Thing("one", Thing.Args.named("one")));

        assertThatThrownBy(() -> engine.stack("dev", context -> {}).workspace().removeStack("dev"))
                .hasMessageContaining("still has resources; removal rejected");
        assertThat(engine.names()).containsExactly("one");
    }

    @Test
    void theHistoryTellsEveryRun() throws Exception {
        engine.up(context -> new Thing("one", Thing.Args.named("one")));
        engine.destroy();

        assertThat(engine.stack("dev", context -> {}).getHistory())
                .satisfiesExactly(
                        last -> {
                            assertThat(last.kind()).hasToString("DESTROY");
                            assertThat(last.resourceChanges()).containsEntry(OperationType.DELETE, 2);
                        },
                        first -> {
                            assertThat(first.result()).isEqualTo(UpdateState.SUCCEEDED);
                            assertThat(first.resourceChanges()).containsEntry(OperationType.CREATE, 2);
                            assertThat(first.endTime()).isAfterOrEqualTo(first.startTime());
                        });
    }

    @Test
    void anExportedStateCanBeImported() throws Exception {
        engine.up(context -> {
            new Thing("one", Thing.Args.labelled("one").name(Output.ofSecret("hush")));
        });
        WorkspaceStack stack = engine.stack("dev", context -> {});
        StackDeployment export = stack.exportStack();

        stack.importStack(export);

        assertThat(engine.names()).containsExactly("one");
        engine.up(context -> {
            new Thing("one", Thing.Args.labelled("one").name(Output.ofSecret("hush")));
        });
        assertThat(engine.cloud.calls).containsExactly("create one");
    }

    @Test
    void configIsReadByPrograms() throws Exception {
        WorkspaceStack stack = engine.stack("dev", context -> {
            context.export("greeting", context.config().require("greeting"));
            context.export("hidden", Output.ofSecret(context.config().require("hidden")));
        });
        stack.setConfig("greeting", new ConfigValue("hello"));
        stack.setConfig("hidden", new ConfigValue("hush", true));

        assertThat(stack.getConfig("greeting").value()).isEqualTo("hello");
        assertThat(stack.getAllConfig()).containsOnlyKeys("greenroom:greeting", "greenroom:hidden");
        assertThat(stack.up().outputs().get("greeting").value()).isEqualTo("hello");
    }

    @Test
    void whatTheEngineCannotDoIsRefused() {
        assertThatThrownBy(() -> run("up", "--exclude", "x")).hasMessageContaining("error: unknown flag: --exclude");
        assertThatThrownBy(() -> run("up", "--stack", "dev", "--target", "x"))
                .hasMessageContaining("the embedded engine takes --target in a refresh only");
        assertThatThrownBy(() -> run("stack", "rename", "x")).hasMessageContaining("unknown command \"stack rename\"");
        assertThatThrownBy(() -> run("console")).hasMessageContaining("unknown command \"console\"");
        assertThatThrownBy(() -> run("up", "--stack", "dev")).hasMessageContaining("--client is missing");
    }

    @Test
    void theVersionIsThatOfTheCliWhoseFilesItWrites() throws Exception {
        assertThat(engine.command.version()).hasToString("3.255.0");
        assertThat(engine.command.run(List.of("version")).standardOutput()).isEqualTo("v3.255.0\n");
    }

    @Test
    void aStateOfAnotherPassphraseIsSaidToBeSo() throws Exception {
        engine.up(context -> context.export("hidden", Output.ofSecret("hush")));

        try (Engine other = new Engine(folder, java.util.Map.of(), "battery staple")) {
            assertThatThrownBy(() -> other.up(context -> {}))
                    .isInstanceOf(CommandException.class)
                    .hasMessageContaining("incorrect passphrase");
        }
    }

    private void run(String... line) throws Exception {
        engine.stack("dev", context -> {});
        engine.command.run(
                List.of(line),
                CommandRunOptions.builder()
                        .workingDir(((LocalWorkspace)
                                        engine.stack("dev", context -> {}).workspace())
                                .workDir())
                        .build());
    }
}
