package dev.greenroom.operator.real;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** manifests/base as an administrator applies it: namespace, rights, settings, Deployment. */
final class Shipment implements AutoCloseable {
    static final String NAMESPACE = "greenroom-system";

    private static final String BASE = "../manifests/base";
    private static final String NAME = "greenroom";
    private static final String LEASE = "greenroom-operator";

    private final KubernetesClient client = new KubernetesClientBuilder().build();

    Shipment() {
        kubectl("apply", "--server-side", "--force-conflicts", "--kustomize", BASE);
        kubectl("wait", "--for=condition=Established", "--timeout=60s", "crd/previewenvironments.greenroom.dev");
        await("the ServiceAccount's controller")
                .atMost(Duration.ofMinutes(1))
                .until(() -> client.serviceAccounts()
                                .inNamespace(NAMESPACE)
                                .withName(NAME)
                                .get()
                        != null);
    }

    private static String kubectl(String... arguments) {
        return Command.run(
                Stream.concat(Stream.of("kubectl"), Arrays.stream(arguments)).toList(), "", Map.of());
    }

    /** The settings that the Deployment takes from its ConfigMap. */
    Map<String, String> settings() {
        return template().getSpec().getContainers().get(0).getEnvFrom().stream()
                .map(source -> source.getConfigMapRef().getName())
                .map(name -> client.configMaps()
                        .inNamespace(NAMESPACE)
                        .withName(name)
                        .get())
                .map(ConfigMap::getData)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    /** A kubeconfig by which one is the ServiceAccount, and nobody else. */
    String kubeconfig() {
        String token = kubectl("create", "token", NAME, "--namespace", NAMESPACE, "--duration=1h")
                .strip();
        Config admin = client.getConfiguration();
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: rig
                  cluster: {server: "%s", insecure-skip-tls-verify: true}
                users:
                - name: greenroom
                  user: {token: "%s"}
                contexts:
                - name: rig
                  context: {cluster: rig, user: greenroom, namespace: %s}
                current-context: rig
                """.formatted(admin.getMasterUrl(), token, NAMESPACE);
    }

    /** Who holds the lease by which one operator leads; null: nobody. */
    String leader() {
        var lease = client.leases().inNamespace(NAMESPACE).withName(LEASE).get();
        return lease == null ? null : lease.getSpec().getHolderIdentity();
    }

    /** Has the API server admit a Pod of the Deployment's template, changed before; throws what it says against it. */
    Pod admit(Consumer<PodSpec> change) {
        PodTemplateSpec template = template();
        change.accept(template.getSpec());
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withGenerateName(NAME + "-")
                .withNamespace(NAMESPACE)
                .withLabels(template.getMetadata().getLabels())
                .endMetadata()
                .withSpec(template.getSpec())
                .build();
        return client.resource(pod).create();
    }

    private PodTemplateSpec template() {
        return client.apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName(NAME)
                .get()
                .getSpec()
                .getTemplate();
    }

    /** The custom resource definitions stay: others may have resources of them. */
    @Override
    public void close() {
        client.pods().inNamespace(NAMESPACE).withGracePeriod(0).delete();
        client.rbac().clusterRoleBindings().withName(NAME).delete();
        client.rbac().clusterRoles().withName(NAME).delete();
        client.namespaces().withName(NAMESPACE).delete();
        await("the namespace to go")
                .atMost(Duration.ofMinutes(2))
                .until(() -> client.namespaces().withName(NAMESPACE).get() == null);
        client.close();
    }
}
