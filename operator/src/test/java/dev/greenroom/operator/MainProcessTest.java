package dev.greenroom.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a process of its own: what it prints is all that it was asked for. */
class MainProcessTest {
    private static final int DEADLINE_SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    void explainPrintsTheReportAndNothingElse() throws Exception {
        Path classes = folder.resolve("classes.txt");

        Answer answer = run(
                Map.of("GREENROOM_REGION", "us-east-1"),
                List.of("-Xlog:class+load:file=" + classes),
                "explain",
                "-f",
                "../examples/preview-gp-api.yaml");

        assertThat(answer.err()).isEmpty();
        assertThat(answer.out()).isEqualTo(RefusedCase.read(Path.of("src/test/resources/explain/preview-gp-api.txt")));
        assertThat(answer.exitCode()).isZero();
        // They make a start slow, and the last of them would write to the terminal.
        assertThat(Files.readString(classes))
                .contains("dev.greenroom.operator.explain.Explainer")
                .doesNotContain("com.pulumi.", "software.amazon.", "io.javaoperatorsdk.", "ch.qos.logback.");
    }

    @Test
    void theRegionOfTheOperatorsSettingsIsTheDefault() throws Exception {
        Path preview = Files.writeString(
                folder.resolve("preview.yaml"),
                RefusedCase.read(Path.of("../examples/preview-minimal.yaml")).replace("  region: us-west-2\n", ""));

        Answer answer = run(Map.of("GREENROOM_REGION", "us-east-1"), List.of(), "explain", "-f", preview.toString());

        assertThat(answer.out()).containsPattern("region +operator +us-east-1");
        assertThat(answer.exitCode()).isZero();
    }

    @Test
    void wrongSettingsAreToldOneALineWithoutALog() throws Exception {
        Answer answer = run(
                Map.of("GREENROOM_LOG_FORMAT", "xml", "GREENROOM_CLUSTER_ID", "c1"),
                List.of("-Dlogback.configurationFile=logback.xml"));

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err().lines())
                .containsExactlyInAnyOrder(
                        "GREENROOM_BACKEND_URL is not set; it has to be s3://BUCKET?region=REGION or file:///FOLDER",
                        "GREENROOM_LOG_FORMAT is \"xml\"; it has to be json or text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void whatIsFoundWrongAtTheStartIsLoggedAndNothingElse(String format) throws Exception {
        Answer answer = run(
                Map.of(
                        "GREENROOM_LOG_FORMAT",
                        format,
                        "GREENROOM_CLUSTER_ID",
                        "c1",
                        "GREENROOM_BACKEND_URL",
                        folder.toUri().toString()),
                List.of("-Dlogback.configurationFile=logback.xml"));

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out().lines())
                .singleElement()
                .asString()
                .contains(
                        "ERROR", "the state would be encrypted with an empty passphrase: set PULUMI_CONFIG_PASSPHRASE");
    }

    private record Answer(int exitCode, String out, String err) {}

    private Answer run(Map<String, String> environment, List<String> javaOptions, String... arguments)
            throws IOException, InterruptedException {
        Process process = OperatorJvm.start(folder, environment, javaOptions, arguments);
        try {
            assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Answer(
                process.exitValue(),
                Files.readString(OperatorJvm.out(folder), StandardCharsets.UTF_8),
                Files.readString(OperatorJvm.err(folder), StandardCharsets.UTF_8));
    }
}
