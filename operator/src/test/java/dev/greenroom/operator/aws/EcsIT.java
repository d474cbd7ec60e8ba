package dev.greenroom.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.MigrationTasks.MigrationTask;
import dev.greenroom.operator.cloud.Observation;
import dev.greenroom.operator.cloud.Observation.Endpoint;
import dev.greenroom.operator.cloud.Observation.Rollout;
import dev.greenroom.operator.cloud.Observer.Probe;
import dev.greenroom.operator.cloud.finding.EcsNames;
import dev.greenroom.operator.plan.AppPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** Migration tasks and the observer on the emulator, with the rig's web server as the application. */
class EcsIT {
    private static final Path WEB_STATUS = Path.of(System.getenv("RIG_WEB_STATUS"));

    private final Rig rig = new Rig();
    private final EcsClient ecs = rig.clients.ecs(Rig.PLACEMENT);
    private final EcsMigrationTasks migrations = new EcsMigrationTasks(rig.clients);
    private AppPlan plan;

    @BeforeEach
    void makeClusterAndTargets() {
        Rig.Network network = rig.network();
        String cluster = ecs.createCluster(c -> c.clusterName(rig.name)
                        .tags(software.amazon.awssdk.services.ecs.model.Tag.builder()
                                .key("made-by")
                                .value("test")
                                .build()))
                .cluster()
                .clusterArn();
        String targets = rig.clients
                .elb(Rig.PLACEMENT)
                .createTargetGroup(c -> c.name(rig.name)
                        .protocol(ProtocolEnum.HTTP)
                        .port(80)
                        .vpcId(network.vpc())
                        .targetType(TargetTypeEnum.IP))
                .targetGroups()
                .get(0)
                .targetGroupArn();
        plan = rig.appPlan(
                rig.netOutputs(targets, cluster, network.group()), List.of(network.first(), network.second()));
    }

    @AfterEach
    void close() throws IOException {
        Files.deleteIfExists(WEB_STATUS);
        rig.close();
    }

    @Test
    void aMigrationIsStartedOnceAndFoundAgain() {
        String definition = definition("gp-api:1");
        MigrationTask started = migrations.run(plan, definition, "digest-a");
        MigrationTask ended = ended(definition, "digest-a");
        assertThat(ended).isEqualTo(new MigrationTask(started.taskArn(), MigrationTask.State.SUCCEEDED, ""));
        assertThat(migrations.run(plan, definition, "digest-b").taskArn()).isNotEqualTo(started.taskArn());

        Task task = ecs.describeTasks(d -> d.cluster(plan.net().clusterArn()).tasks(started.taskArn()))
                .tasks()
                .get(0);
        assertThat(task.startedBy()).isEqualTo("greenroom-digest-a");
        assertThat(task.overrides().containerOverrides())
                .singleElement()
                .satisfies(override -> assertThat(override.command()).isEqualTo(plan.migrationCommand()));
    }

    @Test
    void aMigrationThatFailsSaysExitCodeAndLastLines() {
        String definition = definition("gp-api:exit1");
        MigrationTask started = migrations.run(plan, definition, "digest");
        log("app/app/" + EcsNames.lastOf(started.taskArn()), "Applying migration", "Error: P3018 password=hunter2");
        MigrationTask ended = ended(definition, "digest");
        assertThat(ended.state()).isEqualTo(MigrationTask.State.FAILED);
        assertThat(ended.message())
                .startsWith("the migration ended with exit code 1")
                .endsWith("last log lines: Applying migration | Error: P3018 password=[hidden]");
    }

