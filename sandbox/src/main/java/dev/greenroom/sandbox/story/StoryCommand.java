package dev.greenroom.sandbox.story;

import dev.greenroom.sandbox.story.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the sandbox. Maven hands on what was given as {@code -Dspeed=} and the like. */
@Command(name = "sandbox", mixinStandardHelpOptions = true)
public final class StoryCommand implements Callable<Integer> {
    /** As shells tell of Ctrl-C. */
    private static final int STOPPED = 130;

    @Spec
    private CommandSpec spec;

    @Option(names = "--speed", defaultValue = "60", description = "How many times faster than yours its time runs.")
    private String speed;

    @Option(names = "--broken", defaultValue = "", description = "A failure to be played.")
    private String broken;

    @Option(names = "--previews", defaultValue = "", description = "How many previews to open at the same time.")
    private String previews;

    @Option(names = "--record", defaultValue = "", description = "File for a recording (asciicast v2).")
    private String record;

    private final Function<Options, Stage> stages;
    private final Terminal terminal;
    private final Path checkout;

    private StoryCommand(Function<Options, Stage> stages, Terminal terminal, Path checkout) {
        this.stages = stages;
        this.terminal = terminal;
        this.checkout = checkout;
    }

    /**
     * Returns the exit code: 0 if every step was reached, 1 if not, 2 if an option is wrong.
     *
     * @param stages opens one
     * @param checkout folder with the examples
     */
    public static int run(Function<Options, Stage> stages, Terminal terminal, Path checkout, String... arguments) {
        return commandLine(stages, terminal, checkout).execute(arguments);
    }

    static CommandLine commandLine(Function<Options, Stage> stages, Terminal terminal, Path checkout) {
        return new CommandLine(new StoryCommand(stages, terminal, checkout))
                .setParameterExceptionHandler((problem, arguments) -> refuse(problem));
    }

    private static int refuse(ParameterException problem) {
        problem.getCommandLine().getErr().println(problem.getMessage());
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public Integer call() throws InterruptedException {
        Options options;
        try {
            options = Options.parse(speed, broken, previews, record);
        } catch (Options.WrongOptionException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        return play(new Performance(stages.apply(options), options, terminal, checkout));
    }

    /** Ctrl-C closes the performance beside the thread that plays it, which then hears only of what breaks around it. */
    private int play(Performance performance) throws InterruptedException {
        AtomicBoolean closed = new AtomicBoolean();
        Runnable close = () -> {
            if (closed.compareAndSet(false, true)) {
                performance.close();
            }
        };
        Runtime.getRuntime().addShutdownHook(new Thread(close, "shutdown"));
        try {
            int exitCode = performance.play();
            if (exitCode == CommandLine.ExitCode.OK && terminal.live()) {
                performance.stayUp();
            }
            return exitCode;
        } catch (RuntimeException e) {
            if (closed.get()) {
                return STOPPED;
            }
            throw e;
        } finally {
            close.run();
        }
    }
}
