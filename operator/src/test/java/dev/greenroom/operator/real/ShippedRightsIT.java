package dev.greenroom.operator.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.greenroom.api.Phase;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A preview's life under what manifests/base gives the operator and nothing more: its ServiceAccount's rights, a user without
 * a name, one folder to write to.
 */
@TestMethodOrder(OrderAnnotation.class)
class ShippedRightsIT {
    private static final String NAME = "gp-api-pr-123";
    private static final String IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/gp-api@sha256:" + "1".repeat(64);

    private static final String CLUSTER_ID = "rights";

    private static Shipment shipment;
    private static Aws aws;
    private static Cluster cluster;
    private static Backend backend;
    private static OtherUser user;
    private static UnprivilegedOperator operator;
    private static Eavesdropper eavesdropper;
    private static Map<String, Map<String, String>> before;
    private static String password;

    @BeforeAll
    static void startAsShipped() {
        assumeTrue(
                OtherUser.canBeBecome(),
                "only root, where it may mount, can run the operator as another user: util-linux' unshare and setpriv");
        String unique = CLUSTER_ID + "-" + UUID.randomUUID().toString().substring(0, 4);
        shipment = new Shipment();
        aws = new Aws();
        Estate estate = Estate.build(aws);
        before = Census.take(aws);
        cluster = new Cluster(unique);
        backend = new Backend(aws, "greenroom-" + unique);
        user = OtherUser.any();
        operator = new UnprivilegedOperator(user, environment(), shipment.kubeconfig());
        eavesdropper = new Eavesdropper(user, operator.temporary());
        operator.start();
        cluster.apply(estate.in(example()));
    }

    private static String example() {
        try {
            return Files.readString(Path.of("../examples/preview-gp-api.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shipped settings, those that an overlay adds, and the way to this machine's AWS and web server. */
    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(shipment.settings());
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("AWS_") || name.startsWith("GREENROOM_PROBE_")) {
                environment.put(name, value);
            }
        });
        environment.put("GREENROOM_CLUSTER_ID", CLUSTER_ID);
        environment.put("GREENROOM_BACKEND_URL", backend.url());
        environment.put("GREENROOM_HTTP_PORT", "0"); // 8080 may be somebody else's here
        environment.put("PULUMI_CONFIG_PASSPHRASE", Backend.PASSPHRASE);
        return environment;
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable opened : new AutoCloseable[] {eavesdropper, operator, shipment, cluster, aws}) {
            close(opened);
        }
    }

    private static void close(AutoCloseable opened) {
        try {
            if (opened != null) {
                opened.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Order(1)
    void theApiServerAdmitsThePodOfTheDeployment() {
        Pod pod = shipment.admit(template -> {});

        assertThat(pod.getSpec().getServiceAccountName()).isEqualTo("greenroom");
        assertThat(pod.getMetadata().getUid()).isNotEmpty();
    }

    @Test
    @Order(1)
    void theApiServerRefusesALooserOne() {
        assertThatThrownBy(() -> shipment.admit(template ->
                        template.getContainers().get(0).getSecurityContext().setAllowPrivilegeEscalation(true)))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("violates PodSecurity \"restricted:latest\"")
                .hasMessageContaining("allowPrivilegeEscalation");
        assertThatThrownBy(() ->
                        shipment.admit(template -> template.getSecurityContext().setRunAsNonRoot(null)))
                .hasMessageContaining("runAsNonRoot");
    }

    @Test
    @Order(2)
    void aPreviewBecomesReady() {
        cluster.awaitPhase(NAME, Phase.WaitingForImage);
        cluster.patchImage(NAME, IMAGE);

        cluster.awaitReady(NAME, IMAGE);
        assertThat(shipment.leader()).isNotEmpty();
        assertThat(operator.metrics()).contains("greenroom_previews{phase=\"Ready\"} 1");
    }

    @Test
    @Order(3)
    void itsEventsAreWritten() {
        assertThat(cluster.events()).extracting(event -> event.getReason()).contains("Provisioning", "Ready");
    }

    @Test
    @Order(4)
    void noSecretIsWhereItDoesNotBelong() {
        PreviewOnAws seen = new PreviewOnAws(aws, cluster.status(NAME));
        password = Json.texts(seen.databaseSecret()).get("password");
        Map<String, String> texts = visible();
        texts.put("metrics", operator.metrics());
        texts.putAll(Canaries.tasks(aws, seen));

        everywhere().areNowhereIn(texts);
    }

    @Test
    @Order(5)
    void itIsDeletedWithNothingLeft() {
        cluster.delete(NAME);
        cluster.awaitGone(NAME);

        Map<String, Map<String, String>> left = new HashMap<>(Census.take(aws));
        left.keySet().removeAll(before.keySet());
        assertThat(left).isEmpty();
        assertThat(backend.stacks()).isEmpty();
        assertThat(backend.runRecords()).isEmpty();
    }

    @Test
    @Order(6)
    void nothingWasSeenWhileItsRunsWereUnderWay() throws Exception {
        operator.stop();
        eavesdropper.end();
        Map<String, String> environments = eavesdropper.environments();
        Map<String, String> files = eavesdropper.files();
        Map<String, String> commandLines = eavesdropper.commandLines();

        assertThat(commandLines.values()).as("command lines can be read").anyMatch(line -> line.contains("--client"));
        assertThat(environments.values()).as("environments can be read").anyMatch(text -> text.contains("TMPDIR"));
        assertThat(files.values()).as("files of runs can be read").anyMatch(text -> text.contains("jobs"));
        everywhere().areNowhereIn(visible());
        everywhere().areNowhereIn(files);
        everywhere().areNowhereIn(commandLines);
        // the CLI cannot do without the passphrase, and hands its environment on to its plugins
        new Canaries(secretsOfTheApp()).areNowhereIn(environments);
    }

    @Test
    @Order(7)
    void itWroteNowhereElseAndWasRefusedNothing() {
        assertThat(operator.logText().toLowerCase(Locale.ROOT))
                .doesNotContain("forbidden", "permission denied", "accessdenied", "read-only file system");
        assertThat(user.filesOutside(operator.temporary().getParent())).isEmpty();
        assertThat(eavesdropper.filesNow()).isEmpty();
    }

    /** What whoever may read resources, logs, metrics and the state bucket sees. */
    private static Map<String, String> visible() {
        Map<String, String> texts = new TreeMap<>(backend.everything());
        texts.put("log", operator.logText());
        texts.put("previews and events", cluster.everythingVisible());
        assertThat(texts).hasSizeGreaterThan(10);
        return texts;
    }

    private static List<String> secretsOfTheApp() {
        List<String> secrets = new ArrayList<>(Estate.canaries());
        secrets.add(password);
        return secrets;
    }

    private static Canaries everywhere() {
        List<String> secrets = secretsOfTheApp();
        secrets.add(Backend.PASSPHRASE);
        return new Canaries(secrets);
    }
}
