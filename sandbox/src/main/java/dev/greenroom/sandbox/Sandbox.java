package dev.greenroom.sandbox;

import dev.greenroom.operator.GreenroomOperator;
import dev.greenroom.operator.GreenroomOperator.Behaviour;
import dev.greenroom.operator.GreenroomOperator.Cloud;
import dev.greenroom.operator.GreenroomOperator.Seams;
import dev.greenroom.operator.PriceFiles;
import dev.greenroom.operator.plan.PlanSettings;
import dev.greenroom.operator.plan.Tenants;
import dev.greenroom.operator.pulumi.PulumiSettings;
import dev.greenroom.operator.pulumi.PulumiStackEngine;
import dev.greenroom.operator.pulumi.program.StackPrograms;
import dev.greenroom.operator.pulumi.state.FileBlobs;
import dev.greenroom.operator.reconcile.Tempo;
import dev.greenroom.operator.serve.MonitoringServer;
import dev.greenroom.operator.stack.Instance;
import dev.greenroom.operator.stack.OwnProcess;
import dev.greenroom.operator.stack.Pulse;
import dev.greenroom.operator.stack.RunProcesses;
import dev.greenroom.operator.stack.orphan.OrphanRules;
import dev.greenroom.sandbox.aws.SimulatedAws;
import dev.greenroom.sandbox.aws.port.SimulatedCutOffCreates;
import dev.greenroom.sandbox.aws.port.SimulatedDatabaseSecrets;
import dev.greenroom.sandbox.aws.port.SimulatedDriftReader;
import dev.greenroom.sandbox.aws.port.SimulatedInventory;
import dev.greenroom.sandbox.aws.port.SimulatedListeners;
import dev.greenroom.sandbox.aws.port.SimulatedMigrationTasks;
import dev.greenroom.sandbox.aws.port.SimulatedNetworks;
import dev.greenroom.sandbox.aws.port.SimulatedObserver;
import dev.greenroom.sandbox.aws.port.SimulatedPresence;
import dev.greenroom.sandbox.aws.port.SimulatedSecretCatalog;
import dev.greenroom.sandbox.aws.resource.AwsProvider;
import dev.greenroom.sandbox.awsx.AwsxComponents;
import dev.greenroom.sandbox.engine.EmbeddedPulumi;
import dev.greenroom.sandbox.engine.secrets.Passphrase;
import dev.greenroom.sandbox.kubernetes.KubernetesApi;
import dev.greenroom.sandbox.time.ScaledTime;
import dev.greenroom.sandbox.time.SimulatedTime;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;

/** The operator as production runs it, on stand-ins for Pulumi, AWS and Kubernetes, in one process and one simulated time. */
public final class Sandbox implements AutoCloseable {
    public static final String CLUSTER_ID = "sandbox";
    public static final String ACCOUNT_ID = "123456789012";
    public static final String REGION = "us-west-2";

    private static final String PASSPHRASE = "sandbox";
    /** Its key costs a second of processor time, once for all sandboxes. */
    private static final Passphrase KEY = new Passphrase(PASSPHRASE);

    private static final Duration RUN_DEADLINE = Duration.ofMinutes(45);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Setup setup;
    private final SimulatedTime time;
    private final SimulatedAws aws;
    private final KubernetesApi api;
    private final FileBlobs backend;
    private final EmbeddedPulumi pulumi;
    private Running running;

    /**
     * What a sandbox is started with.
     *
     * @param folder of its files: state backend, runs
     * @param speed seconds of its time in one of the wall's
     * @param concurrentRuns how many runs at a time
     * @param seed of all that is random in the account
     */
    public record Setup(Path folder, double speed, int concurrentRuns, long seed) {
        Path state() {
            return folder.resolve("state");
        }

        Path runs() {
            return folder.resolve("runs");
        }
    }

    /** An operator at work, which can be ended and followed by another one. */
    private record Running(GreenroomOperator operator, KubernetesClient client, MonitoringServer monitoring) {
        void stop() {
            operator.stop(GRACE);
            client.close();
            monitoring.close();
        }
    }

    /** Starts all but the operator, so that the account can be furnished first. */
    public Sandbox(Setup setup) {
        this(setup, new ScaledTime(Clock.systemUTC(), setup.speed()));
    }

