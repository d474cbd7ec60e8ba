package dev.greenroom.sandbox.engine;

import com.pulumi.automation.AutomationException;
import com.pulumi.automation.CommandException;
import com.pulumi.automation.CommandResult;
import com.pulumi.automation.CommandRunOptions;
import com.pulumi.automation.ConcurrentUpdateException;
import com.pulumi.automation.PulumiCommand;
import com.pulumi.automation.StackAlreadyExistsException;
import com.pulumi.automation.StackNotFoundException;
import com.pulumi.automation.Version;
import dev.greenroom.operator.pulumi.CommandStoppedException;
import dev.greenroom.operator.pulumi.CommandStoppedException.Why;
import dev.greenroom.operator.stack.Interruptible;
import dev.greenroom.sandbox.engine.cli.CliException;
import dev.greenroom.sandbox.engine.cli.CommandLine;
import dev.greenroom.sandbox.engine.cli.Installation;
import dev.greenroom.sandbox.engine.cli.Interruption;
import dev.greenroom.sandbox.engine.state.Checkpoints;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The engine as one user's {@code pulumi} command: what is a process there is a call here. */
public final class EmbeddedCommand implements PulumiCommand, Interruptible {
    private static final int FAILED = 1;
    private static final int NO_STACK = 6;

    private final CommandLine commands;
    private final Interruption interruption;
    private final Duration deadline;

    /**
     * @param deadline of each command, on the wall
     */
    EmbeddedCommand(Installation installation, String user, Duration deadline) {
        this.interruption = new Interruption();
        this.commands = new CommandLine(installation, user, interruption);
        this.deadline = deadline;
    }

    /** Stops the command at work in order, and refuses any further one. */
    @Override
    public void stop() {
        interruption.ask();
    }

    /** Stops dead: the lock and what was begun stay in the files as they are, as if the power had failed. */
    @Override
    public void kill() {
        interruption.cutShort();
    }

    @Override
    public Version version() {
        return Version.parse(Checkpoints.CLI_VERSION.substring(1));
    }

    @Override
    public CommandResult run(List<String> arguments, CommandRunOptions options) throws AutomationException {
        if (interruption.asked() || interruption.cut()) {
            throw new CommandStoppedException(Why.ASKED, "stopped before `pulumi " + arguments.get(0) + "`");
        }
        StringBuilder printed = new StringBuilder();
        CompletableFuture<Void> end = new CompletableFuture<>();
        CompletableFuture<Void> overdue = end.copy()
                .orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, late) -> {
                    if (late != null) {
                        interruption.ask();
                    }
                });
        try {
            commands.run(arguments, options, text -> print(text, printed, options.onStandardOutput()));
        } catch (CliException e) {
            stoppedInstead(arguments, overdue);
            String error = e.getMessage().isEmpty() ? "" : "error: " + e.getMessage() + "\n";
            throw failure(printed.toString(), error, options.onStandardError());
        } catch (CancellationException e) {
            throw new CommandStoppedException(Why.ASKED, "`pulumi " + arguments.get(0) + "` was killed");
        } catch (RuntimeException e) {
            throw new AutomationException("`pulumi " + arguments.get(0) + "` broke: " + e, e);
        } finally {
            end.complete(null);
        }
        return new CommandResult(0, printed.toString(), "");
    }

    private void stoppedInstead(List<String> arguments, CompletableFuture<Void> overdue)
            throws CommandStoppedException {
        if (interruption.asked()) {
            boolean late = overdue.isCompletedExceptionally();
            String reason = late ? " past its deadline of " + deadline.toMinutes() + " minutes" : "";
            throw new CommandStoppedException(
                    late ? Why.DEADLINE : Why.ASKED, "`pulumi " + arguments.get(0) + "` was stopped" + reason);
        }
    }

    private static void print(String text, StringBuilder printed, Consumer<String> listener) {
        printed.append(text);
        if (listener != null) {
            text.lines().forEach(listener);
        }
    }

    private static CommandException failure(String output, String error, Consumer<String> listener) {
        if (listener != null) {
            error.lines().forEach(listener);
        }
        if (error.contains("no stack named")) {
            return new StackNotFoundException(new CommandResult(NO_STACK, output, error));
        }
        CommandResult result = new CommandResult(FAILED, output, error);
        if (error.startsWith("error: stack '") && error.contains("already exists")) {
            return new StackAlreadyExistsException(result);
        }
        return error.contains("the stack is currently locked by")
                ? new ConcurrentUpdateException(result)
                : new CommandException(result);
    }
}
