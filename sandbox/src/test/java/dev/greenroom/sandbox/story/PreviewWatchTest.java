package dev.greenroom.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.PreviewEnvironmentSpec;
import dev.greenroom.api.PullRequest;
import dev.greenroom.sandbox.kubernetes.KubernetesApi;
import dev.greenroom.sandbox.time.ScaledTime;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PreviewWatchTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ScaledTime time = new ScaledTime(Clock.systemUTC(), 1);
    private final KubernetesApi api = new KubernetesApi(time, time, 0);
    private final KubernetesClient client = api.client();
    private final PreviewWatch watch = new PreviewWatch();

    @AfterEach
    void close() {
        watch.close();
        client.close();
        api.close();
    }

    private void create(String name) {
        PreviewEnvironment preview = new PreviewEnvironment();
        preview.setMetadata(new ObjectMetaBuilder().withName(name).build());
        preview.setSpec(new PreviewEnvironmentSpec(
                null,
                new PullRequest("goodparty/gp-api", 7, null, null),
                null,
                "us-west-2",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
        client.resource(preview).inNamespace(Kubectl.NAMESPACE).create();
    }

    /** A terminal is drawn by a thread of its own, which holds what a line has to wait for. */
    @Test
    void allCanBeReadWhileAVersionIsBeingTold() throws Exception {
        LinkedBlockingQueue<List<Sight>> read = new LinkedBlockingQueue<>();
        watch.start(
                client,
                sight -> read.add(CompletableFuture.supplyAsync(watch::all).join()));

        create("gp-api-pr-7");

        assertThat(read.poll(LONG.toSeconds(), TimeUnit.SECONDS))
                .extracting(Sight::name)
                .containsExactly("gp-api-pr-7");
    }

    @Test
    void whoWaitsForWhatIsThereNeedNotWait() throws Exception {
        watch.start(client, sight -> {});
        create("gp-api-pr-7");

        assertThat(watch.await(present -> present.containsKey("gp-api-pr-7"), LONG))
                .isTrue();
        assertThat(watch.await(present -> present.containsKey("gp-api-pr-7"), Duration.ZERO))
                .isTrue();
        assertThat(watch.await(present -> present.isEmpty(), Duration.ofMillis(1)))
                .isFalse();
    }

    @Test
    void whatIsDeletedIsGone() throws Exception {
        watch.start(client, sight -> {});
        create("gp-api-pr-7");
        watch.await(present -> !present.isEmpty(), LONG);

        client.resources(PreviewEnvironment.class)
                .inNamespace(Kubectl.NAMESPACE)
                .withName("gp-api-pr-7")
                .delete();

        assertThat(watch.await(present -> present.isEmpty(), LONG)).isTrue();
        assertThat(watch.all()).isEmpty();
    }
}
