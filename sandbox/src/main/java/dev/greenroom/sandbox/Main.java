package dev.greenroom.sandbox;

import dev.greenroom.operator.JavaUtilLogging;
import dev.greenroom.sandbox.story.Options;
import dev.greenroom.sandbox.story.StoryCommand;
import dev.greenroom.sandbox.story.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Plays the story of one pull request, or of a fleet of them, in the checkout that it is started in. */
public final class Main {
    private static final int RUNS_PER_CORE = 8;
    private static final long SEED = 20_261_123;

    private Main() {}

    public static void main(String[] arguments) {
        Path checkout = Path.of("").toAbsolutePath();
        Path folder = checkout.resolve("target").resolve("sandbox");
        System.setProperty("logback.configurationFile", "logback-sandbox.xml");
        System.setProperty(
                "greenroom.sandbox.log", folder.resolve("operator.log").toString());
        JavaUtilLogging.route();
        System.exit(StoryCommand.run(
                options -> open(options, folder, checkout), Terminal.ofProcess(), checkout, arguments));
    }

    private static SandboxStage open(Options options, Path folder, Path checkout) {
        clear(folder);
        int runs = RUNS_PER_CORE * Runtime.getRuntime().availableProcessors();
        return SandboxStage.open(new Sandbox.Setup(folder, options.speed(), runs, SEED), checkout.resolve("examples"));
    }

    /** What an earlier sandbox left is of an account that is no more. */
    private static void clear(Path folder) {
        for (String part : List.of("state", "runs")) {
            Path old = folder.resolve(part);
            if (Files.isDirectory(old)) {
                delete(old);
            }
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
