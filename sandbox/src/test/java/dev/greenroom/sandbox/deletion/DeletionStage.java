package dev.greenroom.sandbox.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.operator.status.Conditions;
import dev.greenroom.sandbox.Sandbox;
import dev.greenroom.sandbox.Surroundings;
import dev.greenroom.sandbox.aws.AwsResource;
import dev.greenroom.sandbox.aws.Region;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A sandbox with the example's preview in a namespace of its own, whose finalizer is watched. */
final class DeletionStage implements AutoCloseable {
    static final String NAMESPACE = "gp-api";
    static final String NAME = "gp-api-pr-123";
    static final String IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/gp-api@sha256:" + "1".repeat(64);

    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final double SPEED = 240;
    private static final int RUNS = 4;
    /** Three hours in there: the longest pause between two tries is half an hour. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private static final Duration POLL = Duration.ofMillis(10);

    private final Sandbox sandbox;
    private final KubernetesClient client;
    private final Remains remains;
    private FinalizerWatch finalizer;

    /** Starts no operator yet. */
    DeletionStage(Path folder) {
        this.sandbox = new Sandbox(new Sandbox.Setup(folder, SPEED, RUNS, 1));
        this.client = sandbox.api().client();
        Surroundings.furnish(sandbox.aws(), EXAMPLES);
        this.remains = new Remains(sandbox, folder);
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
    }

    Sandbox sandbox() {
        return sandbox;
    }

    Remains remains() {
        return remains;
    }

    Region region() {
        return sandbox.aws().region(Sandbox.REGION);
    }

    KubernetesClient client() {
        return client;
    }

    /** Applies the example with an image, changed before. */
    void apply(Consumer<GenericKubernetesResource> change) {
        GenericKubernetesResource preview =
                Serialization.unmarshal(read(EXAMPLES.resolve("preview-gp-api.yaml")), GenericKubernetesResource.class);
        preview.<Map<String, Object>>get("spec").put("image", IMAGE);
        change.accept(preview);
        finalizer = new FinalizerWatch(client, NAMESPACE, NAME, remains::now);
        client.resource(preview).inNamespace(NAMESPACE).create();
        until("its finalizer is there", finalizer::held);
    }

    /** Applies the example and waits until it is Ready. */
    void ready() {
        apply(preview -> {});
        awaitPhase(Phase.Ready);
    }

    void patch(String json) {
        resource().patch(PatchContext.of(PatchType.JSON_MERGE), json);
    }

    void delete() {
        resource().delete();
    }

    private Resource<PreviewEnvironment> resource() {
        return client.resources(PreviewEnvironment.class).inNamespace(NAMESPACE).withName(NAME);
    }

    PreviewEnvironment preview() {
        return resource().get();
    }

    private PreviewEnvironmentStatus status() {
        PreviewEnvironment preview = preview();
        return preview == null || preview.getStatus() == null ? PreviewEnvironmentStatus.EMPTY : preview.getStatus();
    }

    void awaitPhase(Phase phase) {
        until("it is " + phase, () -> status().phase() == phase);
    }

    void awaitReason(String reason) {
        until("its reason is " + reason, () -> Conditions.find(status().conditions(), Conditions.READY)
                .map(Condition::getReason)
                .filter(reason::equals)
                .isPresent());
    }

    void until(String what, BooleanSupplier condition) {
        await(what).atMost(PATIENCE).pollInterval(POLL).until(condition::getAsBoolean);
    }

    private List<AwsResource> made() {
        return remains.made();
    }

    boolean made(String type) {
        return made().stream().anyMatch(resource -> resource.type().equals(type));
    }

    /** Something that was made, by its type. */
    AwsResource of(String type) {
        return made().stream()
                .filter(resource -> resource.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type + " in " + made()));
    }

    /** The object goes, the finalizer not before everything else, and nothing is left. */
    void endsWithNothingLeft() {
        until("its finalizer is released", () -> finalizer.leftAtRelease().isPresent());
        assertThat(finalizer.leftAtRelease().orElseThrow())
                .as("left when the finalizer was released")
                .isEmpty();
        until("the object is gone", () -> preview() == null);
        assertThat(remains.now()).isEmpty();
    }

    /** The object is still there, held by its finalizer. */
    void isHeld() {
        assertThat(finalizer.leftAtRelease()).isEmpty();
        assertThat(preview().isMarkedForDeletion()).isTrue();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (finalizer != null) {
            finalizer.close();
        }
        client.close();
        sandbox.close();
    }
}
