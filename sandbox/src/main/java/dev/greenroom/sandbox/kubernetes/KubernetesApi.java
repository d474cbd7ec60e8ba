package dev.greenroom.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.kubernetes.http.ApiServer;
import dev.greenroom.sandbox.kubernetes.kind.ApiResources;
import dev.greenroom.sandbox.kubernetes.kind.CustomKinds;
import dev.greenroom.sandbox.kubernetes.store.Store;
import dev.greenroom.sandbox.kubernetes.write.EventTimes;
import dev.greenroom.sandbox.kubernetes.write.WriteOptions;
import dev.greenroom.sandbox.kubernetes.write.WriteOptions.FieldValidation;
import dev.greenroom.sandbox.kubernetes.write.Writer;
import dev.greenroom.sandbox.time.SimulatedTime;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;

/**
 * The sandbox's Kubernetes: namespaces, the custom kinds, and what else kubectl needs to look at them. Objects are stamped by
 * the sandbox's time, and gone when it ends.
 */
public final class KubernetesApi implements AutoCloseable {
    /** Context, cluster and user in the kubeconfig. */
    public static final String CONTEXT = "greenroom-sandbox";

    private static final String DEFAULT_NAMESPACE = "default";
    private static final WriteOptions BOOTSTRAP =
            new WriteOptions(false, FieldValidation.STRICT, CONTEXT, warning -> {});
    private static final int WORKERS = 4;

    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setEventLoopPoolSize(1)
            .setWorkerPoolSize(WORKERS)
            .setInternalBlockingPoolSize(1)
            .setFileSystemOptions(
                    new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    private final ApiServer server;

    /**
     * Starts serving.
     *
     * @param time that objects are stamped by and ages are computed with
     * @param wall the time of the people who look
     * @param port on the loopback; 0: a free one
     */
    public KubernetesApi(SimulatedTime time, Clock wall, int port) {
        List<ObjectNode> definitions = CustomKinds.definitions();
        ApiResources resources = new ApiResources(definitions, wall);
        Store store = new Store();
        Writer writer = new Writer(store, resources, time, new EventTimes(time, wall), new Random());
        bootstrap(writer, resources, definitions);
        this.server = new ApiServer(vertx, resources, store, writer, time, port);
        server.start();
    }

    private static void bootstrap(Writer writer, ApiResources resources, List<ObjectNode> definitions) {
        definitions.forEach(
                definition -> writer.create(resources.definitions(), "", established(definition), BOOTSTRAP));
        createNamespace(writer, resources, DEFAULT_NAMESPACE);
    }

    private static void createNamespace(Writer writer, ApiResources resources, String name) {
        ObjectNode namespace = resources.namespaces().empty();
        namespace.putObject("metadata").put("name", name);
        writer.create(resources.namespaces(), "", namespace, BOOTSTRAP);
    }

    private static ObjectNode established(ObjectNode definition) {
        ObjectNode served = definition.deepCopy();
        served.putObject("status")
                .putArray("conditions")
                .addObject()
                .put("type", "Established")
                .put("status", "True")
                .put("reason", "InitialNamesAccepted")
                .put("message", "the initial names have been accepted");
        return served;
    }

    /** Such as {@code http://127.0.0.1:40000}. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Writes a kubeconfig that leads here, for any kubectl. */
    public void writeKubeconfig(Path file) throws IOException {
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Files.writeString(file, """
                apiVersion: v1
                kind: Config
                clusters:
                - name: %1$s
                  cluster: {server: "%2$s"}
                users:
                - name: %1$s
                  user: {}
                contexts:
                - name: %1$s
                  context: {cluster: %1$s, user: %1$s, namespace: %3$s}
                current-context: %1$s
                """.formatted(CONTEXT, url(), DEFAULT_NAMESPACE));
    }

    /** A client of this API, whatever cluster the machine's own configuration names; to be closed by the caller. */
    public KubernetesClient client() {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(url())
                .withNamespace(DEFAULT_NAMESPACE)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    @Override
    public void close() {
        server.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
