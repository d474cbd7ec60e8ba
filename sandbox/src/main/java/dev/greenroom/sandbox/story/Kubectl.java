package dev.greenroom.sandbox.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.api.GreenroomApi;
import dev.greenroom.api.PreviewEnvironment;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Does what a kubectl command does, and tells the command. */
final class Kubectl {
    static final String NAMESPACE = "default";

    /** What kubectl compares with when the same object is applied again. */
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The registry, and most of a digest, which say nothing to people. */
    private static final Pattern LONG_WINDED =
            Pattern.compile("[0-9]{12}[.]dkr[.]ecr[.][^/]+(?=/)|(?<=sha256:[0-9a-f]{8})[0-9a-f]{56}");

    private final KubernetesClient kubernetes;
    private final Narrator narrator;
    private final Path checkout;

    Kubectl(KubernetesClient kubernetes, Narrator narrator, Path checkout) {
        this.kubernetes = kubernetes;
        this.narrator = narrator;
        this.checkout = checkout;
    }

    /** The objects of a file of the checkout. */
    List<HasMetadata> read(Path file) throws StepFailedException {
        try (InputStream manifest = Files.newInputStream(checkout.resolve(file))) {
            return kubernetes.load(manifest).items();
        } catch (IOException e) {
            throw new StepFailedException(
                    file + " cannot be read; the sandbox has to be started at the root of the checkout");
        }
    }

    /** Creates what is in a file, and returns the name of the preview among it. */
    String apply(Path file) throws StepFailedException {
        narrator.command("kubectl apply -f " + file);
        String preview = null;
        for (HasMetadata object : read(file)) {
            create(object);
            preview = isPreview(object) ? object.getMetadata().getName() : preview;
        }
        return preview;
    }

    static boolean isPreview(HasMetadata object) {
        return object.getKind().equals(HasMetadata.getKind(PreviewEnvironment.class));
    }

    PreviewEnvironment preview(HasMetadata object) {
        return kubernetes.getKubernetesSerialization().convertValue(object, PreviewEnvironment.class);
    }

    /** As {@code apply} creates what is not there. */
    void create(HasMetadata object) throws StepFailedException {
        String what = object.getKind() + " " + object.getMetadata().getName();
        String applied = kubernetes.getKubernetesSerialization().asJson(object);
        object.getMetadata().setAnnotations(Map.of(LAST_APPLIED, applied));
        demand(what, () -> kubernetes.resource(object).inNamespace(NAMESPACE).create());
    }

    void patchImage(String name, String image) throws StepFailedException {
        String patch = json(Map.of("spec", Map.of("image", image)));
        narrator.command("kubectl patch preview " + name + " --type merge -p '" + shortened(patch) + "'");
        demand("the image of " + name, () -> preview(name).patch(PatchContext.of(PatchType.JSON_MERGE), patch));
    }

    /** Asks for a try now. */
    void nudge(String name, String value) throws StepFailedException {
        narrator.command("kubectl annotate preview " + name + " " + GreenroomApi.RECONCILE_AT + "=" + value);
        String patch = json(Map.of("metadata", Map.of("annotations", Map.of(GreenroomApi.RECONCILE_AT, value))));
        demand("the annotation of " + name, () -> preview(name).patch(PatchContext.of(PatchType.JSON_MERGE), patch));
    }

    /** Asks for the deletion, which takes its time. */
    void delete(String name) throws StepFailedException {
        narrator.command("kubectl delete preview " + name);
        deleteQuietly(name);
    }

    void deleteQuietly(String name) throws StepFailedException {
        demand("the deletion of " + name, () -> preview(name).delete());
    }

    private Resource<PreviewEnvironment> preview(String name) {
        return kubernetes
                .resources(PreviewEnvironment.class)
                .inNamespace(NAMESPACE)
                .withName(name);
    }

    static String shortened(String text) {
        return LONG_WINDED.matcher(text).replaceAll("…");
    }

    private static void demand(String what, Runnable request) throws StepFailedException {
        try {
            request.run();
        } catch (KubernetesClientException e) {
            String answer =
                    e.getStatus() == null ? e.getMessage() : e.getStatus().getMessage();
            throw new StepFailedException("the Kubernetes API did not take " + what + ": " + answer);
        }
    }

    private static String json(Map<String, ?> object) {
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
