package dev.greenroom.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stock CLI and the engine on one backend, in turn. */
class StateForCliIT {
    @TempDir
    Path folder;

    private static void program(Context context) {
        Thing one = new Thing("one", Thing.Args.labelled("one").name(Output.ofSecret("hush")));
        new Thing(
                "two",
                Thing.Args.labelled("two").name(one.arn()),
                CustomResourceOptions.builder().ignoreChanges("size").build());
        context.export("arn", one.arn());
        context.export("hidden", Output.ofSecret("s3cret"));
    }

    @Test
    void theCliReadsWhatTheEngineWrote() throws Exception {
        try (Engine engine = new Engine(folder);
                RealCli cli = new RealCli(folder, folder.resolve("backend"))) {
            engine.up(StateForCliIT::program);
            cli.project();

            assertThat(cli.json("stack", "ls", "--json").at("/0/resourceCount").asInt())
                    .isEqualTo(4);
            assertThat(cli.json("stack", "output", "--json", "--stack", "dev"))
                    .hasToString("{\"arn\":\"arn:one-1\",\"hidden\":\"[secret]\"}");
            assertThat(cli.json("stack", "output", "--json", "--show-secrets", "--stack", "dev"))
                    .hasToString("{\"arn\":\"arn:one-1\",\"hidden\":\"s3cret\"}");
            JsonNode export = cli.json("stack", "export", "--show-secrets", "--stack", "dev");
            assertThat(export.at("/deployment/resources/2/inputs/name/plaintext")
                            .asText())
                    .isEqualTo("\"hush\"");
            assertThat(cli.json("stack", "history", "--json", "--stack", "dev")
                            .at("/0/resourceChanges/create")
                            .asInt())
                    .isEqualTo(3);
        }
    }

    @Test
    void theCliGoesOnWithAStackOfTheEngineAndTheEngineWithOneOfTheCli() throws Exception {
        try (Engine engine = new Engine(folder);
                RealCli cli = new RealCli(folder, folder.resolve("backend"))) {
            engine.up(StateForCliIT::program);
            cli.cloud.cloud.putAll(engine.cloud.cloud);

            cli.stack(StateForCliIT::program).up();
            assertThat(cli.cloud.calls).isEmpty();

            engine.up(StateForCliIT::program);
            assertThat(engine.cloud.calls).hasSize(2);
            cli.stack(context -> {}).destroy();
            assertThat(cli.cloud.cloud).isEmpty();
            assertThat(engine.names()).isEmpty();
        }
    }
}
