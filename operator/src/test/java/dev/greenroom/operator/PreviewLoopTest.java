package dev.greenroom.operator;

import static dev.greenroom.operator.plan.PreviewExamples.IMAGE;
import static dev.greenroom.operator.plan.PreviewExamples.MIGRATION;
import static dev.greenroom.operator.plan.PreviewExamples.NEXT_IMAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.RunStatus.Result;
import dev.greenroom.operator.cloud.CloudException.Kind;
import dev.greenroom.operator.cloud.CloudInMemory;
import dev.greenroom.operator.cloud.MigrationTasks.MigrationTask;
import dev.greenroom.operator.cloud.Observation;
import dev.greenroom.operator.cloud.Observation.Endpoint;
import dev.greenroom.operator.cloud.Observation.Rollout;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.status.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From a manifest to Ready, and on to the next image. */
@Timeout(120)
@EnableKubernetesMockClient(crud = true, https = false)
class PreviewLoopTest {
    KubernetesMockServer server;
    KubernetesClient client;

    @TempDir
    Path folder;

    private OperatorUnderTest operator;

    @BeforeEach
    void start() {
        operator = new OperatorUnderTest(server, client, folder);
    }

    @AfterEach
    void stop() {
        operator.close();
    }

    @Test
    void aManifestBecomesReadyByWayOfItsImageAndItsMigration() {
        operator.apply(MIGRATION);
        operator.awaitPhase(Phase.WaitingForImage);

        PreviewEnvironmentStatus waiting = operator.status();
        assertThat(operator.pulumi.runs()).containsExactlyInAnyOrder("up data", "up net");
        assertThat(waiting.conditions()).extracting(Condition::getType).containsExactly("Ready");
        assertThat(waiting.url()).isEqualTo("https://gp-api-pr-7.preview.example.com");
        assertThat(waiting.endpoints().database().port()).isEqualTo(5432);
        assertThat(waiting.image()).isNull();

        operator.cloud.migrationsAre(new MigrationTask("arn:task", MigrationTask.State.RUNNING, null));
        operator.change(IMAGE, MIGRATION);
        operator.awaitPhase(Phase.Migrating);
        assertThat(operator.pulumi.runs()).hasSize(3).endsWith("up app");

        operator.cloud.migrationsAre(new MigrationTask("arn:task", MigrationTask.State.SUCCEEDED, null));
        operator.awaitPhase(Phase.Ready);

        PreviewEnvironmentStatus ready = operator.status();
        assertThat(operator.pulumi.runs()).hasSize(4).endsWith("up app", "up app");
        assertThat(ready.image()).endsWith("gp-api:1");
        assertThat(ready.cost().monthly()).matches("[0-9]+[.][0-9]{2}");
        assertThat(ready.cost().breakdown()).containsKeys("database", "loadBalancer", "fargate");
        assertThat(ready.expires()).endsWith(":00Z");
        assertThat(ready.observedGeneration())
                .isEqualTo(operator.preview().orElseThrow().getMetadata().getGeneration());
        assertThat(ready.timeline()).containsKeys("Provisioning", "WaitingForImage", "Migrating", "Ready");
        assertThat(operator.condition(Conditions.READY).map(Condition::getStatus))
                .contains("True");
        assertThat(ready.conditions()).extracting(Condition::getType).containsExactly("Ready");
        operator.awaitEvents("Provisioning", "RunStarted", "RunSucceeded", "WaitingForImage", "Migrating", "Ready");
    }

    @Test
    void dataAndNetComeUpSideBySideAndAppWaitsForBoth() {
        operator.pulumi.hold("up data");
        operator.pulumi.hold("up net");
        operator.apply(IMAGE);

        operator.awaitTrue(() -> operator.pulumi.runs().containsAll(List.of("up data", "up net")));
        operator.awaitPhase(Phase.Provisioning);
        operator.pulumi.letGo("up net");
        operator.await(status -> status.stacks().net().lastRun().result() == Result.Succeeded);
        operator.staysTrue(() -> !operator.pulumi.runs().contains("up app"));

        operator.pulumi.letGo("up data");
        operator.awaitPhase(Phase.Ready);
        assertThat(operator.pulumi.runs()).hasSize(3).endsWith("up app");
    }

