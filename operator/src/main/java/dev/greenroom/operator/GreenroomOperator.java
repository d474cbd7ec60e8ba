package dev.greenroom.operator;

import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.operator.cloud.Blobs;
import dev.greenroom.operator.cloud.CutOffCreates;
import dev.greenroom.operator.cloud.DatabaseSecrets;
import dev.greenroom.operator.cloud.DriftReader;
import dev.greenroom.operator.cloud.Inventory;
import dev.greenroom.operator.cloud.Listeners;
import dev.greenroom.operator.cloud.MigrationTasks;
import dev.greenroom.operator.cloud.Networks;
import dev.greenroom.operator.cloud.Observer;
import dev.greenroom.operator.cloud.Presence;
import dev.greenroom.operator.cloud.PullRequests;
import dev.greenroom.operator.cloud.SecretCatalog;
import dev.greenroom.operator.plan.PlanSettings;
import dev.greenroom.operator.plan.PreviewPlanner;
import dev.greenroom.operator.pulumi.state.PulumiStateStore;
import dev.greenroom.operator.reconcile.OrphanEvents;
import dev.greenroom.operator.reconcile.PreviewEnvironmentReconciler;
import dev.greenroom.operator.reconcile.PreviewParts;
import dev.greenroom.operator.reconcile.PullRequestWatch;
import dev.greenroom.operator.reconcile.Tempo;
import dev.greenroom.operator.reconcile.WakeUps;
import dev.greenroom.operator.serve.Metrics;
import dev.greenroom.operator.stack.Inquiries;
import dev.greenroom.operator.stack.OwnProcess;
import dev.greenroom.operator.stack.Pulse;
import dev.greenroom.operator.stack.RunJournals;
import dev.greenroom.operator.stack.StackClaims;
import dev.greenroom.operator.stack.StackEngine;
import dev.greenroom.operator.stack.StackMemory;
import dev.greenroom.operator.stack.StackRuns;
import dev.greenroom.operator.stack.StackWork;
import dev.greenroom.operator.stack.StateStore;
import dev.greenroom.operator.stack.Verification;
import dev.greenroom.operator.stack.orphan.Orphan;
import dev.greenroom.operator.stack.orphan.OrphanRules;
import dev.greenroom.operator.stack.orphan.OrphanSweep;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator put together over its seams: a Kubernetes API, an engine with its state backend, a cloud. */
public final class GreenroomOperator {
    private static final Logger LOG = LoggerFactory.getLogger(GreenroomOperator.class);
    private static final int INQUIRIES_AT_A_TIME = 8;
    private static final int RECONCILES_AT_A_TIME = 10;
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);
    private static final Duration RECONCILE_GRACE = Duration.ofSeconds(10);
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final Operator operator;
    private final StackRuns runs;
    private final Inquiries inquiries;
    private final RunJournals journals;
    private final Inquiries pullRequestInquiries;
    private final OrphanSweep orphans;

    /** What is behind the ports to AWS. */
    public record Cloud(
            Networks networks,
            Listeners listeners,
            DatabaseSecrets databaseSecrets,
            SecretCatalog secrets,
            Observer observer,
            MigrationTasks migrations,
            Presence presence,
            Inventory inventory,
            CutOffCreates cutOffCreates,
            DriftReader drift) {}

    /**
     * What differs between production, tests and the sandbox.
     *
     * @param backend objects of the state backend
     * @param pullRequests says which are closed; empty: nobody is asked
     */
    public record Seams(
            KubernetesClient kubernetes,
            StackEngine engine,
            Blobs backend,
            Cloud cloud,
            OwnProcess process,
            Optional<PullRequests> pullRequests) {

        /** Previews stay whatever becomes of their pull requests. */
        public Seams(KubernetesClient kubernetes, StackEngine engine, Blobs backend, Cloud cloud, OwnProcess process) {
            this(kubernetes, engine, backend, cloud, process, Optional.empty());
        }
    }

    /**
     * How the operator behaves.
     *
     * @param namespaces that are watched; empty: all
     * @param timers how long the machine waits for a duration of the clock; the two differ in the sandbox alone
     * @param leading whether this operator is the one that acts on what no custom resource stands for
     */
    public record Behaviour(
            PlanSettings plan,
            Set<String> namespaces,
            int concurrentRuns,
            Tempo tempo,
            Pulse pulse,
            Clock clock,
            UnaryOperator<Duration> timers,
            OrphanRules orphans,
            BooleanSupplier leading) {}

    /** Nothing is watched yet. */
    public GreenroomOperator(
            Seams seams, Behaviour behaviour, MeterRegistry registry, Consumer<ConfigurationServiceOverrider> more) {
        Metrics metrics = new Metrics(registry);
        WakeUps wakeUps = new WakeUps();
        this.runs = new StackRuns(
                behaviour.concurrentRuns(), behaviour.clock(), behaviour.timers(), metrics, wakeUps::wake);
        this.inquiries = new Inquiries(INQUIRIES_AT_A_TIME, behaviour.clock(), wakeUps::wake);
        this.pullRequestInquiries = new Inquiries(1, behaviour.clock(), wakeUps::wake);
        metrics.watchRuns(runs::running, runs::waiting);
        StateStore store = new PulumiStateStore(seams.backend());
        this.journals = new RunJournals(store, seams.process().instance(), behaviour.clock(), behaviour.pulse());
        Previews previews = new Previews(metrics);
        metrics.watchPreviews(previews::statuses);
        PreviewParts.Ports ports = ports(seams, behaviour, store);
        PreviewParts parts =
                PreviewParts.of(ports, seams.kubernetes(), wakeUps, behaviour.clock(), previews::seen, previews::gone);
        this.orphans = orphans(seams, behaviour, metrics, ports);
        this.operator = new Operator(overrider -> {
            overrider
                    .withKubernetesClient(seams.kubernetes())
                    .withUseSSAToPatchPrimaryResource(false)
                    .withConcurrentReconciliationThreads(RECONCILES_AT_A_TIME)
                    .withReconciliationTerminationTimeout(RECONCILE_GRACE)
                    .withCloseClientOnStop(false);
            more.accept(overrider);
        });
        operator.register(
                new PreviewEnvironmentReconciler(parts, behaviour.tempo(), behaviour.clock(), behaviour.timers()),
                configuration -> configure(configuration, behaviour));
    }

    /** A pass that fails, because Kubernetes does, is tried again for as long as it takes: JOSDK's default is five times. */
    private static void configure(ControllerConfigurationOverrider<?> configuration, Behaviour behaviour) {
        configuration
                .withRetry(new GenericRetry()
                        .withoutMaxAttempts()
                        .setInitialInterval(FIRST_RETRY)
                        .setMaxInterval(LONGEST_RETRY.toMillis()))
                .withReconciliationMaxInterval(
                        behaviour.timers().apply(behaviour.tempo().observeReady()));
        if (!behaviour.namespaces().isEmpty()) {
            configuration.settingNamespaces(behaviour.namespaces());
        }
    }

    private PreviewParts.Ports ports(Seams seams, Behaviour behaviour, StateStore store) {
        Cloud cloud = seams.cloud();
        OwnProcess process = seams.process();
        StackClaims claims = new StackClaims(store, process.instance(), process.others(), behaviour.pulse());
        StackWork work = new StackWork(
                seams.engine(),
                store,
                claims,
                journals,
                new StackWork.Ports(
                        cloud.networks(),
                        cloud.listeners(),
                        cloud.databaseSecrets(),
                        cloud.secrets(),
                        cloud.migrations(),
                        cloud.cutOffCreates()),
                behaviour.timers().apply(SETTLING));
        return new PreviewParts.Ports(
                new PreviewPlanner(behaviour.plan()),
                behaviour.plan().tenants().isPresent(),
                runs,
                work,
                claims,
                new StackMemory(store),
                inquiries,
                cloud.observer(),
                cloud.drift(),
                cloud.migrations(),
                new Verification(store, cloud.networks(), cloud.presence(), cloud.databaseSecrets()),
                PriceFiles.load(),
                new PullRequestWatch(seams.pullRequests(), pullRequestInquiries));
    }

    private OrphanSweep orphans(Seams seams, Behaviour behaviour, Metrics metrics, PreviewParts.Ports ports) {
        CountedOrphans news =
                new CountedOrphans(new OrphanEvents(seams.kubernetes(), Leadership.LEASE, behaviour.clock()));
        metrics.watchOrphans(Orphan.Kind.labels(), news::count);
        return OrphanParts.sweep(seams, behaviour, news, runs, ports.work(), ports.verification());
    }

    public void start() {
        operator.start();
        orphans.start();
    }

    /** Whether it watches, and Kubernetes answers. */
    public boolean healthy() {
        return operator.getRuntimeInfo().isStarted()
                && operator.getRuntimeInfo().allEventSourcesAreHealthy();
    }

    /** Starts nothing new, lets runs stop in order, then leaves. A run that does not end is left to whoever runs its stack next. */
    public void stop(Duration grace) {
        orphans.close();
        if (!runs.drain(grace)) {
            LOG.warn("{} runs did not end within {} s", runs.running(), grace.toSeconds());
        }
        journals.close();
        inquiries.close();
        pullRequestInquiries.close();
        operator.stop();
    }

    /** The statuses of all previews, for the meters. */
    private static final class Previews {
        private static final String READY = "Ready";

        private final Metrics metrics;
        private final Map<String, PreviewEnvironmentStatus> last = new ConcurrentHashMap<>();

        Previews(Metrics metrics) {
            this.metrics = metrics;
        }

        /** A preview that is Ready at first sight became so before a restart, and was counted then. */
        void seen(String environment, PreviewEnvironmentStatus status) {
            PreviewEnvironmentStatus before = last.put(environment, status);
            Long seconds = status.timeline().get(READY);
            if (before != null && seconds != null && !before.timeline().containsKey(READY)) {
                metrics.becameReady(Duration.ofSeconds(seconds));
            }
        }

        void gone(String environment) {
            last.remove(environment);
        }

        Collection<PreviewEnvironmentStatus> statuses() {
            return last.values();
        }
    }
}
