package dev.greenroom.sandbox.difference;

import dev.greenroom.sandbox.Sandbox;
import dev.greenroom.sandbox.aws.AwsResource;
import dev.greenroom.sandbox.aws.Seed;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sandbox, furnished with what the examples name. */
final class SandboxSide implements Side {
    private static final double SPEED = 60;
    /** As many as the real operator takes upon itself on a machine with two processors. */
    private static final int CONCURRENT_RUNS = 8;

    private static final String DOMAIN = "preview.example.com";
    private static final Map<String, String> GIVEN = given("0123456789abcdef");

    private final Sandbox sandbox;
    private final String namespace;
    private final KubernetesClient kubernetes;
    private final Moments moments;
    private final List<AwsResource> before;

    /** Starts the operator. */
    SandboxSide(String namespace) {
        this.namespace = namespace;
        this.sandbox = new Sandbox(new Sandbox.Setup(folder(), SPEED, CONCURRENT_RUNS, 1));
        this.kubernetes = sandbox.api().client();
        this.moments = new Moments(sandbox.state().resolve(Seen.STATES));
        furnish(sandbox.aws().seed(Sandbox.REGION));
        this.before = sandbox.aws().inventory();
        kubernetes
                .namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
        sandbox.start();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("difference");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> given(String digits) {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("vpc", "vpc-" + digits + "0");
        for (int i = 1; i <= 4; i++) {
            given.put("subnet-" + i, "subnet-" + digits + i);
        }
        return given;
    }

    private static void furnish(Seed seed) {}

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public KubernetesClient kubernetes() {
        return kubernetes;
    }

    @Override
    public String namespace() {
        return namespace;
    }

    @Override
    public Duration lookEvery() {
        return Duration.ofMillis(100);
    }

    @Override
    public String in(String manifest) {
        return manifest;
    }

    @Override
    public Map<String, String> given() {
        return GIVEN;
    }

    @Override
    public List<String> keys(String prefix) {
        Path folder = sandbox.state().resolve(prefix.substring(0, prefix.lastIndexOf('/')));
        return Moments.files(folder).stream()
                .map(file -> sandbox.state().relativize(file).toString())
                .filter(key -> key.startsWith(prefix))
                .toList();
    }

    @Override
    public String read(String key) {
        try {
            return Files.readString(sandbox.state().resolve(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Collection<String> moments() {
        return moments.texts();
    }

    @Override
    public Collection<String> left() {
        return sandbox.aws().inventory().stream()
                .filter(resource -> !before.contains(resource))
                .map(AwsResource::toString)
                .toList();
    }

    @Override
    public void close() {
        moments.close();
        kubernetes.close();
        sandbox.close();
    }
}
