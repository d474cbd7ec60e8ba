package dev.greenroom.sandbox.aws.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.ec2.Permission;
import dev.greenroom.sandbox.aws.rds.ClusterSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskRequirementsTest {
    private final RunningAccount account = new RunningAccount();

    private TaskDescription migrate(String definition) {
        Tasks.Answer answer = account.ecs
                .tasks()
                .run(new Tasks.Request(
                        account.clusterArn,
                        definition,
                        new Placement(List.of("subnet-a"), List.of(account.taskGroup), true),
                        true,
                        "token-" + definition,
                        "greenroom-1",
                        RunningAccount.TAGS));
        assertThat(answer.failure()).isNull();
        account.until(() -> task(answer.task().arn()).isStopped());
        return task(answer.task().arn());
    }

    private TaskDescription task(String arn) {
        return account.tasks().stream()
                .filter(task -> task.arn().equals(arn))
                .findFirst()
                .orElseThrow();
    }

    private String log(TaskDescription task) {
        return String.join("\n", account.region.logs().streams().tail("/gp", Optional.of(task.id()), 10));
    }

    @Test
    void aMigrationEndsWithItsExitCodeAndItsLog() {
        TaskDescription good = migrate(account.define("repo/app:one"));
        assertThat(good.containers().get(0).exitCode()).isZero();
        assertThat(good.stoppedReason()).isEqualTo("Essential container in task exited");
        assertThat(log(good)).contains("All migrations have been successfully applied.");

        TaskDescription bad = migrate(account.define("repo/app:migration-fails"));
        assertThat(bad.containers().get(0).exitCode()).isEqualTo(1);
        assertThat(log(bad)).contains("Error: P3018");
    }

    @Test
    void theSameClientTokenIsTheSameTask() {
        String definition = account.define("repo/app");

        assertThat(migrate(definition).arn()).isEqualTo(migrate(definition).arn());
    }

    @Test
    void aSecretThatTheRoleMayNotReadKeepsATaskFromStarting() {
        account.allowSecrets("arn:aws:secretsmanager:us-west-2:123456789012:secret:another");

        assertThat(migrate(account.define("repo/app")).stoppedReason())
                .startsWith("ResourceInitializationError: unable to pull secrets or registry auth")
                .contains("AccessDeniedException")
                .contains("gp-execution")
                .endsWith("because no identity-based policy allows the secretsmanager:GetSecretValue action");
    }

    @Test
    void aSecretOrAKeyThatIsNotThereKeepsATaskFromStarting() {
        assertThat(migrate(account.define("repo/app", Map.of("A", account.secretArn + ":NOPE::")))
                        .stoppedReason())
                .endsWith("retrieved secret from Secrets Manager did not contain json key NOPE");

        account.allowSecrets("*");
        String gone = account.secretArn.replace("GP_API", "GONE");
        assertThat(migrate(account.define("repo/app", Map.of("A", gone))).stoppedReason())
                .contains("ResourceNotFoundException: Secrets Manager can't find the specified secret.");
    }

    @Test
    void aLogGroupThatIsNotThereKeepsATaskFromStarting() {
        String definition = account.define("repo/app");
        account.region.logs().deleteLogGroup("/gp");

        assertThat(migrate(definition).stoppedReason())
                .contains("failed to validate logger args")
                .contains("The specified log group does not exist.");
    }

    @Test
    void aRoleThatIsNotThereIsRefusedAtOnce() {
        String definition = account.define("repo/app");
        account.aws.iam().deleteRolePolicy("gp-execution", "read-secrets");
        account.aws
                .iam()
                .detachRolePolicy(
                        "gp-execution", "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy");
        account.aws.iam().deleteRole("gp-execution");

        assertThatThrownBy(() -> migrate(definition))
                .isInstanceOf(AwsException.class)
                .hasMessageContaining("ECS was unable to assume the role");
        account.ecs.services().create(account.settings(definition));
        assertThat(account.service().events().get(0).message())
                .contains("failed to launch a task with (error ECS was unable to assume the role");
    }

    @Test
    void aDatabaseIsReachedOnlyThroughARuleForTheTasksGroup() {
        String group = account.region.securityGroups().create("database", "for a test", "vpc-1", Map.of());
        String definition = withDatabase(group);

        TaskDescription before = migrate(definition);
        assertThat(before.containers().get(0).exitCode()).isEqualTo(1);
        assertThat(log(before)).contains("P1001").contains("Can't reach database server");

        account.region
                .securityGroups()
                .authorize(group, new Permission(false, "tcp", 5432, 5432, account.taskGroup), "", Map.of());
        assertThat(migrate(withDatabaseUrl()).containers().get(0).exitCode()).isZero();
    }

    private String withDatabase(String group) {
        account.region.rds().createSubnetGroup("gp", "for a test", List.of("subnet-a", "subnet-b"), Map.of());
        account.region
                .rds()
                .createCluster(
                        "gp",
                        new ClusterSettings(
                                "aurora-postgresql",
                                null,
                                "app",
                                "app",
                                "0123456789abcdef",
                                "gp",
                                List.of(group),
                                new ClusterSettings.Capacity(0.5, 1),
                                5432,
                                1,
                                true,
                                true,
                                false,
                                Map.of()));
        account.time.pass(Duration.ofMinutes(10));
        String host = account.region.rds().cluster("gp").orElseThrow().endpoint();
        account.region.secrets().seed("db", "{\"url\":\"postgresql://app:0123456789abcdef@" + host + ":5432/app\"}");
        account.allowSecrets("*");
        return withDatabaseUrl();
    }

    private String withDatabaseUrl() {
        String arn = account.region.secrets().describe("db").arn();
        return account.define("repo/app", Map.of("DATABASE_URL", arn + ":url::"));
    }
}
