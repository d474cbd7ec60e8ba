package dev.greenroom.sandbox.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.RunStatus;
import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.operator.JavaUtilLogging;
import dev.greenroom.operator.status.Conditions;
import dev.greenroom.sandbox.Sandbox;
import dev.greenroom.sandbox.Surroundings;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.ec2.Permission;
import dev.greenroom.sandbox.aws.elb.HealthCheck;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A preview of the examples, and somebody who changes things of it behind the operator's back. */
@Timeout(180)
class DriftTest {
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final String NAMESPACE = "default";
    private static final String IMAGE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/gp-api:one";
    private static final double SPEED = 240;
    private static final int RUNS = 4;

    @TempDir
    Path folder;

    private Sandbox sandbox;
    private KubernetesClient client;
    private Region region;
    private String name;

    @BeforeAll
    static void keepQuietOfTheSdksChannels() {
        JavaUtilLogging.route();
    }

    @BeforeEach
    void aPreviewIsReady() throws Exception {
        sandbox = new Sandbox(new Sandbox.Setup(folder, SPEED, RUNS, 1));
        Surroundings.furnish(sandbox.aws(), EXAMPLES);
        client = sandbox.api().client();
        region = sandbox.aws().region(Sandbox.REGION);
        sandbox.start();
        try (InputStream example = Files.newInputStream(EXAMPLES.resolve("preview-gp-api.yaml"))) {
            PreviewEnvironment preview = Serialization.unmarshal(example, PreviewEnvironment.class);
            name = preview.getMetadata().getName();
            client.resource(preview).inNamespace(NAMESPACE).create();
            patch("{\"spec\":{\"image\":\"" + IMAGE + "\"}}");
        }
        until(status -> status.phase() == Phase.Ready && status.lastVerified() != null);
    }

    @AfterEach
    void close() {
        client.close();
        sandbox.close();
    }

    private PreviewEnvironmentStatus status() {
        return client.resources(PreviewEnvironment.class)
                .inNamespace(NAMESPACE)
                .withName(name)
                .get()
                .getStatus();
    }

