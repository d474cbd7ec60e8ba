package dev.greenroom.operator.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine without the components is told which, and what to do. */
class RealComponentsTest {
    @Test
    void namesEveryComponentThatIsMissing() {
        assertThat(RealComponents.missing(Map.of()))
                .extracting(sentence -> sentence.split(" is ", -1)[0])
                .contains(
                        "kubectl",
                        "pulumi",
                        "pulumi-resource-aws",
                        "pulumi-resource-awsx",
                        "setsid",
                        "terraform-provider-aws",
                        "AWS_REGION",
                        "GREENROOM_PROBE_CONNECT_TO",
                        "KUBECONFIG",
                        "AWS_ENDPOINT_URL");
    }

    @Test
    void namesNoComponentThatIsThere(@TempDir Path folder) throws IOException {
        Path program = Files.createFile(folder.resolve("kubectl"));
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThat(RealComponents.missing(Map.of("PATH", folder.toString())))
                .noneMatch(sentence -> sentence.startsWith("kubectl "))
                .anyMatch(sentence -> sentence.startsWith("pulumi is the Pulumi CLI; install"));
    }

    @Test
    void anEmulatorThatDoesNotAnswerIsMissing() {
        assertThat(RealComponents.missing(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1")))
                .anyMatch(sentence -> sentence.contains("nothing answers at \"http://127.0.0.1:1\""));
    }
}