    @Test
    void aSecondImageRunsOnlyApp() {
        ready();

        operator.change(NEXT_IMAGE);
        operator.await(status -> String.valueOf(status.image()).endsWith("gp-api:2"));

        assertThat(operator.pulumi.runs().subList(3, operator.pulumi.runs().size()))
                .containsExactly("up app");
    }

    @Test
    void aNewerImageStopsTheRunOfTheOneBefore() {
        operator.pulumi.hold("up app");
        operator.apply(IMAGE);
        operator.awaitTrue(() -> operator.pulumi.runs().contains("up app"));

        operator.change(NEXT_IMAGE);
        operator.awaitTrue(() -> Collections.frequency(operator.pulumi.runs(), "up app") == 2);
        operator.pulumi.letGo("up app");

        operator.await(status -> String.valueOf(status.image()).endsWith("gp-api:2"));
        assertThat(operator.status().stacks().app().failures()).isZero();
        assertThat(operator.pulumi.runs()).hasSize(4);
    }

    @Test
    void aChangeOfMetadataAloneStartsNoCommandAndWritesNothing() {
        ready();
        int commands = operator.pulumi.commands().size();

        operator.annotate("note", "hello");
        String version = version();

        operator.staysTrue(() -> version.equals(version()));
        assertThat(operator.pulumi.commands()).hasSize(commands);
    }

    private String version() {
        return operator.preview().orElseThrow().getMetadata().getResourceVersion();
    }

    @Test
    void aWrongSpecIsRefusedWithItsSentencesAndStartsNoCommand() {
        operator.apply("network: {publicSubnetIds: [subnet-0000000a]}", "container: {cpu: 1024}");
        operator.awaitPhase(Phase.Failed);

        assertThat(operator.condition(Conditions.READY)).hasValueSatisfying(ready -> {
            assertThat(ready.getReason()).isEqualTo("InvalidSpec");
            assertThat(ready.getMessage())
                    .contains("spec.network.publicSubnetIds has 1 subnets")
                    .contains("spec.container.memory is 512");
        });
        assertThat(operator.condition(Conditions.STALLED)).isPresent();
        operator.staysTrue(() -> operator.pulumi.commands().isEmpty());
        assertThat(operator.cloud.calls()).isEmpty();

        operator.change();
        operator.awaitPhase(Phase.WaitingForImage);
        assertThat(operator.condition(Conditions.STALLED)).isEmpty();
    }

    @Test
    void aFailureIsToldByItsReasonAndTheFixIsTakenUpAtOnce() {
        operator.pulumi.fail("up data", "error: InvalidParameterValue: no such engine version 16.99");
        operator.apply("database: {engineVersion: '16.99'}");
        operator.awaitReason("RejectedByAws");

        assertThat(operator.condition(Conditions.STALLED)
                        .map(Condition::getMessage)
                        .orElseThrow())
                .contains("no such engine version 16.99");
        operator.awaitEvents("RejectedByAws");

        operator.pulumi.recover("up data");
        operator.change("database: {engineVersion: '16.6'}");
        operator.awaitPhase(Phase.WaitingForImage);
    }

    @Test
    void aPersonsWishTriesAgainWhatIsNotTriedByItself() {
        operator.cloud.refuse("check", Kind.INVALID, "VpcNotFound", "vpc-01234567 is not there");
        operator.apply();
        operator.awaitReason("VpcNotFound");
        operator.staysTrue(() -> operator.pulumi.commands().isEmpty());

        operator.cloud.allow("check");
        operator.nudge();
        operator.awaitPhase(Phase.WaitingForImage);
        assertThat(operator.status().lastReconcileAt()).isNotNull();
    }

