package dev.greenroom.operator.pulumi;

import com.pulumi.automation.AutomationException;
import com.pulumi.automation.CommandException;
import com.pulumi.automation.CommandResult;
import com.pulumi.automation.CommandRunOptions;
import com.pulumi.automation.ConcurrentUpdateException;
import com.pulumi.automation.PulumiCommand;
import com.pulumi.automation.StackAlreadyExistsException;
import com.pulumi.automation.StackNotFoundException;
import com.pulumi.automation.Version;
import dev.greenroom.operator.pulumi.CommandStoppedException.Why;
import dev.greenroom.operator.stack.Interruptible;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The CLI for one run, owned: unlike the SDK's own command it can be stopped, has a deadline, and gets no environment but the
 * one given.
 */
final class PulumiCli implements PulumiCommand, Interruptible {
    private static final Pattern NO_STACK = Pattern.compile("no stack named.*found");
    private static final Pattern STACK_EXISTS = Pattern.compile("stack.*already exists");
    private static final String LOCKED = "the stack is currently locked by";

    private final PulumiExecutable executable;
    private final Map<String, String> environment;
    private final Path outputFolder;
    private final Duration deadline;
    private final Duration grace;
    private final CompletableFuture<Void> stopAsked = new CompletableFuture<>();
    private final CompletableFuture<Void> killAsked = new CompletableFuture<>();

    /**
     * @param environment all that the CLI gets, beside what the workspace adds
     * @param outputFolder holds what the process at work says
     * @param deadline of each command
     * @param grace between asking a process to stop and killing it
     */
    PulumiCli(
            PulumiExecutable executable,
            Map<String, String> environment,
            Path outputFolder,
            Duration deadline,
            Duration grace) {
        this.executable = executable;
        this.environment = environment;
        this.outputFolder = outputFolder;
        this.deadline = deadline;
        this.grace = grace;
    }

    /** Stops the command at work and refuses any further one. */
    @Override
    public void stop() {
        stopAsked.complete(null);
    }

    @Override
    public void kill() {
        killAsked.complete(null);
        stopAsked.complete(null);
    }

    @Override
    public Version version() {
        try {
            return executable.version();
        } catch (AutomationException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public CommandResult run(List<String> arguments, CommandRunOptions options) throws AutomationException {
        executable.version();
        if (stopAsked.isDone()) {
            throw new CommandStoppedException(Why.ASKED, "stopped before `pulumi " + arguments.get(0) + "`");
        }
        try {
            return options.onEngineEvent() == null
                    ? run(arguments, List.of(), options)
                    : runWithEvents(arguments, options);
        } catch (IOException e) {
            throw new AutomationException("`pulumi " + arguments.get(0) + "` could not be run: " + e.getMessage(), e);
        }
    }

    private CommandResult runWithEvents(List<String> arguments, CommandRunOptions options)
            throws IOException, AutomationException {
        try (EventStream events = new EventStream(options.onEngineEvent())) {
            return run(arguments, List.of("--event-log", events.address()), options);
        }
    }

    private CommandResult run(List<String> arguments, List<String> more, CommandRunOptions options)
            throws IOException, AutomationException {
        Path out = outputFolder.resolve("stdout");
        Path err = outputFolder.resolve("stderr");
        Process process = builder(arguments, more, options)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (options.standardInput() != null) {
            process.getOutputStream().write(options.standardInput().getBytes(StandardCharsets.UTF_8));
        }
        process.getOutputStream().close();
        await(process, arguments.get(0));
        CommandResult result = new CommandResult(process.exitValue(), Files.readString(out), Files.readString(err));
        replay(result.standardOutput(), options.onStandardOutput());
        replay(result.standardError(), options.onStandardError());
        if (result.code() != 0) {
            throw failure(result);
        }
        return result;
    }

    private ProcessBuilder builder(List<String> arguments, List<String> more, CommandRunOptions options) {
        List<String> command = new ArrayList<>(executable.command());
        command.addAll(arguments);
        command.addAll(more);
        command.add("--non-interactive");
        command.add("--color=never");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(options.additionalEnv());
        if (options.workingDir() != null) {
            builder.directory(options.workingDir().toFile());
        }
        return builder;
    }

    /** Waits until the process ends, somebody wants it to, or its time is up. */
    private void await(Process process, String command) throws CommandStoppedException {
        Why why;
        try {
            CompletableFuture.anyOf(process.onExit(), stopAsked).get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            if (!stopAsked.isDone() || !process.isAlive()) {
                return;
            }
            why = Why.ASKED;
        } catch (TimeoutException e) {
            why = Why.DEADLINE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            why = Why.ASKED;
        } catch (ExecutionException e) {
            throw new IllegalStateException("neither future can fail", e);
        }
        boolean killed = new ProcessTree(process.toHandle()).stop(grace, killAsked);
        String reason = why == Why.DEADLINE ? " past its deadline of " + deadline.toMinutes() + " minutes" : "";
        throw new CommandStoppedException(
                why,
                "`pulumi " + command + "` was " + (killed ? "killed" : "stopped") + reason,
                killed ? process.pid() : null);
    }

    private static void replay(String text, Consumer<String> listener) {
        if (listener != null) {
            text.lines().forEach(listener);
        }
    }

    /** The exceptions that the Automation API tells apart, by the texts it tells them by. */
    private static CommandException failure(CommandResult result) {
        if (NO_STACK.matcher(result.standardError()).find()) {
            return new StackNotFoundException(result);
        }
        if (STACK_EXISTS.matcher(result.standardError()).find()) {
            return new StackAlreadyExistsException(result);
        }
        return result.standardError().contains(LOCKED)
                ? new ConcurrentUpdateException(result)
                : new CommandException(result);
    }
}