    /** The same by another time than that of a fixed speed. */
    public Sandbox(Setup setup, SimulatedTime time) {
        this.setup = setup;
        this.time = time;
        this.aws = new SimulatedAws(ACCOUNT_ID, time, PriceFiles.load(), setup.seed());
        this.api = new KubernetesApi(time, Clock.systemUTC(), 0);
        this.backend = new FileBlobs(setup.state());
        this.pulumi = new EmbeddedPulumi(new EmbeddedPulumi.Settings(
                setup.state(),
                KEY,
                time,
                RUN_DEADLINE,
                Map.of("aws", new AwsProvider(aws)),
                Map.of("awsx", new AwsxComponents())));
    }

    /** Starts an operator that knows no tenants. */
    public void start() {
        start(Optional.empty());
    }

    /** Starts an operator that allows what a tenants file lists. */
    public void startFor(Tenants tenants) {
        start(Optional.of(tenants));
    }

    private void start(Optional<Tenants> tenants) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        KubernetesClient client = api.client();
        GreenroomOperator operator = new GreenroomOperator(
                seams(client),
                behaviour(tenants),
                registry,
                overrider -> overrider.withMetrics(MicrometerMetrics.withoutPerResourceMetrics(registry)));
        MonitoringServer monitoring = MonitoringServer.start(
                0, Executors.newCachedThreadPool(Sandbox::daemon), operator::healthy, registry::scrape);
        running = new Running(operator, client, monitoring);
        operator.start();
    }

    /** Ends the operator in order; whatever it made stays. */
    public void stop() {
        running.stop();
        running = null;
    }

    private Seams seams(KubernetesClient client) {
        PulumiSettings settings = new PulumiSettings(
                setup.state().toUri().toString(),
                "passphrase",
                null,
                setup.runs(),
                RUN_DEADLINE,
                GRACE,
                Map.of("PULUMI_CONFIG_PASSPHRASE", PASSPHRASE));
        return new Seams(
                client,
                new PulumiStackEngine(settings, pulumi.forRuns(), StackPrograms::of, backend),
                backend,
                cloud(),
                new OwnProcess(instance(), new NoProcesses()));
    }

    /** An operator of its own each time, of whose process nothing can be told: what a killed one leaves has to fall silent. */
    private static Instance instance() {
        return new Instance(UUID.randomUUID().toString(), null, "sandbox", null, 0, null);
    }

    private static final class NoProcesses implements RunProcesses {
        @Override
        public Optional<Boolean> alive(Instance operator) {
            return Optional.empty();
        }

        @Override
        public void end(String runId) {}
    }

    private Cloud cloud() {
        return new Cloud(
                new SimulatedNetworks(aws),
                new SimulatedListeners(aws),
                new SimulatedDatabaseSecrets(aws, new Random(setup.seed())),
                new SimulatedSecretCatalog(aws),
                new SimulatedObserver(aws),
                new SimulatedMigrationTasks(aws),
                new SimulatedPresence(aws),
                new SimulatedInventory(aws),
                new SimulatedCutOffCreates(aws),
                new SimulatedDriftReader(aws));
    }

    private Behaviour behaviour(Optional<Tenants> tenants) {
        return new Behaviour(
                new PlanSettings(CLUSTER_ID, REGION, tenants),
                Set.of(),
                setup.concurrentRuns(),
                Tempo.DEFAULT,
                Pulse.DEFAULT,
                time,
                time::onTheWall,
                OrphanRules.of(false, OrphanRules.DEFAULT_GRACE),
                () -> true);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "monitoring");
        thread.setDaemon(true);
        return thread;
    }

    public SimulatedTime time() {
        return time;
    }

    public SimulatedAws aws() {
        return aws;
    }

    public KubernetesApi api() {
        return api;
    }

    /** Folder of the state backend, as {@code PULUMI_BACKEND_URL} would name it. */
    public Path state() {
        return setup.state();
    }

    /** Where the operator at work tells its metrics. */
    public URI metrics() {
        return URI.create("http://127.0.0.1:" + running.monitoring().port() + "/metrics");
    }

    @Override
    public void close() {
        if (running != null) {
            stop();
        }
        pulumi.close();
        api.close();
    }
}
