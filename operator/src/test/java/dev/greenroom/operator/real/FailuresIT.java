package dev.greenroom.operator.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** What goes wrong from outside: each time a reason that says what to do, and Ready once that is done. */
@TestMethodOrder(OrderAnnotation.class)
class FailuresIT {
    private static final String NAME = "gp-api-pr-123";
    private static final String IMAGES = "123456789012.dkr.ecr.us-west-2.amazonaws.com/gp-api";
    private static final Path WEB_STATUS = Path.of(System.getenv("RIG_WEB_STATUS"));

    private static Stage stage;
    private static Cluster cluster;

    @BeforeAll
    static void open() {
        stage = Stage.open("failures");
        cluster = stage.cluster();
    }

    @AfterEach
    void letTheWebServerBeWell() throws IOException {
        Files.deleteIfExists(WEB_STATUS);
    }

    @AfterAll
    static void close() {
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    @Order(1)
    void anUnknownVpcIsNamedBeforeAnythingIsStarted() throws IOException {
        String example = Files.readString(Path.of("../examples/preview-gp-api.yaml"));
        cluster.apply(example.replace("  region:", "  image: " + IMAGES + ":1\n  region:"));

        assertThat(cluster.awaitReason(NAME, "VpcNotFound").getMessage())
                .contains("VPC vpc-0123456789abcdef0 does not exist in us-west-2");
        cluster.delete(NAME);
        cluster.awaitGone(NAME);
        assertThat(stage.operator().pulumiCalls()).isEmpty();
        assertThat(stage.made()).isEmpty();

        cluster.apply(stage.estate().in(example).replace("  region:", "  image: " + IMAGES + ":1\n  region:"));
        cluster.awaitReady(NAME, IMAGES + ":1");
    }

    @Test
    @Order(2)
    void aKeyThatASecretDoesNotHaveIsNamed() {
        cluster.kubectl("patch", "preview", NAME, "--type", "json", "-p", """
                [{"op": "add", "path": "/spec/container/secrets/-",
                  "value": {"name": "MAILGUN_KEY", "from": "GP_API_PREVIEW", "key": "MAILGUN_KEY"}}]
                """);

        assertThat(cluster.awaitReason(NAME, "SecretKeyNotFound").getMessage())
                .contains("secret GP_API_PREVIEW has no key MAILGUN_KEY");
        assertThat(stage.onAws(NAME).secrets()).doesNotContainKey("MAILGUN_KEY");

        stage.estate()
                .writeSecret(
                        stage.aws(),
                        Stream.concat(Estate.KEYS.stream(), Stream.of("MAILGUN_KEY"))
                                .toList());
        cluster.reconcileNow(NAME);
        cluster.awaitReady(NAME, IMAGES + ":1");
        assertThat(stage.onAws(NAME).secrets().get("MAILGUN_KEY")).endsWith(":MAILGUN_KEY::");
    }

    @Test
    @Order(3)
    void aMigrationThatFailsLeavesTheServiceAsItWas() {
        cluster.patchImage(NAME, IMAGES + "-exit1:2");

        Condition failed = cluster.awaitReason(NAME, "MigrationFailed");
        assertThat(failed.getMessage()).contains("the migration ended with exit code 1");
        assertThat(stage.onAws(NAME).container().image()).isEqualTo(IMAGES + ":1");

        cluster.patchImage(NAME, IMAGES + ":3");
        cluster.awaitReady(NAME, IMAGES + ":3");
        assertThat(stage.onAws(NAME).container().image()).isEqualTo(IMAGES + ":3");
    }

    @Test
    @Order(4)
    void anEndpointThatAnswers503IsToldWithTheLastLogLines() throws IOException {
        Files.writeString(WEB_STATUS, "503");
        log("listening on port 80", "ECONNREFUSED 10.9.2.17:5432: is the database up?");
        cluster.patchImage(NAME, IMAGES + ":4");

        assertThat(cluster.awaitReason(NAME, "EndpointUnhealthy").getMessage())
                .contains("503", "listening on port 80", "ECONNREFUSED 10.9.2.17:5432: is the database up?");

        Files.delete(WEB_STATUS);
        cluster.awaitReady(NAME, IMAGES + ":4");
    }

    /** Lines as the application's container would write them. */
    private static void log(String... lines) {
        String group = stage.onAws(NAME).logGroup();
        String stream = "app/app/0123456789abcdef0123456789abcdef";
        long now = System.currentTimeMillis();
        List<InputLogEvent> events = Stream.of(lines)
                .map(line ->
                        InputLogEvent.builder().timestamp(now).message(line).build())
                .toList();
        stage.aws().logs.createLogStream(c -> c.logGroupName(group).logStreamName(stream));
        stage.aws()
                .logs
                .putLogEvents(p -> p.logGroupName(group).logStreamName(stream).logEvents(events));
    }
}
