package dev.greenroom.operator.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.AutomationException;
import com.pulumi.automation.CommandException;
import com.pulumi.automation.CommandResult;
import com.pulumi.automation.CommandRunOptions;
import com.pulumi.automation.ConcurrentUpdateException;
import com.pulumi.automation.PulumiCommand;
import com.pulumi.automation.Version;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.pulumi.CommandStoppedException.Why;
import dev.greenroom.operator.pulumi.state.FileBlobs;
import dev.greenroom.operator.stack.Failure;
import dev.greenroom.operator.stack.Failure.Retry;
import dev.greenroom.operator.stack.RunOutcome;
import dev.greenroom.operator.stack.TestMonitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PulumiStackEngineTest {
    private static final DataPlan PLAN = TestPlans.data("a");
    private static final String STATE = ".pulumi/stacks/greenroom/test.team.pr-a.data.json";
    private static final String LOCK = ".pulumi/locks/organization/greenroom/test.team.pr-a.data/ab-cd.json";
    private static final String OTHERS = LOCK.replace("ab-cd", "bc-de");
    private static final String ELSEWHERE = LOCK.replace("ab-cd", "cd-ef");
    private static final Placement OWN = Placement.own("us-west-2");

    @TempDir
    Path folder;

    private final List<String> calls = new ArrayList<>();
    private FileBlobs blobs;

    @BeforeEach
    void backend() {
        blobs = new FileBlobs(folder.resolve("backend"));
    }

    /** What the scripted command does on each call, by its first words. */
    private interface Script {
        String answer(String call) throws AutomationException;
    }

    @Test
    void aNewStackIsMadeAndBroughtUpInTwoCommandsAndItsOutputsAreRead() {
        RunOutcome outcome = engine(this::keepsState).up(PLAN, TestPlans.INPUTS, new TestMonitor("r1"));

        assertThat(outcome).isEqualTo(new RunOutcome.Succeeded(Map.of("secretArn", "arn:s")));
        assertThat(calls)
                .containsExactly(
                        "stack init test.team.pr-a.data --secrets-provider passphrase", "up --yes --skip-preview");
        assertThat(folder.resolve("runs")).isEmptyDirectory();
    }

    @Test
    void aStackThatIsThereIsSelected() {
        keepsState("up");

        assertThat(engine(this::keepsState).up(PLAN, TestPlans.INPUTS, new TestMonitor("r1")))
                .isInstanceOf(RunOutcome.Succeeded.class);
        assertThat(calls).containsExactly("stack select --stack test.team.pr-a.data", "up --yes --skip-preview");
    }

    @Test
    void aCorrectionTakesTheStateFromAwsFirst() {
        keepsState("up");

        assertThat(engine(this::keepsState).correct(PLAN, TestPlans.INPUTS, new TestMonitor("r1")))
                .isInstanceOf(RunOutcome.Succeeded.class);
        assertThat(calls)
                .containsExactly(
                        "stack select --stack test.team.pr-a.data",
                        "refresh --yes --skip-preview",
                        "up --yes --skip-preview");
    }

    @Test
    void withoutItsStateARunThatSucceededIsDoneAgain() {
        assertThat(engine(call -> "").up(PLAN, TestPlans.INPUTS, new TestMonitor("r1")))
                .isEqualTo(new RunOutcome.Failed(
                        new Failure(Retry.LATER, "BackendUnavailable", "the state of test.team.pr-a.data is gone")));
    }

    @Test
    void aFailedCommandIsAFailureAndTheRunsFolderIsGone() {
        RunOutcome outcome = engine(call -> {
                    throw new CommandException(result("error: could not list bucket: NoSuchBucket"));
                })
                .up(PLAN, TestPlans.INPUTS, new TestMonitor("r1"));

        assertThat(outcome).isInstanceOfSatisfying(RunOutcome.Failed.class, failed -> {
            assertThat(failed.failure().retry()).isEqualTo(Retry.LATER);
            assertThat(failed.failure().reason()).isEqualTo("BackendUnavailable");
        });
        assertThat(folder.resolve("runs")).isEmptyDirectory();
    }

    @Test
    void destroyingAStackThatIsNotThereAsksNothingOfPulumi() {
        RunOutcome outcome = engine(call -> "").destroy(PLAN.stack(), OWN, new TestMonitor("r1"));

        assertThat(outcome).isEqualTo(new RunOutcome.Succeeded(Map.of()));
        assertThat(calls).isEmpty();
    }

    @Test
    void aDestroyedStackIsRemoved() {
        blobs.put(STATE, "{}".getBytes(StandardCharsets.UTF_8));

        RunOutcome outcome = engine(call -> "").destroy(PLAN.stack(), OWN, new TestMonitor("r1"));

        assertThat(outcome).isEqualTo(new RunOutcome.Succeeded(Map.of()));
        assertThat(calls)
                .containsExactly(
                        "stack select --stack test.team.pr-a.data",
                        "destroy --yes --skip-preview",
                        "stack rm --yes test.team.pr-a.data");
    }

    @Test
    void aStateThatCannotBeReadIsAFailureOfTheBackend() {
        blobs.put(STATE, "not JSON".getBytes(StandardCharsets.UTF_8));

        RunOutcome outcome = engine(call -> "").destroy(PLAN.stack(), OWN, new TestMonitor("r1"));

        assertThat(outcome).isInstanceOfSatisfying(RunOutcome.Failed.class, failed -> assertThat(
                        failed.failure().reason())
                .isEqualTo("BackendUnavailable"));
    }

    @Test
    void anotherHoldersLockStays() {
        blobs.put(LOCK, new byte[0]);

        RunOutcome outcome = engine(call -> lockedBy("someone")).up(PLAN, TestPlans.INPUTS, new TestMonitor("r1"));

        assertThat(outcome).isInstanceOfSatisfying(RunOutcome.Failed.class, failed -> assertThat(
                        failed.failure().message())
                .isEqualTo("The stack is locked by someone on pod since 2026-11-23T11:00:00Z"));
        assertThat(blobs.get(LOCK)).isPresent();
    }

    @Test
    void aRunPastItsDeadlineFailedAndIsTriedAgainLater() {
        RunOutcome outcome = engine(call -> {
                    throw new CommandStoppedException(Why.DEADLINE, "`pulumi up` was stopped");
                })
                .up(PLAN, TestPlans.INPUTS, new TestMonitor("r1"));

        assertThat(outcome).isInstanceOfSatisfying(RunOutcome.Failed.class, failed -> assertThat(
                        failed.failure().reason())
                .isEqualTo("DeadlineExceeded"));
    }

    @Test
    void ofTheLocksOfAStackOnlyThatOfTheKilledProcessGoes() {
        blobs.put(LOCK, lock(LinuxProcesses.host(), 4711));
        blobs.put(OTHERS, lock(LinuxProcesses.host(), 4712));
        blobs.put(ELSEWHERE, lock("elsewhere", 4711));

        RunOutcome outcome = engine(call -> {
                    throw new CommandStoppedException(Why.ASKED, "`pulumi up` was killed", 4711L);
                })
                .up(PLAN, TestPlans.INPUTS, new TestMonitor("r1"));

        assertThat(outcome).isInstanceOf(RunOutcome.Interrupted.class);
        assertThat(blobs.list(".pulumi/locks")).containsExactly(OTHERS, ELSEWHERE);
    }

    private static byte[] lock(String host, long pid) {
        String lock = "{\"pid\": %d, \"username\": \"jane\", \"hostname\": \"%s\", \"timestamp\": \"%s\"}";
        return lock.formatted(pid, host, "2026-11-23T11:00:00Z").getBytes(StandardCharsets.UTF_8);
    }

    /** A command that leaves a state behind. */
    private String keepsState(String call) {
        if (call.startsWith("up")) {
            String state = """
                    {"checkpoint": {"latest": {"resources": [
                      {"type": "pulumi:pulumi:Stack", "outputs": {"secretArn": "arn:s"}}]}}}""";
            blobs.put(STATE, state.getBytes(StandardCharsets.UTF_8));
        }
        return "";
    }

    private String lockedBy(String user) throws AutomationException {
        if (blobs.get(LOCK).isPresent()) {
            throw new ConcurrentUpdateException(
                    result("error: the stack is currently locked by 1 lock(s).\n  file:///b/" + LOCK + ": created by "
                            + user + "@pod (pid 7) at 2026-11-23T11:00:00Z"));
        }
        return "{}";
    }

    private static CommandResult result(String error) {
        return new CommandResult(1, "", error);
    }

    private PulumiStackEngine engine(Script script) {
        PulumiSettings settings = new PulumiSettings(
                "file:///state",
                "passphrase",
                null,
                folder.resolve("runs"),
                Duration.ofMinutes(1),
                Duration.ofSeconds(1),
                Map.of("PULUMI_CONFIG_PASSPHRASE", "x"));
        RunCommands commands = (monitor, runFolder) -> new FrugalCommand(new Scripted(script, runFolder.path()));
        return new PulumiStackEngine(settings, commands, (plan, inputs) -> context -> {}, blobs);
    }

    private final class Scripted implements PulumiCommand {
        private final Script script;
        private final Path runFolder;

        Scripted(Script script, Path runFolder) {
            this.script = script;
            this.runFolder = runFolder;
        }

        @Override
        public Version version() {
            return Version.of(3, 255);
        }

        @Override
        public CommandResult run(List<String> arguments, CommandRunOptions options) throws AutomationException {
            assertThat(permissions()).isEqualTo("rwx------");
            String call = String.join(" ", arguments).replaceAll(" --(client|exec-kind).*", "");
            calls.add(call);
            return new CommandResult(0, script.answer(call), "");
        }

        private String permissions() {
            try {
                return java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(runFolder));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
