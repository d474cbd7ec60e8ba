package dev.greenroom.operator;

import dev.greenroom.api.GreenroomApi;
import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.PreviewEnvironmentSpec;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.ServiceDeployment;
import dev.greenroom.operator.cloud.CloudInMemory;
import dev.greenroom.operator.cloud.PullRequests;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.PlanSettings;
import dev.greenroom.operator.plan.PreviewExamples;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.pulumi.PulumiSettings;
import dev.greenroom.operator.pulumi.PulumiStackEngine;
import dev.greenroom.operator.pulumi.ScriptedPulumi;
import dev.greenroom.operator.pulumi.state.FileBlobs;
import dev.greenroom.operator.reconcile.Tempo;
import dev.greenroom.operator.stack.Instances;
import dev.greenroom.operator.stack.OwnProcess;
import dev.greenroom.operator.stack.Pulse;
import dev.greenroom.operator.stack.orphan.OrphanRules;
import dev.greenroom.operator.status.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.MockWebServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.awaitility.Awaitility;

/** The operator as it is in production, on a mock Kubernetes API, a scripted Pulumi and a cloud in memory, in a hurry. */
final class OperatorUnderTest implements AutoCloseable {
    static final String NAME = PreviewExamples.OWNER.name();
    static final String NAMESPACE = PreviewExamples.OWNER.namespace();

    /** A line for every request; held here, for loggers are forgotten with their levels. */
    private static final Logger REQUESTS = Logger.getLogger(MockWebServer.class.getName());

    static {
        REQUESTS.setLevel(Level.WARNING);
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Tempo HURRY = new Tempo(
            Duration.ofMillis(250),
            Duration.ofMillis(50),
            Duration.ofMillis(250),
            Duration.ofMillis(50),
            Duration.ZERO,
            Duration.ofMinutes(10),
            Duration.ofMillis(500),
            Duration.ZERO);

    final TurnableClock clock = new TurnableClock();
    final CloudInMemory cloud = new CloudInMemory();
    final ScriptedPulumi pulumi;

    private final KubernetesClient client;
    private final Path folder;
    private final Optional<PullRequests> pullRequests;
    private final FileBlobs backend;
    private Tempo tempo = HURRY;
    private OrphanRules orphans = OrphanRules.of(false, OrphanRules.DEFAULT_GRACE);
    private Set<String> watched = Set.of(NAMESPACE);
    private SimpleMeterRegistry registry;
    private GreenroomOperator operator;

    OperatorUnderTest(KubernetesMockServer server, KubernetesClient client, Path folder) {
        this(server, client, folder, clock -> Optional.empty());
    }

    OperatorUnderTest(
            KubernetesMockServer server,
            KubernetesClient client,
            Path folder,
            Function<Clock, Optional<PullRequests>> pullRequests) {
        server.expectCustomResource(CustomResourceDefinitionContext.fromCustomResourceType(PreviewEnvironment.class));
        server.expectCustomResource(CustomResourceDefinitionContext.fromCustomResourceType(ServiceDeployment.class));
        this.client = client;
        this.folder = folder;
        this.backend = new FileBlobs(folder.resolve("backend"));
        this.pulumi = new ScriptedPulumi(backend, cloud);
        this.pullRequests = pullRequests.apply(clock);
        start();
    }

    void start() {
        PulumiSettings settings = new PulumiSettings(
                "file://" + folder.resolve("backend"),
                "passphrase",
                null,
                folder.resolve("runs"),
                Duration.ofMinutes(1),
                Duration.ofSeconds(1),
                Map.of("PULUMI_CONFIG_PASSPHRASE", "correct horse"));
        registry = new SimpleMeterRegistry();
        operator = new GreenroomOperator(
                new GreenroomOperator.Seams(
                        client,
                        new PulumiStackEngine(settings, pulumi, pulumi::program, backend),
                        backend,
                        new GreenroomOperator.Cloud(
                                cloud, cloud, cloud, cloud, cloud, cloud, cloud, cloud, cloud, cloud),
                        new OwnProcess(Instances.some(), new Instances.Unknown()),
                        pullRequests),
                new GreenroomOperator.Behaviour(
                        new PlanSettings(PreviewExamples.OWNER.clusterId(), "us-west-2", Optional.empty()),
                        watched,
                        4,
                        tempo,
                        Pulse.DEFAULT,
                        clock,
                        UnaryOperator.identity(),
                        orphans,
                        () -> true),
                registry,
                overrider -> {});
        operator.start();
    }

    /** Has somebody else work on the stack of a part. */
    void lock(Part part, String user) {
        String content = "{\"username\": \"" + user + "\", \"hostname\": \"laptop\", \"timestamp\": \""
                + clock.instant() + "\"}";
        backend.put(lockOf(part), content.getBytes(StandardCharsets.UTF_8));
    }

    void unlock(Part part) {
        backend.delete(lockOf(part));
    }

    private static String lockOf(Part part) {
        return ".pulumi/locks/organization/greenroom/"
                + StackId.of(PreviewExamples.OWNER, part).name() + "/1.json";
    }

    /** Ends the operator, runs included, and starts another one on the same API, state and cloud. */
    void restart() {
        close();
        start();
    }

    /** The same, in no hurry: nothing is looked at again within an hour unless something brings it about. */
    void restartUnhurried() {
        Duration hour = Duration.ofHours(1);
        tempo = new Tempo(hour, hour, hour, hour, Duration.ZERO, hour, hour, Duration.ZERO);
        restart();
    }

    /** The same, comparing AWS with what was made there on an interval. */
    void restartComparing(Duration interval) {
        tempo = HURRY.comparing(interval);
        restart();
    }

    /** The same, looking for orphans all the time and in all namespaces. */
    void restartSweeping(boolean remove, Duration grace) {
        Duration moment = Duration.ofMillis(100);
        orphans = new OrphanRules(remove, grace, moment, moment, moment);
        watched = Set.of();
        restart();
    }

    /** Takes the custom resource away behind the operator's back, finalizer and all. */
    void lose() {
        close();
        edit(preview -> {
            preview.getMetadata().setFinalizers(List.of());
            return preview;
        });
        delete();
        start();
    }

    double orphans(String kind) {
        return registry.get("greenroom.orphans").tag("kind", kind).gauge().value();
    }

    @Override
    public void close() {
        operator.stop(Duration.ofSeconds(10));
    }

    void apply(String... fragments) {
        applyAs(NAME, fragments);
    }

    void applyAs(String name, String... fragments) {
        PreviewEnvironment preview = new PreviewEnvironment();
        preview.setMetadata(
                new ObjectMetaBuilder().withName(name).withNamespace(NAMESPACE).build());
        preview.setSpec(PreviewExamples.spec(fragments));
        client.resource(preview).create();
    }

    /** Gives the preview another spec: that of the examples with these fragments. */
    void change(String... fragments) {
        PreviewEnvironmentSpec spec = PreviewExamples.spec(fragments);
        edit(preview -> {
            preview.setSpec(spec);
            return preview;
        });
    }

    void annotate(String key, String value) {
        edit(preview -> {
            preview.getMetadata().setAnnotations(Map.of(key, value));
            return preview;
        });
    }

    void nudge() {
        annotate(GreenroomApi.RECONCILE_AT, clock.instant().toString());
    }

    /** As a person does: once more when the operator wrote at the same moment. */
    private void edit(UnaryOperator<PreviewEnvironment> change) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .ignoreException(KubernetesClientException.class)
                .until(() -> resource().edit(change) != null);
    }

