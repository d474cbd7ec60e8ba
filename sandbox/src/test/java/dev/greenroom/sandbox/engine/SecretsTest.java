package dev.greenroom.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pulumi.automation.UpResult;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import dev.greenroom.sandbox.provider.property.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecretsTest extends EngineTest {
    private static final String SECRET = "hunter2hunter2";

    @Test
    void aSecretInputIsASecretOutputAndNoFileNorEventHoldsIt() throws Exception {
        UpResult up = engine.up(context -> {
            Thing hidden = new Thing("hidden", Thing.Args.labelled("x").name(Output.ofSecret(SECRET)));
            context.export("name", hidden.thingName());
        });

        assertThat(up.outputs().get("name").isSecret()).isTrue();
        assertThat(up.outputs().get("name").value()).isEqualTo(SECRET);
        assertThat(secret(engine.resource("hidden").at("/inputs/name"))).isTrue();
        assertThat(secret(engine.resource("hidden").at("/outputs/name"))).isTrue();
        assertThat(up.standardOutput()).doesNotContain(SECRET);
        assertThat(engine.events)
                .filteredOn(event -> event.resourceOutputsEvent() != null)
                .extracting(
                        event -> event.resourceOutputsEvent().metadata().new_().outputs())
                .allSatisfy(outputs -> assertThat(String.valueOf(outputs)).doesNotContain(SECRET));
        noFileHolds(SECRET);
        assertThat(engine.cloud.cloud.get("x-1").inputs().path("name").asText()).isEqualTo(SECRET);
    }

    @Test
    void anUnchangedSecretStaysAsItWasWritten() throws Exception {
        engine.up(context -> new Thing("hidden", Thing.Args.labelled("x").name(Output.ofSecret(SECRET))));
        JsonNode before = engine.resource("hidden").at("/inputs/name/ciphertext");

        engine.up(context -> new Thing("hidden", Thing.Args.labelled("x").name(Output.ofSecret(SECRET))));

        assertThat(engine.resource("hidden").at("/inputs/name/ciphertext")).isEqualTo(before);
        assertThat(engine.cloud.calls).hasSize(1);
    }

    @Test
    void theProviderAndTheProgramMayDeclareOutputsSecret() throws Exception {
        engine.cloud.secretOutputs.add("arn");
        engine.up(context -> new Thing(
                "one",
                Thing.Args.named("one").size(1),
                CustomResourceOptions.builder().additionalSecretOutputs("size").build()));

        assertThat(secret(engine.resource("one").at("/outputs/arn"))).isTrue();
        assertThat(secret(engine.resource("one").at("/outputs/size"))).isTrue();
        assertThat(secret(engine.resource("one").at("/outputs/name"))).isFalse();
    }

    @Test
    void secrecyFollowsAValueIntoOtherResources() throws Exception {
        engine.cloud.secretOutputs.add("arn");
        engine.up(context -> {
            Thing one = new Thing("one", Thing.Args.named("one"));
            new Thing("two", Thing.Args.labelled("two").name(one.arn().applyValue(arn -> arn + "/x")));
        });

        assertThat(secret(engine.resource("two").at("/inputs/name"))).isTrue();
        noFileHolds("arn:one-1/x");
    }

    private static boolean secret(JsonNode value) {
        return Values.isSecret(value) && value.path("ciphertext").asText().startsWith("v1:") && !value.has("value");
    }

    private void noFileHolds(String secret) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("backend"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain(secret));
        }
    }
}
