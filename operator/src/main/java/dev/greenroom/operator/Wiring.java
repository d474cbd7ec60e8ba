package dev.greenroom.operator;

import com.sun.management.OperatingSystemMXBean;
import dev.greenroom.operator.aws.AwsClients;
import dev.greenroom.operator.aws.AwsCutOffCreates;
import dev.greenroom.operator.aws.AwsDriftReader;
import dev.greenroom.operator.aws.AwsObserver;
import dev.greenroom.operator.aws.AwsPresence;
import dev.greenroom.operator.aws.ConnectTo;
import dev.greenroom.operator.aws.EcsMigrationTasks;
import dev.greenroom.operator.aws.EndpointProbe;
import dev.greenroom.operator.aws.ListenersInElb;
import dev.greenroom.operator.aws.NetworksInEc2;
import dev.greenroom.operator.aws.ProbeSettings;
import dev.greenroom.operator.aws.S3Blobs;
import dev.greenroom.operator.aws.S3Location;
import dev.greenroom.operator.aws.SecretsManagerCatalog;
import dev.greenroom.operator.aws.SecretsManagerDatabaseSecrets;
import dev.greenroom.operator.aws.StateBucket;
import dev.greenroom.operator.aws.TagInventory;
import dev.greenroom.operator.cloud.Blobs;
import dev.greenroom.operator.cloud.PullRequests;
import dev.greenroom.operator.github.GithubPullRequests;
import dev.greenroom.operator.plan.PlanSettings;
import dev.greenroom.operator.pulumi.Concurrency;
import dev.greenroom.operator.pulumi.LinuxProcesses;
import dev.greenroom.operator.pulumi.PulumiSettings;
import dev.greenroom.operator.pulumi.PulumiStackEngine;
import dev.greenroom.operator.pulumi.RunCommands;
import dev.greenroom.operator.pulumi.RunFolders;
import dev.greenroom.operator.pulumi.awsx.ResourceReferences;
import dev.greenroom.operator.pulumi.program.StackPrograms;
import dev.greenroom.operator.pulumi.state.FileBlobs;
import dev.greenroom.operator.reconcile.Tempo;
import dev.greenroom.operator.stack.Instance;
import dev.greenroom.operator.stack.OwnProcess;
import dev.greenroom.operator.stack.Pulse;
import dev.greenroom.operator.stack.orphan.OrphanSurvey;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Builds what production runs on from the settings; time, randomness and the machine come in here. */
final class Wiring {
    private final Settings settings;
    private final AwsClients clients = new AwsClients();
    private final Instance instance = LinuxProcesses.self(UUID.randomUUID());
    private final RunFolders folders = new RunFolders(Settings.temporaryFolder());

    /** What is configured cannot work; the message is one sentence. */
    static final class WiringException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WiringException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    Wiring(Settings settings) {
        this.settings = settings;
        ResourceReferences.staySearchless();
    }

    GreenroomOperator.Seams seams(KubernetesClient kubernetes) {
        PulumiSettings pulumi = pulumiSettings();
        refuseOn(pulumi.problem());
        Blobs backend = backend();
        PulumiStackEngine engine = new PulumiStackEngine(pulumi, RunCommands.cli(pulumi), StackPrograms::of, backend);
        folders.removeDead();
        OwnProcess process = new OwnProcess(instance, new LinuxProcesses(folders));
        return new GreenroomOperator.Seams(kubernetes, engine, backend, cloud(), process, pullRequests());
    }

    /** A look for orphans with the operator's settings, which runs nothing and makes no bucket. */
    OrphanSurvey orphanSurvey(KubernetesClient kubernetes) {
        return OrphanParts.survey(new GreenroomOperator.Seams(kubernetes, null, blobs(), cloud(), null), behaviour());
    }

    GreenroomOperator.Behaviour behaviour() {
        return new GreenroomOperator.Behaviour(
                new PlanSettings(
                        settings.clusterId(),
                        settings.region(),
                        Optional.ofNullable(settings.tenantsFile()).map(TenantsFile::read)),
                settings.namespaces(),
                concurrentRuns(),
                Tempo.DEFAULT.comparing(settings.driftInterval()),
                Pulse.DEFAULT,
                Clock.systemUTC(),
                UnaryOperator.identity(),
                settings.orphans(),
                () -> !settings.leaderElection() || Leadership.leading());
    }

    int concurrentRuns() {
        if (settings.maxConcurrentRuns() > 0) {
            return settings.maxConcurrentRuns();
        }
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return Concurrency.of(machine.getTotalMemorySize(), machine.getAvailableProcessors());
    }

    private PulumiSettings pulumiSettings() {
        return new PulumiSettings(
                settings.backendUrl(),
                settings.secretsProvider(),
                null,
                folders.of(instance),
                settings.runTimes().deadline(),
                settings.runTimes().cliGrace(),
                settings.environment());
    }

    private Blobs backend() {
        if (settings.keepsStateInS3()) {
            S3Location location = S3Location.parse(settings.backendUrl());
            refuseOn(new StateBucket(clients, location, settings.region()).ensure());
        }
        return blobs();
    }

    private Blobs blobs() {
        return settings.keepsStateInS3()
                ? new S3Blobs(clients, S3Location.parse(settings.backendUrl()), settings.region())
                : new FileBlobs(Path.of(URI.create(settings.backendUrl())));
    }

    private GreenroomOperator.Cloud cloud() {
        ProbeSettings probe = new ProbeSettings(
                settings.probeConnectTo() == null ? List.of() : ConnectTo.parseAll(settings.probeConnectTo()),
                Optional.ofNullable(settings.probeCaFile()));
        return new GreenroomOperator.Cloud(
                new NetworksInEc2(clients),
                new ListenersInElb(clients),
                new SecretsManagerDatabaseSecrets(clients, new SecureRandom()),
                new SecretsManagerCatalog(clients),
                new AwsObserver(clients, new EndpointProbe(probe)),
                new EcsMigrationTasks(clients),
                new AwsPresence(clients),
                new TagInventory(clients),
                new AwsCutOffCreates(clients),
                new AwsDriftReader(clients));
    }

    private Optional<PullRequests> pullRequests() {
        if (!settings.github().configured()) {
            return Optional.empty();
        }
        GithubPullRequests github = new GithubPullRequests(settings.github(), Clock.systemUTC());
        refuseOn(github.problem());
        return Optional.of(github);
    }

    private static void refuseOn(Optional<String> problem) {
        problem.ifPresent(sentence -> {
            throw new WiringException(sentence, null);
        });
    }
}
