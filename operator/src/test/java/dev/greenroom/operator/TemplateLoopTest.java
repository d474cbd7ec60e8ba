package dev.greenroom.operator;

import static dev.greenroom.operator.plan.PreviewExamples.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.Container;
import dev.greenroom.api.Lifecycle;
import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewTemplate;
import dev.greenroom.api.ServiceDeployment;
import dev.greenroom.api.ServiceDeploymentSpec;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A preview that names a service, and changes of that service. */
@Timeout(120)
@EnableKubernetesMockClient(crud = true, https = false)
class TemplateLoopTest {
    private static final String SERVICE = "serviceRef: {name: gp-api-develop}";

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

    private static ServiceDeployment service(String logLevel) {
        Container container =
                new Container(3000, 4096, 16384, null, Map.of("LOG_LEVEL", logLevel), List.of(), List.of(), null);
        PreviewTemplate template = new PreviewTemplate(
                null, null, null, null, null, null, null, null, null, new Lifecycle("24h", null, null));
        ServiceDeployment service = new ServiceDeployment();
        service.setMetadata(new ObjectMetaBuilder()
                .withName("gp-api-develop")
                .withNamespace(OperatorUnderTest.NAMESPACE)
                .build());
        service.setSpec(new ServiceDeploymentSpec(
                "develop", null, null, null, container, null, null, null, null, null, template));
        return service;
    }

    @Test
    void aPreviewWaitsForItsServiceAndFollowsItsTemplate() {
        operator.apply(SERVICE, IMAGE);
        operator.awaitReason("ServiceNotFound");
        operator.staysTrue(() -> operator.pulumi.commands().isEmpty());

        client.resource(service("info")).create();
        operator.awaitPhase(Phase.Ready);
        assertThat(operator.status().resolved().container().port()).isEqualTo(3000);
        assertThat(operator.status().resolved().container().cpu()).isEqualTo(256);
        assertThat(operator.status().resolved().lifecycle().ttl()).isEqualTo("24h");

        client.resources(ServiceDeployment.class)
                .inNamespace(OperatorUnderTest.NAMESPACE)
                .withName("gp-api-develop")
                .edit(service -> {
                    service.setSpec(service("debug").getSpec());
                    return service;
                });
        operator.awaitTrue(() -> operator.pulumi.runs().size() == 4);
        operator.awaitPhase(Phase.Ready);
        assertThat(operator.pulumi.runs()).endsWith("up app");
        assertThat(operator.status().resolved().container().environment()).containsEntry("LOG_LEVEL", "debug");
    }

    @Test
    void aDeleteNeedsNoService() {
        client.resource(service("info")).create();
        operator.apply(SERVICE, IMAGE);
        operator.awaitPhase(Phase.Ready);

        client.resource(service("info")).delete();
        operator.delete();

        operator.awaitGone();
        assertThat(operator.cloud.things()).isEmpty();
    }
}
