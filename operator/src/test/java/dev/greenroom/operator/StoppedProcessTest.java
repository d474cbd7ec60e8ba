package dev.greenroom.operator;

import static dev.greenroom.operator.plan.PreviewExamples.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.operator.plan.PreviewExamples;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReviewBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.MockWebServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The operator as a process that leads, until it is told to stop or loses its lease. */
@Timeout(180)
@EnableKubernetesMockClient(crud = true, https = false)
class StoppedProcessTest {
    private static final Duration START = Duration.ofSeconds(90);
    /** The shortest that may be set. */
    private static final Duration GRACE = Duration.ofSeconds(20);
    /** What the manifests give it beyond its grace. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(30);

    private static final Duration AT_ONCE = Duration.ofSeconds(10);
    private static final int TOLD_TO_STOP = 128 + 15;
    private static final int LEASE_LOST = 1;

    /** A line for every request; held here, for loggers are forgotten with their levels. */
    private static final Logger REQUESTS = Logger.getLogger(MockWebServer.class.getName());

    static {
        REQUESTS.setLevel(Level.WARNING);
    }

    KubernetesMockServer server;
    KubernetesClient client;

    @TempDir
    Path folder;

    private Process operator;

    @BeforeEach
    void furnish() throws IOException {
        server.expectCustomResource(CustomResourceDefinitionContext.fromCustomResourceType(PreviewEnvironment.class));
        server.expect()
                .post()
                .withPath("/apis/authorization.k8s.io/v1/selfsubjectrulesreviews")
                .andReturn(201, mayLease())
                .always();
        client.load(Files.newInputStream(Path.of("../crds/yaml/previewenvironments.greenroom.dev-v1.yml")))
                .create();
    }

    private static SelfSubjectRulesReview mayLease() {
        return new SelfSubjectRulesReviewBuilder()
                .withNewStatus()
                .addNewResourceRule()
                .withApiGroups("coordination.k8s.io")
                .withResources("leases")
                .withVerbs("*")
                .endResourceRule()
                .endStatus()
                .build();
    }

    @AfterEach
    void end() {
        operator.destroyForcibly();
    }

    @Test
    void toldToStopItLeavesAtOnce() throws Exception {
        lead(Map.of());

        operator.destroy();

        assertThat(exitCodeWithin(AT_ONCE)).isEqualTo(TOLD_TO_STOP);
        assertThat(log()).contains("stopping: runs are asked to end", "stopped");
    }

    @Test
    void aRunThatNothingEndsIsLeftBehindWhenTheGraceIsOver() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            lead(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:" + silent.getLocalPort()));
            apply("held");
            awaitLog("Up of c1.team.pr-held.data started");

            operator.destroy();

            awaitLog("stopping: runs are asked to end");
            apply("late");
            assertThat(exitCodeWithin(GRACE.plus(AFTERWARDS))).isEqualTo(TOLD_TO_STOP);
            assertThat(log()).contains("2 runs did not end within 20 s").doesNotContain("pr-late");
        }
    }

    @Test
    void whoseLeaseIsTakenStopsAndEnds() throws Exception {
        lead(Map.of());

        await().ignoreExceptionsInstanceOf(KubernetesClientException.class) // it is renewed in between
                .until(this::takeTheLease);

        assertThat(exitCodeWithin(AT_ONCE)).isEqualTo(LEASE_LOST);
        assertThat(log()).contains("lost lease greenroom-operator", "stopped");
        assertThat(lease().get().getSpec().getHolderIdentity()).isEqualTo("somebody else");
    }

    private boolean takeTheLease() {
        lease().edit(held -> {
            held.getSpec().setHolderIdentity("somebody else");
            held.getSpec().setRenewTime(ZonedDateTime.now(ZoneOffset.UTC));
            return held;
        });
        return true;
    }

    /** Its lease runs out, another one leads by then, and there is nobody to tell that it stops. */
    @Test
    void whoHearsNothingOfTheApiServerAnyMoreStopsAndEnds() throws Exception {
        lead(Map.of());

        server.shutdown();

        assertThat(exitCodeWithin(Duration.ofSeconds(60))).isEqualTo(LEASE_LOST);
        assertThat(log()).contains("lost lease greenroom-operator");
    }

    /** Starts the operator and waits until it leads. */
    private void lead(Map<String, String> more) throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PATH", System.getenv("PATH"),
                "HOME", folder.toString(),
                "KUBERNETES_MASTER", client.getMasterUrl().toString(),
                "KUBERNETES_NAMESPACE", "greenroom-system",
                "AWS_ACCESS_KEY_ID", "nobody",
                "AWS_SECRET_ACCESS_KEY", "nothing",
                "PULUMI_CONFIG_PASSPHRASE", "correct horse",
                "GREENROOM_CLUSTER_ID", "c1",
                "GREENROOM_REGION", "us-west-2"));
        environment.put("GREENROOM_BACKEND_URL", folder.resolve("state").toUri().toString());
        environment.put("GREENROOM_LEADER_ELECTION", "true");
        environment.put("GREENROOM_LOG_FORMAT", "text");
        environment.put("GREENROOM_HTTP_PORT", "0");
        environment.put("GREENROOM_SHUTDOWN_GRACE", GRACE.toSeconds() + "s");
        environment.putAll(more);
        List<String> options = List.of("-Dlogback.configurationFile=logback.xml", "-Djava.io.tmpdir=" + folder);
        operator = OperatorJvm.start(folder, environment, options);
        awaitLog("leading by lease");
    }

    private void apply(String name) {
        PreviewEnvironment preview = new PreviewEnvironment();
        preview.setMetadata(
                new ObjectMetaBuilder().withName(name).withNamespace("team").build());
        preview.setSpec(PreviewExamples.spec(IMAGE));
        client.resource(preview).create();
    }

    private Resource<Lease> lease() {
        return client.leases().inNamespace("greenroom-system").withName("greenroom-operator");
    }

    private void awaitLog(String text) {
        await(text).atMost(START).until(() -> {
            assertThat(operator.isAlive()).as(log()).isTrue();
            return log().contains(text);
        });
    }

    private int exitCodeWithin(Duration patience) throws InterruptedException, IOException {
        assertThat(operator.waitFor(patience.toSeconds(), TimeUnit.SECONDS))
                .as("it has ended: %s", log())
                .isTrue();
        return operator.exitValue();
    }

    private String log() throws IOException {
        return Files.readString(OperatorJvm.out(folder)) + Files.readString(OperatorJvm.err(folder));
    }
}
