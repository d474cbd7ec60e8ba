package dev.greenroom.sandbox.engine.cli;

import com.pulumi.automation.CommandRunOptions;
import com.pulumi.automation.events.EngineEvent;
import dev.greenroom.sandbox.engine.run.StackRun.Kind;
import dev.greenroom.sandbox.engine.state.Checkpoints;
import dev.greenroom.sandbox.engine.state.StackReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Finds out which command a line means, and has it carried out. Remembers the stack that was selected. */
public final class CommandLine {
    private final Installation installation;
    private final StackCommands stacks;
    private final UpdateCommands updates;
    private final ConfigCommands configs;
    private String selected = "";

    /**
     * @param user in whose name stacks are locked
     */
    public CommandLine(Installation installation, String user, Interruption interruption) {
        this.installation = installation;
        this.stacks = new StackCommands(installation, user);
        this.updates = new UpdateCommands(installation, user, interruption);
        this.configs = new ConfigCommands(installation);
    }

    /**
     * Carries a line out.
     *
     * @param printer takes what the CLI would print
     */
    public void run(List<String> line, CommandRunOptions options, Consumer<String> printer) throws CliException {
        Arguments arguments = Arguments.parse(line);
        switch (arguments.word(0)) {
            case "version" -> printer.accept(Checkpoints.CLI_VERSION + "\n");
            case "whoami" -> printer.accept(whoAmI(arguments));
            default -> inProject(arguments, options, printer);
        }
    }

    private void inProject(Arguments arguments, CommandRunOptions options, Consumer<String> printer)
            throws CliException {
        Path folder = options.workingDir() == null ? Path.of("").toAbsolutePath() : options.workingDir();
        Project project = Project.in(folder);
        String command = arguments.word(0);
        switch (command) {
            case "stack" -> printer.accept(stack(project, arguments, options));
            case "config" -> printer.accept(configs.run(project, stack(project, arguments, ""), arguments));
            case "cancel" -> printer.accept(cancel(stack(project, arguments, arguments.word(1))));
            case "up" -> update(Kind.UPDATE, project, arguments, options.onEngineEvent(), printer);
            case "preview" -> update(Kind.PREVIEW, project, arguments, options.onEngineEvent(), printer);
            case "refresh" -> update(Kind.REFRESH, project, arguments, options.onEngineEvent(), printer);
            case "destroy" -> update(Kind.DESTROY, project, arguments, options.onEngineEvent(), printer);
            default -> throw unknown(command);
        }
    }

    private String stack(Project project, Arguments arguments, CommandRunOptions options) throws CliException {
        String command = arguments.word(1);
        if (command.equals("ls")) {
            return stacks.list(project, selected);
        }
        StackReference stack = stack(project, arguments, command.equals("output") ? "" : arguments.word(2));
        return switch (command) {
            case "init" -> select(stack, stacks.init(stack, arguments));
            case "select" -> select(stack, stacks.select(stack));
            case "rm" -> stacks.remove(stack, arguments);
            case "output" -> stacks.output(stack, arguments);
            case "history" -> stacks.history(stack, arguments);
            case "export" -> stacks.export(stack, arguments);
            case "import" -> stacks.importState(stack, arguments, project.folder(), options.standardInput());
            default -> throw unknown("stack " + command);
        };
    }

    private void update(
            Kind kind, Project project, Arguments arguments, Consumer<EngineEvent> listener, Consumer<String> printer)
            throws CliException {
        StackReference stack = stack(project, arguments, "");
        Map<String, String> config = configs.values(project, stack);
        updates.run(kind, stack, arguments, config, listener, text -> printer.accept(text + "\n"));
    }

    private String select(StackReference stack, String text) {
        selected = stack.name();
        return text;
    }

    private String cancel(StackReference stack) throws CliException {
        installation.require(stack);
        installation.locks().cancel(stack);
        return "The currently running update for '" + stack.name() + "' has been canceled!\n";
    }

    private StackReference stack(Project project, Arguments arguments, String named) throws CliException {
        String name = named.isEmpty() ? arguments.value("--stack").orElse(selected) : named;
        if (name.isEmpty()) {
            throw new CliException(
                    "no stack selected; please use `pulumi stack select` or `pulumi stack init` to choose" + " one");
        }
        try {
            return StackReference.parse(project.name(), name);
        } catch (IllegalArgumentException e) {
            throw new CliException(e.getMessage());
        }
    }

    private String whoAmI(Arguments arguments) {
        String user = System.getProperty("user.name");
        return arguments.has("--json")
                ? StackCommands.pretty(Checkpoints.JSON
                        .createObjectNode()
                        .put("user", user)
                        .put("url", installation.backend().url()))
                : user + "\n";
    }

    private static CliException unknown(String command) {
        return new CliException("unknown command \"" + command
                + "\" for \"pulumi\" (the embedded engine has not all commands of the CLI)");
    }
}
