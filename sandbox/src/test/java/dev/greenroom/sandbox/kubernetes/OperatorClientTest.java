package dev.greenroom.sandbox.kubernetes;

import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.PREVIEWS;
import static dev.greenroom.sandbox.kubernetes.ApiUnderTest.preview;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.api.PreviewEnvironment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The API as fabric8's client and JOSDK use it. */
class OperatorClientTest {
    @AutoClose
    private final ApiUnderTest api = new ApiUnderTest();

    @Test
    void keepsAnInformerUpToDate() {
        api.post(PREVIEWS, preview("a"));
        List<String> told = new CopyOnWriteArrayList<>();
        try (KubernetesClient client = api.api.client();
                SharedIndexInformer<PreviewEnvironment> informer = client.resources(PreviewEnvironment.class)
                        .inAnyNamespace()
                        .inform(handler(told))) {
            await().until(() -> told.contains("added a"));
            api.post(PREVIEWS, preview("b"));
            api.merge(PREVIEWS + "/a", "{\"spec\": {\"paused\": true}}");
            api.delete(PREVIEWS + "/b");
            await().until(() -> told.size() == 4);
            assertThat(told).containsExactly("added a", "added b", "updated a", "deleted b");
            assertThat(informer.getStore().list()).hasSize(1);
        }
    }

    @Test
    void carriesAnOperatorFromFinalizerToStatusToDeletion() {
        try (StandInOperator operator = new StandInOperator(api.api)) {
            assertThat(operator).isNotNull();
            api.post(PREVIEWS, preview("a"));
            await().until(() -> phase("a").equals("Ready"));
            assertThat(metadata("a").path("finalizers").toString()).isEqualTo("[\"greenroom.dev/stand-in\"]");
            assertThat(metadata("a").path("generation").asInt()).isEqualTo(1);
            api.delete(PREVIEWS + "/a");
            await().until(() -> api.get(PREVIEWS + "/a").code() == 404);
        }
    }

    @Test
    void servesTheNextOperatorAsItServedTheLast() {
        try (StandInOperator first = new StandInOperator(api.api)) {
            assertThat(first).isNotNull();
            api.post(PREVIEWS, preview("a"));
            await().until(() -> phase("a").equals("Ready"));
        }
        api.delete(PREVIEWS + "/a");
        api.post(PREVIEWS, preview("b"));
        try (StandInOperator second = new StandInOperator(api.api)) {
            assertThat(second).isNotNull();
            await().until(() -> phase("b").equals("Ready"));
            await().until(() -> api.get(PREVIEWS + "/a").code() == 404);
        }
    }

    @Test
    void tellsAClientOfAConflict() {
        api.post(PREVIEWS, preview("a"));
        try (KubernetesClient client = api.api.client()) {
            PreviewEnvironment stale = client.resources(PreviewEnvironment.class)
                    .inNamespace("default")
                    .withName("a")
                    .get();
            api.merge(PREVIEWS + "/a", "{\"spec\": {\"paused\": true}}");
            KubernetesClientException refusal =
                    catchThrowableOfType(KubernetesClientException.class, () -> client.resource(stale)
                            .update());
            assertThat(refusal.getCode()).isEqualTo(409);
        }
    }

    private String phase(String name) {
        return api.get(PREVIEWS + "/" + name).body().at("/status/phase").asText();
    }

    private JsonNode metadata(String name) {
        return api.get(PREVIEWS + "/" + name).body().path("metadata");
    }

    private static ResourceEventHandler<PreviewEnvironment> handler(List<String> told) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(PreviewEnvironment added) {
                told.add("added " + added.getMetadata().getName());
            }

            @Override
            public void onUpdate(PreviewEnvironment before, PreviewEnvironment now) {
                told.add("updated " + now.getMetadata().getName());
            }

            @Override
            public void onDelete(PreviewEnvironment deleted, boolean unknown) {
                told.add("deleted " + deleted.getMetadata().getName());
            }
        };
    }
}
