package dev.greenroom.operator.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PulumiSettingsTest {
    private static final Map<String, String> WITH_PASSPHRASE = Map.of("PULUMI_CONFIG_PASSPHRASE", "correct horse");

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void anEmptyPassphraseIsRefused(String passphrase) {
        assertThat(settings("s3://b", "passphrase", Map.of("PULUMI_CONFIG_PASSPHRASE", passphrase))
                        .problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("empty passphrase"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://b, passphrase, the state backend has to be",
        "s3://b, gcpkms://k, the secrets provider has to be"
    })
    void whatWeCannotUseIsRefused(String backend, String secrets, String start) {
        assertThat(settings(backend, secrets, WITH_PASSPHRASE).problem())
                .hasValueSatisfying(problem -> assertThat(problem).startsWith(start));
    }

    @ParameterizedTest
    @CsvSource({"s3://b?region=us-west-2, passphrase", "file:///state, passphrase", "s3://b, awskms://alias/greenroom"})
    void theRestIsFine(String backend, String secrets) {
        assertThat(settings(backend, secrets, WITH_PASSPHRASE).problem()).isEmpty();
    }

    @Test
    void printedSettingsShowNoPassphrase() {
        assertThat(settings("s3://b", "passphrase", WITH_PASSPHRASE)).asString().doesNotContain("horse");
    }

    @Test
    void theCliGetsNothingOfTheEnvironmentButWhatItNeeds(@TempDir Path folder) throws Exception {
        Map<String, String> environment = Map.of(
                "PATH",
                "/bin",
                "AWS_REGION",
                "us-west-2",
                "PULUMI_CONFIG_PASSPHRASE",
                "x",
                "KUBECONFIG",
                "/k",
                "SOME_TOKEN",
                "t");

        try (RunFolder run = RunFolder.create(folder, "r1", null)) {
            Map<String, String> cli = CliEnvironment.of(settings("s3://b", "passphrase", environment), "r1", run);

            assertThat(cli)
                    .containsEntry("USER", "greenroom-r1")
                    .containsEntry("AWS_REGION", "us-west-2")
                    .containsEntry("PULUMI_BACKEND_URL", "s3://b")
                    .containsEntry("HOME", run.path().toString())
                    .doesNotContainKeys("KUBECONFIG", "SOME_TOKEN");
        }
    }

    @ParameterizedTest(name = "{0} MB on {1} cores: {2}")
    @CsvSource({"1000, 4, 1", "2400, 4, 2", "24000, 2, 8", "24000, 64, 32", "500, 1, 1"})
    void asManyRunsAsMemoryAndCoresAllow(long megabytes, int cores, int runs) {
        assertThat(Concurrency.of(megabytes * 1_000_000, cores)).isEqualTo(runs);
    }

    private static PulumiSettings settings(String backend, String secrets, Map<String, String> environment) {
        return new PulumiSettings(
                backend, secrets, null, Path.of("/runs"), Duration.ofMinutes(1), Duration.ofSeconds(1), environment);
    }
}
