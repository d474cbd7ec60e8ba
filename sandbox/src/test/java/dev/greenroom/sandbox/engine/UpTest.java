package dev.greenroom.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.UpResult;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpTest {
    @TempDir
    Path folder;

    private Engine engine;

    @BeforeEach
    void install() {
        engine = new Engine(folder);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aStackComesUpStaysAndGoes() throws Exception {
        UpResult first = engine.up(context -> {
            Thing one = new Thing("one", Thing.Args.named("one").size(80));
            Thing two = new Thing("two", Thing.Args.labelled("two").name(one.arn()));
            context.export("arn", two.arn());
        });
        assertThat(first.outputs().get("arn").value()).isEqualTo("arn:two-2");
        assertThat(engine.cloud.calls).containsExactly("create one", "create two");
        assertThat(engine.names()).containsExactly("one", "two");

        engine.up(context -> {
            Thing one = new Thing("one", Thing.Args.named("one").size(80));
            Thing two = new Thing("two", Thing.Args.labelled("two").name(one.arn()));
            context.export("arn", two.arn());
        });
        assertThat(engine.cloud.calls).hasSize(2);

        engine.destroy();
        assertThat(engine.cloud.calls).endsWith("delete two-2", "delete one-1");
        assertThat(engine.state().path("resources")).isEmpty();
    }
}
