package dev.greenroom.sandbox.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.operator.JavaUtilLogging;
import dev.greenroom.sandbox.Sandbox;
import dev.greenroom.sandbox.Surroundings;
import dev.greenroom.sandbox.aws.AwsResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stock kubectl from the PATH does to a whole sandbox what the README's walk-through does, and is told what it shows. */
class ReadmeWalkThroughIT {
    private static final double SPEED = 300;
    private static final int RUNS = 8;
    private static final long SEED = 42;
    private static final Path CHECKOUT = Path.of("..");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** A person looks again when there is nothing to be seen yet. */
    private static final Duration UNTIL_SEEN = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @BeforeAll
    static void keepQuietOfTheSdksChannels() {
        JavaUtilLogging.route();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void isAsTheReadmeShows() throws IOException {
        List<Step> steps = WalkThrough.steps(CHECKOUT.resolve("README.md"));
        assertThat(steps).extracting(Step::verb).contains("apply", "get", "describe", "patch", "wait", "delete");
        assertThat(steps).anyMatch(Step::watches);

        Path kubeconfig = folder.resolve("kubeconfig");
        try (Sandbox sandbox = new Sandbox(new Sandbox.Setup(folder.resolve("sandbox"), SPEED, RUNS, SEED));
                Shell shell = new Shell(CHECKOUT, folder, kubeconfig, PATIENCE)) {
            Surroundings.furnish(sandbox.aws(), CHECKOUT.resolve("examples"));
            Set<AwsResource> before = Set.copyOf(sandbox.aws().inventory());
            sandbox.api().writeKubeconfig(kubeconfig);
            sandbox.start();

            walk(shell, steps);

            assertThat(shell.run("kubectl get previews -A").text()).startsWith("No resources found");
            assertThat(sandbox.aws().inventory()).containsExactlyInAnyOrderElementsOf(before);
            assertThat(stacks(sandbox.state())).isEmpty();
        }
    }

    /** What watches goes on beside all that follows, as in another terminal. */
    private static void walk(Shell shell, List<Step> steps) throws IOException {
        Map<Step, Path> watches = new LinkedHashMap<>();
        for (Step step : steps) {
            if (step.watches()) {
                watches.put(step, shell.leaveRunning(step.command()));
            } else if (step.looks()) {
                await().atMost(UNTIL_SEEN).untilAsserted(() -> take(shell, step));
            } else {
                take(shell, step);
            }
        }
        watches.forEach((step, printed) ->
                await().atMost(UNTIL_SEEN).untilAsserted(() -> check(step, Files.readString(printed))));
    }

    private static void take(Shell shell, Step step) {
        Shell.Answer answer = shell.run(step.command());
        assertThat(answer.exitCode()).as("%s: %s", step, answer.text()).isZero();
        check(step, answer.text());
    }

    private static void check(Step step, String answer) {
        System.out.printf("$ %s%n%s%n", step, answer);
        Substance.check(step, answer);
    }

    private static List<Path> stacks(Path state) {
        try (Stream<Path> files = Files.walk(state.resolve(".pulumi").resolve("stacks"))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
