package dev.greenroom.operator;

import dev.greenroom.operator.serve.MonitoringServer;
import dev.greenroom.operator.serve.RuntimeMetrics;
import dev.greenroom.operator.stack.NamedThreads;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator as a process: set up by the environment, run until a signal, stopped in order. */
final class OperatorProcess {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorProcess.class);
    private static final int MISCONFIGURED = 2;
    private static final int STUCK = 3;
    private static final Duration LAST_RESORT = Duration.ofSeconds(20);

    private OperatorProcess() {}

    /** Returns an exit code if the operator cannot start, and else not before the process ends. */
    static int run(Settings settings) throws InterruptedException {
        JavaUtilLogging.route();
        try {
            start(settings);
            return 0;
        } catch (Wiring.WiringException | UnreadableFileException e) {
            e.getMessage().lines().forEach(LOG::error);
            return MISCONFIGURED;
        }
    }

    private static void start(Settings settings) throws InterruptedException {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        RuntimeMetrics runtime = new RuntimeMetrics(registry);
        try (runtime;
                KubernetesClient kubernetes = new KubernetesClientBuilder().build()) {
            Wiring wiring = new Wiring(settings);
            GreenroomOperator operator = new GreenroomOperator(
                    wiring.seams(kubernetes),
                    wiring.behaviour(),
                    registry,
                    overrider -> production(overrider, settings, registry));
            try (MonitoringServer server = MonitoringServer.start(
                    settings.httpPort(),
                    Executors.newCachedThreadPool(OperatorProcess::daemon),
                    operator::healthy,
                    registry::scrape)) {
                announce(settings, wiring, server);
                stopOnSignal(operator, settings.runTimes().shutdownGrace());
                operator.start();
                new CountDownLatch(1).await();
            }
        }
    }

    private static void production(
            ConfigurationServiceOverrider overrider, Settings settings, PrometheusMeterRegistry registry) {
        overrider.checkingCRDAndValidateLocalModel(true);
        overrider.withMetrics(MicrometerMetrics.withoutPerResourceMetrics(registry));
        if (settings.leaderElection()) {
            overrider.withLeaderElectionConfiguration(Leadership.configuration());
        }
    }

    private static void announce(Settings settings, Wiring wiring, MonitoringServer server) {
        LOG.info(
                "starting with {} concurrentRuns={} monitoring=:{}",
                settings.summary(),
                wiring.concurrentRuns(),
                server.port());
        if (settings.tenantsFile() == null) {
            LOG.warn(
                    "single-tenant: without GREENROOM_TENANTS_FILE whoever may create a PreviewEnvironment may use every VPC, zone, "
                            + "listener and secret that the operator's AWS role may use");
        }
    }

    /** Runs are drained before anything else is taken down, so that the CLI saves its state and lets go of its locks. */
    private static void stopOnSignal(GreenroomOperator operator, Duration grace) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            Leadership.leaving();
                            LOG.info("stopping: runs are asked to end");
                            haltAfter(grace.plus(LAST_RESORT));
                            operator.stop(grace);
                            LOG.info("stopped");
                        },
                        "shutdown"));
    }

    /** A process that lost its lease is ended by nobody else: whatever waits for ever then waits no longer than this. */
    private static void haltAfter(Duration patience) {
        var unused = NamedThreads.clock("last-resort")
                .schedule(() -> Runtime.getRuntime().halt(STUCK), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "monitoring");
        thread.setDaemon(true);
        return thread;
    }
}