    private PreviewEnvironmentStatus until(Predicate<PreviewEnvironmentStatus> wanted) {
        return await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Optional.ofNullable(status()).orElse(PreviewEnvironmentStatus.EMPTY), wanted);
    }

    private static Optional<Condition> drifted(PreviewEnvironmentStatus status) {
        return Conditions.find(status.conditions(), Conditions.DRIFTED);
    }

    private static boolean drifted(PreviewEnvironmentStatus status, String reason) {
        return drifted(status).filter(c -> c.getReason().equals(reason)).isPresent();
    }

    private void onDrift(String what) {
        patch("{\"spec\":{\"lifecycle\":{\"onDrift\":\"" + what + "\"}}}");
    }

    private void patch(String change) {
        client.resources(PreviewEnvironment.class)
                .inNamespace(NAMESPACE)
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON_MERGE), change);
    }

    private List<String> events() {
        return client.v1().events().inNamespace(NAMESPACE).list().getItems().stream()
                .map(Event::getReason)
                .toList();
    }

    private void changeTheHealthCheck(PreviewEnvironmentStatus status) {
        String group = status.stacks().net().outputs().get("targetGroupArn");
        HealthCheck check =
                region.elb().targetGroups().find(group).orElseThrow().healthCheck();
        region.elb()
                .targetGroups()
                .setHealthCheck(
                        group,
                        new HealthCheck(
                                "/elsewhere",
                                "200-499",
                                check.protocol(),
                                check.port(),
                                check.intervalSeconds(),
                                check.timeoutSeconds(),
                                check.healthyThreshold(),
                                check.unhealthyThreshold()));
    }

    private void takeTheRedrivePolicyAway() {
        String url = status().endpoints().queues().get(0).url();
        region.sqs().setAttributes(url, Map.of("RedrivePolicy", ""));
    }

    private static Operation lastOf(PreviewEnvironmentStatus status, String part) {
        RunStatus run = status.stacks().of(part).lastRun();
        return run.result() == RunStatus.Result.Succeeded ? run.operation() : null;
    }

    @Test
    void whatIsAsItWasMadeIsNoDrift() {
        assertThat(drifted(status())).isEmpty();
        assertThat(status().drift()).isNull();
    }

    @Test
    void aReportNamesWhatDiffersAndTheCorrectionRunsThatStackAlone() {
        PreviewEnvironmentStatus ready = status();
        changeTheHealthCheck(ready);

        PreviewEnvironmentStatus reported = until(status -> drifted(status, "Drifted"));
        assertThat(drifted(reported).orElseThrow().getMessage())
                .startsWith("target group ")
                .endsWith(": health check path is /elsewhere instead of /v1/health");
        assertThat(reported.phase()).isEqualTo(Phase.Ready);
        assertThat(reported.stacks()).isEqualTo(ready.stacks());

        onDrift("Correct");
        PreviewEnvironmentStatus corrected =
                until(status -> drifted(status).isEmpty() && lastOf(status, "net") == Operation.Correct);
        String group = ready.stacks().net().outputs().get("targetGroupArn");
        assertThat(region.elb()
                        .targetGroups()
                        .find(group)
                        .orElseThrow()
                        .healthCheck()
                        .path())
                .isEqualTo("/v1/health");
        assertThat(corrected.phase()).isEqualTo(Phase.Ready);
        assertThat(corrected.drift()).isNull();
        assertThat(corrected.stacks().data()).isEqualTo(ready.stacks().data());
        assertThat(corrected.stacks().app()).isEqualTo(ready.stacks().app());
        assertThat(corrected.stacks().net().digest())
                .isEqualTo(ready.stacks().net().digest());
        await().until(() -> events().containsAll(List.of("Drifted", "RunStarted", "RunSucceeded", "DriftGone")));
        assertThat(events()).containsOnlyOnce("Drifted", "DriftGone");
    }

    @Test
    void changesOfAllThreeStacksArePutRight() {
        onDrift("Correct");
        PreviewEnvironmentStatus ready = status();
        takeTheRedrivePolicyAway();
        changeTheHealthCheck(ready);
        String cluster = ready.stacks().net().outputs().get("clusterArn");
        String service = ready.stacks().app().outputs().get("serviceArn");
        region.ecs().services().scale(cluster, service, 3);

        PreviewEnvironmentStatus corrected = until(status ->
                List.of("data", "net", "app").stream().allMatch(part -> lastOf(status, part) == Operation.Correct)
                        && status.drift() == null
                        && status.phase() == Phase.Ready);
        assertThat(region.sqs()
                        .find(corrected.endpoints().queues().get(0).url())
                        .orElseThrow()
                        .attributes()
                        .get("RedrivePolicy"))
                .contains("-dlq");
        assertThat(region.ecs()
                        .services()
                        .find(cluster, service)
                        .orElseThrow()
                        .settings()
                        .desiredCount())
                .isEqualTo(1);
    }

    @Test
    void aServiceThatSomebodyDeletedIsMadeAgain() {
        onDrift("Correct");
        PreviewEnvironmentStatus ready = status();
        String cluster = ready.stacks().net().outputs().get("clusterArn");
        String service = ready.stacks().app().outputs().get("serviceArn");
        region.ecs().services().delete(cluster, service, true);

        until(status ->
                lastOf(status, "app") == Operation.Correct && status.drift() == null && status.phase() == Phase.Ready);
        assertThat(region.ecs().services().find(cluster, service).orElseThrow().isActive())
                .isTrue();
    }

    @Test
    void whatNoRunTakesAwayIsSaidAndNotTriedInALoop() {
        onDrift("Correct");
        String group = status().stacks().data().outputs().get("databaseSecurityGroupId");
        region.securityGroups().authorize(group, new Permission(false, "tcp", 5432, 5432, "0.0.0.0/0"), "", Map.of());

        PreviewEnvironmentStatus stays = until(status -> drifted(status, "DriftNotCorrected"));
        assertThat(drifted(stays).orElseThrow().getMessage())
                .isEqualTo("still after 1 run that should put it right: security group of the database: further ingress"
                        + " is tcp 5432 from 0.0.0.0/0 instead of none");
        assertThat(stays.phase()).isEqualTo(Phase.Ready);
        String run = stays.stacks().data().lastRun().id();

        PreviewEnvironmentStatus later =
                until(status -> status.drift().tries() != null && status.drift().tries() >= 2);
        assertThat(later.stacks().data().lastRun().id()).isNotEqualTo(run);
        assertThat(Duration.between(
                        Instant.parse(stays.drift().lastTry()),
                        Instant.parse(later.drift().lastTry())))
                .isGreaterThanOrEqualTo(Duration.ofMinutes(30));

        region.securityGroups().find(List.of(group)).get(0).rules(false).stream()
                .filter(rule -> rule.permission().peer().equals("0.0.0.0/0"))
                .forEach(rule -> region.securityGroups().revoke(group, rule.id(), false));
        until(status -> drifted(status).isEmpty());
    }
}
