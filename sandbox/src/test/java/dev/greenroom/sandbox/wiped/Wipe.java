package dev.greenroom.sandbox.wiped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.sandbox.Sandbox;
import dev.greenroom.sandbox.Surroundings;
import dev.greenroom.sandbox.aws.Fault;
import dev.greenroom.sandbox.aws.Operation;
import dev.greenroom.sandbox.aws.Quota;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A cluster that loses everything while its previews are Ready, and is restored from their manifests. */
final class Wipe {
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final String NAMESPACE = "default";
    private static final String IMAGES = "123456789012.dkr.ecr.us-west-2.amazonaws.com/gp-api:";
    private static final double SPEED = 480;
    private static final int RUNS = 24;
    private static final int STACKS = 3;
    /** Long enough for AWS to be compared with what was made there. */
    private static final Duration AFTERWARDS = Duration.ofHours(1);

    private final Path folder;
    private final int previews;
    private final Duration patience;
    private final Collection<String> writes = new ConcurrentLinkedQueue<>();

    /** @param patience by the wall, until all are Ready */
    Wipe(Path folder, int previews, Duration patience) {
        this.folder = folder;
        this.previews = previews;
        this.patience = patience;
    }

    void happen() throws Exception {
        try (Sandbox sandbox = new Sandbox(new Sandbox.Setup(folder, SPEED, RUNS, 1));
                KubernetesClient client = sandbox.api().client()) {
            furnish(sandbox);
            sandbox.start();
            List<GenericKubernetesResource> manifests = manifests();
            manifests.forEach(manifest -> client.resource(manifest).create());
            awaitAllReady(client);
            sandbox.stop();
            Map<String, PreviewEnvironmentStatus> before = statuses(client);
            Map<String, String> state = files(sandbox.state());

            wipe(client);
            record(sandbox);
            sandbox.start();
            long begin = System.nanoTime();
            manifests.forEach(manifest -> client.resource(manifest).create());
            awaitAllReady(client);
            System.out.printf(
                    "wipe: %d previews Ready again after %d ms%n", previews, (System.nanoTime() - begin) / 1_000_000);
            sandbox.time().sleep(AFTERWARDS);

            assertThat(writes).as("what was changed on AWS").isEmpty();
            assertThat(files(sandbox.state())).as("state and run records").isEqualTo(state);
            assertThat(statuses(client)).allSatisfy((name, status) -> isAsBefore(status, before.get(name)));
            assertThat(adoptions(client)).isEqualTo((long) previews * STACKS);
            onlyWhatChangesIsRun(client, manifests.get(0).getMetadata().getName());
        }
    }

    private void furnish(Sandbox sandbox) {
        Surroundings.furnish(sandbox.aws(), EXAMPLES);
        for (Quota quota :
                List.of(Quota.LOAD_BALANCERS, Quota.DB_CLUSTERS, Quota.DB_INSTANCES, Quota.DB_SUBNET_GROUPS)) {
            sandbox.aws().quotas().set(quota, previews + 1);
        }
    }

    private List<GenericKubernetesResource> manifests() throws IOException {
        GenericKubernetesResource template = Serialization.unmarshal(
                Files.readString(EXAMPLES.resolve("preview-gp-api.yaml")), GenericKubernetesResource.class);
        return IntStream.rangeClosed(1, previews)
                .mapToObj(number -> {
                    GenericKubernetesResource manifest = Serialization.clone(template);
                    manifest.getMetadata().setName("gp-api-pr-" + number);
                    manifest.getMetadata().setNamespace(NAMESPACE);
                    manifest.<Map<String, Object>>get("spec").put("image", IMAGES + "1");
                    manifest.<Map<String, Object>>get("spec", "pullRequest").put("number", number);
                    return manifest;
                })
                .toList();
    }

    /** Nobody asks for finalizers when etcd is gone. */
    private static void wipe(KubernetesClient client) {
        client.resources(PreviewEnvironment.class)
                .inNamespace(NAMESPACE)
                .resources()
                .forEach(preview -> {
                    preview.patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}");
                    preview.delete();
                });
        client.resources(Event.class).inNamespace(NAMESPACE).delete();
        assertThat(list(client)).isEmpty();
    }

    /** Every operation asks whether it goes wrong; none does. */
    private void record(Sandbox sandbox) {
        sandbox.aws().faults().tell(this::isRecorded, new Fault.Throttle());
    }

    private boolean isRecorded(Operation operation) {
        if (Stream.of("Describe", "Get", "List", "Batch").noneMatch(operation.action()::startsWith)) {
            writes.add(operation.toString());
        }
        return false;
    }

    private void awaitAllReady(KubernetesClient client) {
        await("all are Ready")
                .atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(statuses(client))
                        .hasSize(previews)
                        .allSatisfy((name, status) ->
                                assertThat(status.phase()).as(name).isEqualTo(Phase.Ready)));
    }

    private static void isAsBefore(PreviewEnvironmentStatus now, PreviewEnvironmentStatus before) {
        assertThat(now.url()).isEqualTo(before.url());
        assertThat(now.stacks().app().outputs())
                .containsAllEntriesOf(before.stacks().app().outputs());
    }

    private static long adoptions(KubernetesClient client) {
        return client.resources(Event.class).inNamespace(NAMESPACE).list().getItems().stream()
                .filter(event -> "Adopted".equals(event.getReason()))
                .count();
    }

    private void onlyWhatChangesIsRun(KubernetesClient client, String name) {
        client.resources(PreviewEnvironment.class)
                .inNamespace(NAMESPACE)
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"image\":\"" + IMAGES + "2\"}}");
        await("the pushed one is Ready").atMost(patience).untilAsserted(() -> assertThat(
                        statuses(client).get(name))
                .extracting(PreviewEnvironmentStatus::phase, PreviewEnvironmentStatus::observedGeneration)
                .containsExactly(Phase.Ready, 2L));
        assertThat(List.copyOf(writes)).isNotEmpty().allSatisfy(write -> assertThat(write)
                .startsWith("ECS: "));
    }

    private static List<PreviewEnvironment> list(KubernetesClient client) {
        return client.resources(PreviewEnvironment.class)
                .inNamespace(NAMESPACE)
                .list()
                .getItems();
    }

    private static Map<String, PreviewEnvironmentStatus> statuses(KubernetesClient client) {
        return list(client).stream()
                .collect(Collectors.toMap(
                        preview -> preview.getMetadata().getName(),
                        preview -> Objects.requireNonNullElse(preview.getStatus(), PreviewEnvironmentStatus.EMPTY),
                        (one, other) -> other,
                        TreeMap::new));
    }

    private static Map<String, String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(Path::toString, Wipe::content, (one, other) -> other, TreeMap::new));
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