    @Test
    void aMigrationOfAnUnknownDefinitionIsRefused() {
        String unknown = "arn:aws:ecs:us-west-2:123456789012:task-definition/" + rig.name + ":7";
        assertThatThrownBy(() -> migrations.run(plan, unknown, "digest"))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.kind()).isEqualTo(CloudException.Kind.INVALID));
    }

    @Test
    void aHealthyEnvironmentHasNoProblem() throws IOException {
        String definition = definition("gp-api:1");
        service(definition);
        rig.clients.rds(Rig.PLACEMENT).createDBCluster(c -> c.dbClusterIdentifier(rig.name)
                .engine("aurora-postgresql")
                .masterUsername("app")
                .masterUserPassword("notsecret123"));
        assertThat(observe(definition))
                .isEqualTo(new Observation(
                        Rollout.COMPLETED, 1, 1, 1, "available", new Endpoint.Healthy(200), "", List.of()));
    }

    @Test
    void anEndpointThatAnswers503IsAProblemWithTheLastLines() throws IOException {
        String definition = definition("gp-api:1");
        service(definition);
        log("app/app/0a1b", "listening on 80", "cannot reach postgresql://app:hunter2@db:5432/app");
        Files.writeString(WEB_STATUS, "503");
        Observation seen = observe(definition);
        String url = "https://" + rig.name + ".preview.example.com/v1/health";
        assertThat(seen.endpoint()).isEqualTo(new Endpoint.Unhealthy(url + " answered 503"));
        assertThat(seen.problem()).isEqualTo("the database is missing; " + url + " answered 503");
        assertThat(seen.logLines())
                .containsExactly("listening on 80", "cannot reach postgresql://[hidden]@db:5432/app");
    }

    @Test
    void aServiceThatRunsAnotherDefinitionFailedToRollOut() throws IOException {
        String old = definition("gp-api:1");
        service(old);
        Observation seen = observe(definition("gp-api:2"));
        assertThat(seen.rollout()).isEqualTo(Rollout.FAILED);
        assertThat(seen.problem())
                .startsWith("the rollout failed and the service runs " + EcsNames.lastOf(old) + " again");
    }

    @Test
    void withoutAServiceItIsMissing() throws IOException {
        Observation seen = observe(definition("gp-api:1"));
        assertThat(seen.rollout()).isEqualTo(Rollout.MISSING);
        assertThat(seen.healthyTargets()).isZero();
        assertThat(seen.problem()).isEqualTo("ECS service " + rig.name + " does not exist; the database is missing");
    }

    private Observation observe(String definition) throws IOException {
        ProbeSettings settings = new ProbeSettings(
                ConnectTo.parseAll(System.getenv("GREENROOM_PROBE_CONNECT_TO")),
                Optional.of(Path.of(System.getenv("GREENROOM_PROBE_CA_FILE"))));
        try (EndpointProbe probe = new EndpointProbe(settings)) {
            return new AwsObserver(rig.clients, probe)
                    .observe(
                            plan,
                            definition,
                            rig.name,
                            new Probe(
                                    true,
                                    rig.name + ".preview.example.com",
                                    plan.net().loadBalancerDnsName(),
                                    "/v1/health"));
        }
    }

    private MigrationTask ended(String definition, String digest) {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> migrations.run(plan, definition, digest),
                        task -> task.state() != MigrationTask.State.RUNNING);
    }

    private String definition(String image) {
        return ecs.registerTaskDefinition(r -> r.family(rig.name)
                        .networkMode(NetworkMode.AWSVPC)
                        .cpu("256")
                        .memory("512")
                        .requiresCompatibilitiesWithStrings("FARGATE")
                        .containerDefinitions(ContainerDefinition.builder()
                                .name(AppPlan.CONTAINER)
                                .image(image)
                                .memory(512)
                                .portMappings(
                                        PortMapping.builder().containerPort(80).build())
                                .build()))
                .taskDefinition()
                .taskDefinitionArn();
    }

    private void service(String definition) {
        ecs.createService(c -> c.cluster(plan.net().clusterArn())
                .serviceName(plan.serviceName())
                .taskDefinition(definition)
                .desiredCount(1)
                .launchType(LaunchType.FARGATE)
                .loadBalancers(LoadBalancer.builder()
                        .targetGroupArn(plan.net().targetGroupArn())
                        .containerName(AppPlan.CONTAINER)
                        .containerPort(80)
                        .build())
                .networkConfiguration(n -> n.awsvpcConfiguration(v -> v.subnets(plan.subnetIds())
                        .securityGroups(plan.net().serviceSecurityGroupId())
                        .assignPublicIp(AssignPublicIp.ENABLED))));
    }

    private void log(String stream, String... lines) {
        CloudWatchLogsClient logs = rig.clients.logs(Rig.PLACEMENT);
        String group = plan.net().logGroup();
        logs.createLogGroup(c -> c.logGroupName(group));
        logs.createLogStream(c -> c.logGroupName(group).logStreamName(stream));
        long now = System.currentTimeMillis();
        logs.putLogEvents(p -> p.logGroupName(group)
                .logStreamName(stream)
                .logEvents(Stream.of(lines)
                        .map(line -> InputLogEvent.builder()
                                .message(line)
                                .timestamp(now)
                                .build())
                        .toList()));
    }
}
