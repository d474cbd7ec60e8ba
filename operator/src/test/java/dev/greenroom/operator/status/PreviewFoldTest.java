package dev.greenroom.operator.status;

import static dev.greenroom.operator.status.StatusExamples.NOW;
import static dev.greenroom.operator.status.StatusExamples.TASK_DEFINITION;
import static dev.greenroom.operator.status.StatusExamples.migration;
import static dev.greenroom.operator.status.StatusExamples.running;
import static dev.greenroom.operator.status.StatusExamples.status;
import static dev.greenroom.operator.status.StatusExamples.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.MigrationStatus;
import dev.greenroom.api.MigrationStatus.State;
import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.api.RunStatus.Result;
import dev.greenroom.operator.cloud.MigrationTasks.MigrationTask;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.stack.RunOutcome;
import dev.greenroom.operator.stack.RunState;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreviewFoldTest {
    private static RunState finished(Operation operation, Map<String, String> outputs) {
        return new RunState.Finished(
                new RunState.Description("run-1", "gp-api/pr-7", operation, "d"),
                NOW,
                NOW,
                new RunOutcome.Succeeded(outputs));
    }

    private static PreviewEnvironmentStatus registering() {
        return status(Phase.Deploying, null, null, running(Operation.Register, "d"));
    }

    @Test
    void everyPartTakesItsOwnRun() {
        PreviewEnvironmentStatus old = status(
                Phase.Provisioning,
                running(Operation.Up, "d"),
                running(Operation.Up, "d"),
                succeeded(Operation.Up, "a", Map.of()));

        PreviewEnvironmentStatus folded =
                PreviewFold.runs(old, Map.of(Part.NET, finished(Operation.Up, Map.of("net", "up"))));

        assertThat(folded.stacks().net().outputs()).containsEntry("net", "up");
        assertThat(folded.stacks().data().lastRun().result()).isEqualTo(Result.Interrupted);
        assertThat(folded.stacks().app()).isEqualTo(old.stacks().app());
        assertThat(folded.migration()).isNull();
    }

    @Test
    void aRegistrationOpensAMigration() {
        PreviewEnvironmentStatus folded = PreviewFold.runs(
                registering(), Map.of(Part.APP, finished(Operation.Register, Map.of("taskDefinitionArn", "arn:7"))));

        assertThat(folded.migration()).isEqualTo(new MigrationStatus("d", 0, "arn:7", null, State.Registered, null));
    }

    @Test
    void anAppThatWasFoundUpIsNotMigratedAgain() {
        PreviewEnvironmentStatus folded =
                PreviewFold.runs(registering(), Map.of(Part.APP, finished(Operation.Register, Map.of("digest", "d"))));

        assertThat(folded.migration()).isNull();
        assertThat(folded.stacks().app().digest()).isEqualTo("d");
    }

    @Test
    void aMigrationIsForgottenWithItsDatabase() {
        PreviewEnvironmentStatus old = status(Phase.Deleting, running(Operation.Destroy, "d"), null, null)
                .withMigration(migration("d", 0, State.Succeeded));

        assertThat(PreviewFold.runs(old, Map.of(Part.DATA, finished(Operation.Destroy, Map.of())))
                        .migration())
                .isNull();
        assertThat(PreviewFold.runs(
                                old,
                                Map.of(
                                        Part.DATA,
                                        new RunState.Queued(
                                                finished(Operation.Destroy, Map.of())
                                                        .run(),
                                                NOW)))
                        .migration())
                .isEqualTo(old.migration());
    }

    @Test
    void theTaskOfAMigrationIsTold() {
        PreviewEnvironmentStatus old = registering().withMigration(migration("d", 2, State.Registered));

        assertThat(PreviewFold.migration(old, new MigrationTask("arn:task", MigrationTask.State.FAILED, "exit code 1"))
                        .migration())
                .isEqualTo(new MigrationStatus("d", 2, TASK_DEFINITION, "arn:task", State.Failed, "exit code 1"));
        assertThat(PreviewFold.migration(old, new MigrationTask("arn:task", MigrationTask.State.RUNNING, null))
                        .migration()
                        .state())
                .isEqualTo(State.Running);
        assertThat(PreviewFold.migration(old, new MigrationTask("arn:task", MigrationTask.State.SUCCEEDED, null))
                        .migration()
                        .state())
                .isEqualTo(State.Succeeded);
    }

    @Test
    void aPersonsWishGivesAFailedMigrationAnotherTryAndNoOther() {
        PreviewEnvironmentStatus failed = registering().withMigration(migration("d", 0, State.Failed));
        PreviewEnvironmentStatus runs = registering().withMigration(migration("d", 0, State.Running));

        assertThat(PreviewFold.nudged(failed).migration())
                .isEqualTo(new MigrationStatus("d", 1, TASK_DEFINITION, null, State.Registered, null));
        assertThat(PreviewFold.nudged(runs)).isEqualTo(runs);
        assertThat(PreviewFold.nudged(registering())).isEqualTo(registering());
    }
}
