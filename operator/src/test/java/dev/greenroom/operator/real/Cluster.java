package dev.greenroom.operator.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.api.GreenroomApi;
import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.PreviewEnvironmentStatus;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One namespace of the test cluster: kubectl where a user would type it, the client where a test looks. */
public final class Cluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final KubernetesClient client = new KubernetesClientBuilder().build();
    private final String namespace;

    /** Installs the custom resources and makes the namespace. */
    Cluster(String namespace) {
        this.namespace = namespace;
        Command.run(
                List.of("kubectl", "apply", "--server-side", "--force-conflicts", "-k", "../crds/yaml"), "", Map.of());
        Command.run(
                List.of(
                        "kubectl",
                        "wait",
                        "--for=condition=Established",
                        "--timeout=60s",
                        "crd/previewenvironments.greenroom.dev",
                        "crd/servicedeployments.greenroom.dev"),
                "",
                Map.of());
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
    }

    public KubernetesClient client() {
        return client;
    }

    public String namespace() {
        return namespace;
    }

    public String kubectl(String... arguments) {
        return kubectlWith("", arguments);
    }

    private String kubectlWith(String input, String... arguments) {
        List<String> words = new ArrayList<>(List.of("kubectl", "--namespace", namespace));
        words.addAll(List.of(arguments));
        return Command.run(words, input, Map.of());
    }

    public void apply(String manifest) {
        kubectlWith(manifest, "apply", "-f", "-");
    }

    public void delete(String name) {
        kubectl("delete", "preview", name, "--wait=false");
    }

    public void patchImage(String name, String image) {
        kubectl("patch", "preview", name, "--type", "merge", "-p", "{\"spec\":{\"image\":\"" + image + "\"}}");
    }

    /** Asks for a try now; returns the annotation's value. */
    String reconcileNow(String name) {
        String value = UUID.randomUUID().toString();
        kubectl("annotate", "--overwrite", "preview", name, GreenroomApi.RECONCILE_AT + "=" + value);
        return value;
    }

    public Resource<PreviewEnvironment> preview(String name) {
        return client.resources(PreviewEnvironment.class).inNamespace(namespace).withName(name);
    }

    public PreviewEnvironmentStatus status(String name) {
        return Optional.ofNullable(preview(name).get())
                .map(PreviewEnvironment::getStatus)
                .orElse(PreviewEnvironmentStatus.EMPTY);
    }

    /** Whole JSON of all previews and events of the namespace: what whoever may read them sees. */
    String everythingVisible() {
        return kubectl("get", "previews,events", "--output", "json");
    }

    List<Event> events() {
        return client.v1().events().inNamespace(namespace).list().getItems();
    }

    public static Condition ready(PreviewEnvironmentStatus status) {
        return status.conditions().stream()
                .filter(condition -> condition.getType().equals("Ready"))
                .findFirst()
                .orElse(new Condition());
    }

    public PreviewEnvironmentStatus awaitPhase(String name, Phase phase) {
        eventually(name, () -> assertThat(status(name).phase()).as(said(name)).isEqualTo(phase));
        return status(name);
    }

    /** Waits until this very image runs and answers. */
    public PreviewEnvironmentStatus awaitReady(String name, String image) {
        eventually(name, () -> {
            PreviewEnvironmentStatus status = status(name);
            assertThat(status.phase()).as(said(name)).isEqualTo(Phase.Ready);
            assertThat(status.image()).as(said(name)).isEqualTo(image);
            assertThat(ready(status).getStatus()).as(said(name)).isEqualTo("True");
        });
        return status(name);
    }

    /** Waits until the condition Ready is False for this reason. */
    public Condition awaitReason(String name, String reason) {
        eventually(name, () -> {
            Condition ready = ready(status(name));
            assertThat(ready.getReason()).as(said(name)).isEqualTo(reason);
            assertThat(ready.getStatus()).as(said(name)).isEqualTo("False");
        });
        return ready(status(name));
    }

    public void awaitGone(String name) {
        eventually(name, () -> assertThat(preview(name).get()).as(said(name)).isNull());
    }

    public void eventually(String name, Runnable assertion) {
        await(name).atMost(PATIENCE).pollInterval(LOOK_EVERY).pollInSameThread().untilAsserted(assertion::run);
    }

    private String said(String name) {
        PreviewEnvironmentStatus status = status(name);
        return name + " " + status.phase() + " " + Serialization.asJson(status.conditions());
    }

    @Override
    public void close() {
        client.close();
    }
}