    void delete() {
        resource().delete();
    }

    private Resource<PreviewEnvironment> resource() {
        return client.resources(PreviewEnvironment.class).inNamespace(NAMESPACE).withName(NAME);
    }

    Optional<PreviewEnvironment> preview() {
        return Optional.ofNullable(resource().get());
    }

    PreviewEnvironmentStatus status() {
        return preview().map(PreviewEnvironment::getStatus).orElse(PreviewEnvironmentStatus.EMPTY);
    }

    Optional<Condition> condition(String type) {
        return Conditions.find(status().conditions(), type);
    }

    String reason() {
        return condition(Conditions.READY).map(Condition::getReason).orElse("");
    }

    /** Messages of the Events about the operator itself, by reason. */
    List<String> told(String reason) {
        return client.v1().events().inAnyNamespace().list().getItems().stream()
                .filter(event -> event.getInvolvedObject().getKind().equals("Lease"))
                .filter(event -> event.getReason().equals(reason))
                .map(Event::getMessage)
                .toList();
    }

    List<String> events() {
        return client.v1().events().inNamespace(NAMESPACE).list().getItems().stream()
                .map(Event::getReason)
                .toList();
    }

    /** Events follow the status that they tell of. */
    void awaitEvents(String... reasons) {
        awaitTrue(() -> events().containsAll(List.of(reasons)));
    }

    void await(Predicate<PreviewEnvironmentStatus> what) {
        Awaitility.await().atMost(PATIENCE).pollInterval(POLL).until(this::status, what);
    }

    void awaitPhase(Phase phase) {
        await(status -> status.phase() == phase);
    }

    void awaitReason(String reason) {
        awaitTrue(() -> reason().equals(reason));
    }

    void awaitTrue(Callable<Boolean> what) {
        Awaitility.await().atMost(PATIENCE).pollInterval(POLL).until(what);
    }

    void awaitGone() {
        awaitTrue(() -> preview().isEmpty());
    }

    /** Several passes of the loop, in which this holds all the time. */
    void staysTrue(Callable<Boolean> what) {
        Awaitility.await()
                .during(Duration.ofMillis(800))
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(what);
    }
}
