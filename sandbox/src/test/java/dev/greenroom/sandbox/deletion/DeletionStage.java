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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

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

    private final Path folder;
    private final Sandbox sandbox;
    private final KubernetesClient client;
    private final Set<AwsResource> before;
    private FinalizerWatch finalizer;

    /** Starts no operator yet. */
    DeletionStage(Path folder) {
        this.folder = folder;
        this.sandbox = new Sandbox(new Sandbox.Setup(folder, SPEED, RUNS, 1));
        this.client = sandbox.api().client();
        Surroundings.furnish(sandbox.aws(), EXAMPLES);
        this.before = Set.copyOf(sandbox.aws().inventory());
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
        finalizer = new FinalizerWatch(client, NAMESPACE, NAME, this::remains);
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

    /** What is there now and was not before: in the account, in the backend, in the folder of the runs. */
    List<String> remains() {
        List<String> remains = new ArrayList<>();
        made().forEach(resource -> remains.add(resource.type() + " " + resource.id()));
        files(sandbox.state())
                // which the CLI leaves of a removed stack as well
                .filter(file -> !file.toString().endsWith(".bak"))
                .filter(file -> Stream.of(".pulumi/stacks", ".pulumi/locks", "greenroom")
                        .anyMatch(part -> file.startsWith(sandbox.state().resolve(part))))
                .forEach(file -> remains.add(file.toString()));
        files(folder.resolve("runs")).forEach(file -> remains.add(file.toString()));
        return remains;
    }

    List<AwsResource> made() {
        return sandbox.aws().inventory().stream()
                .filter(resource -> !before.contains(resource))
                .toList();
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
        assertThat(remains()).isEmpty();
    }

    /** The object is still there, held by its finalizer. */
    void isHeld() {
        assertThat(finalizer.leftAtRelease()).isEmpty();
        assertThat(preview().isMarkedForDeletion()).isTrue();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (NoSuchFileException e) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException e) {
            return files(folder); // something went away meanwhile
        }
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
