package dev.greenroom.operator;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line. It touches no class that logs: only the operator itself sets logging up, and other commands print what
 * they are asked for and nothing else.
 */
@Command(
        name = "greenroom-operator",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {Explain.class, ListOrphans.class},
        description = {
            "Gives every pull request its own environment on AWS. Without a command: runs the operator, which is set up by "
                    + "environment variables GREENROOM_* (see the README).",
            ""
        },
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  2:a setting or the command line is wrong",
            "143:the operator was told to stop, and did in order"
        })
public final class Main implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(commandLine(CommandLine.defaultFactory()).execute(args));
    }

    /**
     * Wrong usage is told in one sentence and leads to exit code 2.
     *
     * @param commands makes the subcommands
     */
    static CommandLine commandLine(CommandLine.IFactory commands) {
        return new CommandLine(new Main(), commands).setParameterExceptionHandler((problem, args) -> refuse(problem));
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            return OperatorProcess.run(Settings.fromEnvironment());
        } catch (Settings.SettingsException e) {
            // Not logged: the format of the log may be what is wrong.
            spec.commandLine().getErr().println(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }

    private static int refuse(ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        command.getErr().println(problem.getMessage());
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return CommandLine.ExitCode.USAGE;
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"greenroom-operator " + (version == null ? "(not packaged)" : version)};
        }
    }
}
