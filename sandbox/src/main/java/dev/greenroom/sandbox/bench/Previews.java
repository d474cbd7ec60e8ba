package dev.greenroom.sandbox.bench;

import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironment;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Previews like the one in the examples that is stated in full, with a long life and an image. */
final class Previews {
    private static final String NAMESPACE = "default";
    private static final String IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/gp-api:1";
    /** The longest there is; a fast clock comes far while a fleet is made. */
    private static final String LIFE = "30d";

    private static final long PATIENCE_MINUTES = 30;

    private final KubernetesClient client;
    private final GenericKubernetesResource example;

    Previews(KubernetesClient client, Path examples) throws IOException {
        this.client = client;
        this.example = Serialization.unmarshal(
                Files.readString(examples.resolve("preview-gp-api.yaml")), GenericKubernetesResource.class);
    }

    void create(int number) {
        GenericKubernetesResource preview = Serialization.clone(example);
        preview.getMetadata().setName(name(number));
        Map<String, Object> spec = preview.get("spec");
        spec.put("image", IMAGE);
        spec.put("lifecycle", Map.of("ttl", LIFE));
        Map<String, Object> pullRequest = preview.get("spec", "pullRequest");
        pullRequest.put("number", number);
        client.resource(preview).inNamespace(NAMESPACE).create();
    }

    /** Returns when the operator has written a status. */
    void awaitSeen(int number) {
        await(number, preview -> preview.getStatus() != null);
    }

    void awaitReady(int number) {
        await(
                number,
                preview -> preview.getStatus() != null && preview.getStatus().phase() == Phase.Ready);
    }

    private void await(int number, Predicate<PreviewEnvironment> what) {
        Resource<PreviewEnvironment> preview = client.resources(PreviewEnvironment.class)
                .inNamespace(NAMESPACE)
                .withName(name(number));
        preview.waitUntilCondition(found -> found != null && what.test(found), PATIENCE_MINUTES, TimeUnit.MINUTES);
    }

    private static String name(int number) {
        return "gp-api-pr-" + number;
    }
}
