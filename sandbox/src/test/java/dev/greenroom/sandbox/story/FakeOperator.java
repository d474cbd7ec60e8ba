package dev.greenroom.sandbox.story;

import dev.greenroom.api.Cost;
import dev.greenroom.api.Endpoints;
import dev.greenroom.api.Endpoints.DatabaseEndpoint;
import dev.greenroom.api.Endpoints.QueueEndpoint;
import dev.greenroom.api.GreenroomApi;
import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.RunStatus;
import dev.greenroom.api.StackStatus;
import dev.greenroom.api.Stacks;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Writes statuses as the operator does, without doing anything. */
final class FakeOperator implements ResourceEventHandler<PreviewEnvironment>, AutoCloseable {
    volatile Breakdown breakdown;

    /** A push runs this stack as well. */
    volatile String runsToo = "";

    /** An image that comes to nothing. */
    volatile String stuckOn = "";

    /** Nothing is made before there is an image. */
    volatile boolean waitsForImage;

    /** A stack that is not begun before there is an image; empty: none. */
    volatile String begunLate = "";

    /** What a crash is told with. */
    volatile String crashReason = "DeploymentFailed";

    volatile String crashMessage = "ECS gave up; last log lines: one | two";

    /** An image that stalls. */
    volatile String stalledOn = "";

    private final KubernetesClient client;
    private final SharedIndexInformer<PreviewEnvironment> informer;
    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final Map<String, String> handled = new HashMap<>();
    private final Map<String, Integer> runs = new HashMap<>();

    FakeOperator(KubernetesClient client) {
        this.client = client;
        this.informer = client.resources(PreviewEnvironment.class)
                .inNamespace("default")
                .inform(this);
    }

    @Override
    public void onAdd(PreviewEnvironment preview) {
        submit(preview);
    }

    @Override
    public void onUpdate(PreviewEnvironment before, PreviewEnvironment preview) {
        submit(preview);
    }

    @Override
    public void onDelete(PreviewEnvironment preview, boolean unknown) {
        // gone is gone
    }

    private void submit(PreviewEnvironment preview) {
        if (!worker.isShutdown()) {
            worker.execute(() -> handle(preview));
        }
    }

    /** As it does by itself after a while, when there is hope. */
    void tryAgain() {
        worker.execute(handled::clear);
        client.resources(PreviewEnvironment.class)
                .inNamespace("default")
                .list()
                .getItems()
                .forEach(this::submit);
    }

    private void handle(PreviewEnvironment preview) {
        String name = preview.getMetadata().getName();
        boolean deleted = preview.getMetadata().getDeletionTimestamp() != null;
        String version = deleted + "/" + preview.getSpec().image() + "/"
                + preview.getMetadata().getAnnotations();
        if (version.equals(handled.put(name, version))) {
            return;
        }
        if (deleted) {
            say(preview, Phase.Deleting, "Deleting", "destroying app", List.of());
            finalizers(preview, List.of());
            return;
        }
        finalizers(preview, List.of(GreenroomApi.FINALIZER));
        bring(preview, preview.getSpec().image());
    }

    private void bring(PreviewEnvironment preview, String image) {
        String name = preview.getMetadata().getName();
        if (image == null && waitsForImage) {
            say(preview, Phase.WaitingForImage, "WaitingForImage", "there is no image yet", List.of());
            return;
        }
        if (!runs.containsKey(name + "/data") || !runs.containsKey(name + "/net")) {
            Stream.of("data", "net")
                    .filter(part -> image != null || !part.equals(begunLate))
                    .forEach(part -> count(name, part));
        } else if (!runsToo.isEmpty()) {
            count(name, runsToo);
        }
        if (breakdown != null) {
            say(preview, Phase.Failed, "Broken", "data: it is broken: " + breakdown.sign(), stalled());
        } else if (image == null || image.equals(stuckOn)) {
            say(preview, Phase.Provisioning, "Provisioning", "data: starting; net: starting", List.of());
        } else if (image.endsWith("-crash") || image.equals(stalledOn)) {
            say(preview, Phase.Failed, crashReason, crashMessage, stalled());
        } else if (image.endsWith("-migration-fails")) {
            say(preview, Phase.Failed, "MigrationFailed", "the migration ended with exit code 1", stalled());
        } else {
            say(preview, Phase.Migrating, "Migrating", "running npx prisma migrate deploy", List.of());
            count(name, "app");
            say(preview, Phase.Ready, "Available", "1/1 tasks run, 1 healthy", List.of());
        }
    }

    private static List<String> stalled() {
        return List.of("Stalled");
    }

    private void count(String name, String part) {
        runs.merge(name + "/" + part, 1, Integer::sum);
    }

    private StackStatus stack(String name, String part) {
        Integer count = runs.get(name + "/" + part);
        return count == null
                ? null
                : new StackStatus(
                        part,
                        null,
                        new RunStatus(
                                "run-" + part + "-" + count,
                                RunStatus.Operation.Up,
                                "digest",
                                "2026-01-01T00:00:00Z",
                                1L,
                                RunStatus.Result.Succeeded,
                                null,
                                null,
                                null,
                                null),
                        0,
                        Map.of());
    }

    private void say(PreviewEnvironment preview, Phase phase, String reason, String message, List<String> conditions) {
        String name = preview.getMetadata().getName();
        boolean ready = phase == Phase.Ready;
        List<Condition> all = new ArrayList<>();
        all.add(condition("Ready", ready, reason, message));
        conditions.forEach(type -> all.add(condition(type, true, reason, message)));
        PreviewEnvironmentStatus status = new PreviewEnvironmentStatus(
                phase,
                all,
                preview.getMetadata().getGeneration(),
                "https://" + name + ".preview.example.com",
                new Endpoints(
                        "lb.example.com",
                        new DatabaseEndpoint("db.example.com", 5432, "arn"),
                        List.of(new QueueEndpoint("jobs", "https://sqs.example.com/jobs.fifo", "arn"))),
                new Cost("0.1118", "80.49", "0.0300", "2026-01-01T00:10:00Z", Map.of(), "2026-06"),
                new Stacks(stack(name, "data"), stack(name, "net"), stack(name, "app")),
                null,
                Map.of("Provisioning", 400L, "Migrating", 50L, "Ready", 450L),
                null,
                ready ? preview.getSpec().image() : null,
                null,
                null,
                null,
                null,
                null);
        write(
                name,
                resource -> resource.editStatus(current -> {
                    current.setStatus(status);
                    return current;
                }));
    }

    /** Once more when somebody else wrote at the same moment. */
    private void write(String name, Consumer<Resource<PreviewEnvironment>> edit) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .ignoreException(KubernetesClientException.class)
                .until(() -> {
                    edit.accept(client.resources(PreviewEnvironment.class)
                            .inNamespace("default")
                            .withName(name));
                    return true;
                });
    }

    private static Condition condition(String type, boolean status, String reason, String message) {
        return new ConditionBuilder()
                .withType(type)
                .withStatus(status ? "True" : "False")
                .withReason(reason)
                .withMessage(message)
                .build();
    }

    private void finalizers(PreviewEnvironment preview, List<String> finalizers) {
        write(
                preview.getMetadata().getName(),
                resource -> resource.edit(current -> {
                    current.getMetadata().setFinalizers(new ArrayList<>(finalizers));
                    return current;
                }));
    }

    @Override
    public void close() {
        informer.close();
        worker.shutdown();
        Awaitility.await().until(worker::isTerminated);
    }
}