    @Test
    void aPersonsWishLooksAtAwsAgain() {
        ready();
        long before = observations();
        operator.restartUnhurried();
        operator.awaitTrue(() -> observations() > before);
        long looked = observations();
        operator.staysTrue(() -> observations() == looked);

        operator.nudge();
        operator.awaitTrue(() -> observations() > looked);
        assertThat(operator.status().phase()).isEqualTo(Phase.Ready);
    }

    private long observations() {
        return operator.cloud.calls().stream()
                .filter(call -> call.startsWith("observe "))
                .count();
    }

    @Test
    void aFailedMigrationRollsNothingAndIsTriedAgainOnAWish() {
        operator.cloud.migrationsAre(new MigrationTask("arn:task", MigrationTask.State.FAILED, "exit code 1"));
        operator.apply(IMAGE, MIGRATION);
        operator.awaitReason("MigrationFailed");
        operator.staysTrue(() -> operator.pulumi.runs().size() == 3);
        assertThat(operator.status().image()).isNull();

        operator.cloud.migrationsAre(new MigrationTask("arn:task-2", MigrationTask.State.SUCCEEDED, null));
        operator.nudge();
        operator.awaitPhase(Phase.Ready);
        assertThat(operator.cloud.calls()).anyMatch(call -> call.startsWith("migrate ") && call.endsWith("-1"));
    }

    @Test
    void anEndpointThatDoesNotAnswerIsNotReadyUntilItDoes() {
        operator.cloud.looksLike(new Observation(
                Rollout.COMPLETED,
                1,
                1,
                1,
                "available",
                new Endpoint.Unhealthy("https://host/ answers 503"),
                "",
                List.of("Error: no DATABASE_URL")));
        operator.apply(IMAGE);
        operator.awaitReason("EndpointUnhealthy");
        assertThat(operator.condition(Conditions.READY)
                        .map(Condition::getMessage)
                        .orElseThrow())
                .contains("503", "Error: no DATABASE_URL");

        operator.cloud.looksLike(CloudInMemory.healthy());
        operator.awaitPhase(Phase.Ready);
    }

    @Test
    void aStackThatSomebodyElseWorksOnIsWaitedForByNameAndGoesOnByItself() {
        operator.lock(Part.DATA, "jane");
        operator.apply(IMAGE);

        operator.awaitTrue(() -> operator.condition(Conditions.LOCKED).isPresent());
        assertThat(operator.condition(Conditions.LOCKED).orElseThrow().getMessage())
                .startsWith("data: the stack is locked by jane on laptop since 20");
        assertThat(operator.status().phase()).isEqualTo(Phase.Provisioning);
        assertThat(operator.condition(Conditions.RECONCILING)).isPresent();

        operator.unlock(Part.DATA);
        operator.awaitPhase(Phase.Ready);
        assertThat(operator.condition(Conditions.LOCKED)).isEmpty();
        assertThat(Collections.frequency(operator.events(), "Locked")).isOne();
    }

    @Test
    void pausedFreezesWhatIsThereAndNothingIsStarted() {
        ready();
        operator.change(NEXT_IMAGE, "paused: true");
        operator.awaitTrue(() -> operator.condition(Conditions.PAUSED).isPresent());
        String version = version();

        operator.clock.forward(Duration.ofMinutes(5));
        operator.staysTrue(() -> version.equals(version()));
        assertThat(operator.pulumi.runs()).hasSize(3);
        assertThat(operator.status().phase()).isEqualTo(Phase.Ready);

        operator.change(NEXT_IMAGE);
        operator.await(status -> String.valueOf(status.image()).endsWith("gp-api:2"));
        assertThat(operator.condition(Conditions.PAUSED)).isEmpty();
    }

    private void ready() {
        operator.apply(IMAGE);
        operator.awaitPhase(Phase.Ready);
        assertThat(operator.pulumi.runs()).hasSize(3);
    }
}
