package dev.greenroom.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.sandbox.story.Breakdown;
import dev.greenroom.sandbox.story.StoryCommand;
import dev.greenroom.sandbox.story.terminal.Ink;
import dev.greenroom.sandbox.story.terminal.Size;
import dev.greenroom.sandbox.story.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mvn -Psandbox} plays, all of it at the same time, each in a sandbox of its own. */
class MainJobTest {
    private static final String SPEED = "--speed=120";
    private static final int RUNS = 16;
    private static final Path CHECKOUT = Path.of("..");

    @TempDir
    Path folder;

    /** A story that was played. */
    private record Played(int exitCode, String told) {}

    @Test
    void everyStoryReachesItsEndAndLeavesNothing() throws Exception {
        Map<String, Future<Played>> stories = new LinkedHashMap<>();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Stream.concat(
                            Stream.of("--previews=3", ""),
                            Stream.of(Breakdown.values()).map(breakdown -> "--broken=" + breakdown.option()))
                    .forEach(option -> stories.put(option, threads.submit(() -> play(option))));
            for (Map.Entry<String, Future<Played>> story : stories.entrySet()) {
                Played played = story.getValue().get();
                assertThat(played.exitCode())
                        .as("%s: %s", story.getKey(), played.told())
                        .isZero();
                assertThat(played.told())
                        .as(story.getKey())
                        .contains("nothing is left: 0 resources in the account, 0 stacks in the state backend")
                        .containsPattern("(?s)  Done[.:] .*the account charged  \\$0\\.\\d+");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Played play(String option) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(told, true, StandardCharsets.UTF_8), false, new Ink(false), () -> new Size(24, 80));
        Path own = folder.resolve(option.isEmpty() ? "plain" : option.substring(2));
        String[] arguments = option.isEmpty() ? new String[] {SPEED} : new String[] {SPEED, option};
        int exitCode = StoryCommand.run(
                options -> SandboxStage.open(
                        new Sandbox.Setup(own, options.speed(), RUNS, 1), CHECKOUT.resolve("examples")),
                terminal,
                CHECKOUT,
                arguments);
        return new Played(exitCode, told.toString(StandardCharsets.UTF_8));
    }
}
