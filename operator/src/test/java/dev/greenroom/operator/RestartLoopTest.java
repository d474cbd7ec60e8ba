package dev.greenroom.operator;

import static dev.greenroom.operator.plan.PreviewExamples.IMAGE;
import static dev.greenroom.operator.plan.PreviewExamples.MIGRATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.PreviewEnvironmentStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an operator finds when it starts: its own work of before, in whatever state. */
@Timeout(120)
@EnableKubernetesMockClient(crud = true, https = false)
class RestartLoopTest {
    KubernetesMockServer server;
    KubernetesClient client;

    @TempDir
    Path folder;

    private OperatorUnderTest operator;

    @BeforeEach
    void start() {
        operator = new OperatorUnderTest(server, client, folder);
    }

    @AfterEach
    void stop() {
        operator.close();
    }

    private void ready(String... fragments) {
        operator.apply(fragments);
        operator.awaitPhase(Phase.Ready);
    }

    @Test
    void aReadyPreviewStaysReadyAndNoCommandIsStarted() {
        ready(IMAGE, MIGRATION);
        PreviewEnvironmentStatus before = operator.status();
        int commands = operator.pulumi.commands().size();
        operator.awaitEvents("Ready");
        List<String> events = operator.events();
        int calls = operator.cloud.calls().size();

        operator.restart();
        operator.awaitTrue(() -> operator.cloud.calls().size() > calls);

        operator.staysTrue(() -> operator.status().equals(before));
        assertThat(operator.pulumi.commands()).hasSize(commands);
        assertThat(operator.events()).isEqualTo(events);
    }

    @Test
    void aRunThatARestartInterruptedIsRunAgain() {
        operator.pulumi.hold("up data");
        operator.apply(IMAGE);
        operator.awaitTrue(() -> operator.pulumi.runs().contains("up data"));

        operator.restart();
        operator.awaitTrue(() -> Collections.frequency(operator.pulumi.runs(), "up data") == 2);
        operator.pulumi.letGo("up data");

        operator.awaitPhase(Phase.Ready);
        assertThat(operator.pulumi.runs())
                .filteredOn(run -> run.equals("up app"))
                .hasSize(1);
        assertThat(operator.status().stacks().data().failures()).isZero();
    }

    @Test
    void aDeleteThatARestartInterruptedGoesOn() {
        ready(IMAGE);
        operator.pulumi.hold("destroy data");
        operator.delete();
        operator.awaitTrue(() -> operator.pulumi.runs().contains("destroy data"));

        operator.restart();
        operator.pulumi.letGo("destroy data");

        operator.awaitGone();
        assertThat(operator.cloud.things()).isEmpty();
        assertThat(operator.cloud.databaseSecrets()).isEmpty();
    }

    /** The cluster was restored from Git: the same objects, without any status. */
    @Test
    void withTheStatusLostEverythingIsFoundInTheStateAndNothingIsRunOrMigrated() {
        ready(IMAGE, MIGRATION);
        PreviewEnvironmentStatus before = operator.status();
        List<String> runs = operator.pulumi.runs();
        long migrations = migrations();
        operator.awaitEvents("Ready");
        int started = Collections.frequency(operator.events(), "RunStarted");
        operator.close();
        client.resources(PreviewEnvironment.class)
                .inNamespace(OperatorUnderTest.NAMESPACE)
                .withName(OperatorUnderTest.NAME)
                .editStatus(preview -> {
                    preview.setStatus(null);
                    return preview;
                });
        assertThat(operator.status().phase()).isNull();

        operator.start();
        operator.awaitPhase(Phase.Ready);

        assertThat(operator.pulumi.runs()).isEqualTo(runs);
        assertThat(migrations()).isEqualTo(migrations);
        assertThat(operator.status().stacks().app().outputs())
                .containsAllEntriesOf(before.stacks().app().outputs());
        assertThat(operator.status().url()).isEqualTo(before.url());
        operator.awaitTrue(() -> Collections.frequency(operator.events(), "Adopted") == 3);
        assertThat(operator.events()).filteredOn("RunStarted"::equals).hasSize(started);
    }

    private long migrations() {
        return operator.cloud.calls().stream()
                .filter(call -> call.startsWith("migrate "))
                .count();
    }
}
