package dev.greenroom.operator.pulumi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.pulumi.automation.AutomationException;
import com.pulumi.automation.CommandException;
import com.pulumi.automation.CommandResult;
import com.pulumi.automation.CommandRunOptions;
import com.pulumi.automation.ConcurrentUpdateException;
import com.pulumi.automation.StackAlreadyExistsException;
import com.pulumi.automation.StackNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PulumiCliTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private FakeCli fake;

    @BeforeEach
    void fake() throws IOException {
        fake = new FakeCli(folder);
    }

    @Test
    void argumentsArriveAsTheyAreAndTheEnvironmentIsTheOneGiven() throws Exception {
        fake.pulumi("v3.255.0", "printf '%s\\n' \"$@\"; env >&2");

        CommandResult result = cli(LONG, LONG).run(List.of("stack", "init", "a b; rm -rf $HOME"));

        assertThat(result.standardOutput().lines())
                .containsExactly("stack", "init", "a b; rm -rf $HOME", "--non-interactive", "--color=never");
        assertThat(result.standardError().lines().map(line -> line.replaceAll("=.*", "")))
                .contains("PATH", "FOLDER")
                .isSubsetOf("PATH", "FOLDER", "PWD", "OLDPWD", "SHLVL", "_"); // the last four are the shell's own
    }

    @ParameterizedTest
    @CsvSource({
        "error: no stack named 'x' found, STACK_NOT_FOUND",
        "error: stack 'x' already exists, STACK_EXISTS",
        "error: the stack is currently locked by 1 lock(s)., LOCKED",
        "error: something else, OTHER"
    })
    void failuresAreTheExceptionsThatTheAutomationApiKnows(String text, String expected) throws IOException {
        fake.pulumi("v3.255.0", "echo \"" + text + "\" >&2; exit 1");
        Class<?> type =
                switch (expected) {
                    case "STACK_NOT_FOUND" -> StackNotFoundException.class;
                    case "STACK_EXISTS" -> StackAlreadyExistsException.class;
                    case "LOCKED" -> ConcurrentUpdateException.class;
                    default -> CommandException.class;
                };

        assertThatThrownBy(() -> cli(LONG, LONG).run(List.of("up")))
                .isExactlyInstanceOf(type)
                .hasMessageContaining(text);
    }

    @Test
    void askedToStopTheCliHasTimeToUnlock() throws Exception {
        fake.pulumi(
                "v3.255.0",
                "trap 'rm $FOLDER/lock; exit 1' TERM; touch $FOLDER/lock; sleep 100 & echo $! > $FOLDER/child; wait");
        PulumiCli cli = cli(LONG, LONG);
        CompletableFuture<CommandResult> run = start(cli);
        await().until(() -> childIn("child") > 0);

        cli.stop();

        assertStopped(run, "`pulumi up` was stopped");
        assertThat(folder.resolve("lock")).doesNotExist();
        await().until(() -> ProcessHandle.of(childIn("child")).isEmpty());
        assertThatThrownBy(() -> cli.run(List.of("stack", "output")))
                .isInstanceOf(CommandStoppedException.class)
                .hasMessage("stopped before `pulumi stack`");
    }

    @Test
    void whatDoesNotStopIsKilledWithAllUnderIt() throws Exception {
        fake.pulumi("v3.255.0", "trap '' TERM; (trap '' TERM; sleep 100 & echo $! > $FOLDER/grandchild; wait) & wait");
        PulumiCli cli = cli(LONG, Duration.ofMillis(200));
        CompletableFuture<CommandResult> run = start(cli);
        await().until(() -> childIn("grandchild") > 0);

        cli.stop();

        assertStopped(run, "`pulumi up` was killed");
        await().until(() -> ProcessHandle.of(childIn("grandchild")).isEmpty());
    }

    @Test
    void whatIsToBeKilledIsNotAskedFirst() throws Exception {
        fake.pulumi("v3.255.0", "trap 'touch $FOLDER/heard; exit 1' TERM; sleep 100 & echo $! > $FOLDER/child; wait");
        PulumiCli cli = cli(LONG, LONG);
        CompletableFuture<CommandResult> run = start(cli);
        await().until(() -> childIn("child") > 0);

        cli.kill();

        assertStopped(run, "`pulumi up` was killed");
        assertThat(folder.resolve("heard")).doesNotExist();
        await().until(() -> ProcessHandle.of(childIn("child")).isEmpty());
    }

    @Test
    void aCommandPastItsDeadlineIsStopped() throws IOException {
        fake.pulumi("v3.255.0", "sleep 100");

        assertThatThrownBy(() -> cli(Duration.ofMillis(300), LONG).run(List.of("up")))
                .isInstanceOfSatisfying(CommandStoppedException.class, stopped -> assertThat(stopped.why())
                        .isEqualTo(CommandStoppedException.Why.DEADLINE))
                .hasMessageContaining("past its deadline");
    }

    @Test
    void aTooOldCliIsRefusedWithTheVersionThatIsNeeded() throws IOException {
        fake.pulumi("v3.100.0", "exit 0");

        assertThatThrownBy(() -> cli(LONG, LONG).run(List.of("up")))
                .isInstanceOf(AutomationException.class)
                .hasMessageEndingWith("is 3.100.0; version 3.205.0 or later is needed");
    }

    @Test
    void whatIsMissingOnThePathIsNamed() throws IOException {
        fake.remove("setsid");
        assertThatThrownBy(() -> PulumiExecutable.find(fake.bareEnvironment()))
                .hasMessageStartingWith("setsid is not on the PATH");

        fake.remove("pulumi");
        assertThatThrownBy(() -> PulumiExecutable.find(fake.bareEnvironment()))
                .hasMessageStartingWith("the pulumi CLI is not on the PATH");
    }

    private PulumiCli cli(Duration deadline, Duration grace) throws IOException {
        try {
            Path output = Files.createTempDirectory(folder, "output");
            return new PulumiCli(
                    PulumiExecutable.find(fake.environment()), fake.environment(), output, deadline, grace);
        } catch (AutomationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CompletableFuture<CommandResult> start(PulumiCli cli) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return cli.run(List.of("up"), CommandRunOptions.Empty);
            } catch (AutomationException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void assertStopped(CompletableFuture<CommandResult> run, String message) {
        assertThatThrownBy(() -> run.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(CommandStoppedException.class)
                .hasRootCauseMessage(message);
    }

    private long childIn(String file) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.exists(path) ? Files.readString(path).strip() : "";
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }
}
