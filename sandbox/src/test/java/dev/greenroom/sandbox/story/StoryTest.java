package dev.greenroom.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.sandbox.story.terminal.Ink;
import dev.greenroom.sandbox.story.terminal.Size;
import dev.greenroom.sandbox.story.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stories, told by what the statuses say that a fake operator writes. */
@Timeout(120)
class StoryTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private FakeStage stage;

    @BeforeEach
    void open() {
        stage = new FakeStage();
    }

    private int play(String... options) {
        Terminal terminal = new Terminal(
                new PrintStream(told, true, StandardCharsets.UTF_8), false, new Ink(false), () -> new Size(24, 80));
        return StoryCommand.run(chosen -> stage, terminal, Path.of(".."), options);
    }

    /** As fast as the fake stage is, which makes for much patience. */
    private int playFast(String... options) {
        return play(Stream.concat(Stream.of("--speed=600"), Stream.of(options)).toArray(String[]::new));
    }

    private String told() {
        return told.toString(StandardCharsets.UTF_8);
    }

    /** Without their times. */
    private List<String> lines() {
        return told().lines().map(line -> line.substring(10)).toList();
    }

    @Test
    void aPullRequestLivesFromItsManifestToNothingLeft() {
        assertThat(playFast()).isZero();

        assertThat(lines())
                .containsSubsequence(
                        "  $ kubectl apply -f examples/preview-gp-api.yaml",
                        "CI has built the image.",
                        "  Migrating: running npx prisma migrate deploy",
                        "  Ready: 1/1 tasks run, 1 healthy",
                        "  url       https://gp-api-pr-123.preview.example.com",
                        "  database  db.example.com:5432",
                        "  queue     https://sqs.example.com/jobs.fifo",
                        "  cost      $80.49 a month, $0.1118 an hour",
                        "A push. CI builds the next image.",
                        "  only app was run, run-app-2; data and net are untouched since run-data-1 and run-net-1",
                        "A push that does not work.",
                        "  Failed (DeploymentFailed): ECS gave up",
                        "  | one",
                        "  | two",
                        "The fix.",
                        "  Ready: 1/1 tasks run, 1 healthy",
                        "The pull request is closed.",
                        "  $ kubectl delete preview gp-api-pr-123",
                        "  nothing is left: 0 resources in the account, 0 stacks in the state backend",
                        "  the account charged  $0.0312: load balancer 0.0312",
                        "  its status said      $0.0300, counting each stack from its first run to the end of its last, "
                                + "at the prices of 2026-06");
        assertThat(lines()).contains("  Provisioning: data: starting; net: starting");
        assertThat(lines()).hasSizeLessThanOrEqualTo(60);
        assertThat(stage.calls).endsWith("remains", "close");
    }

    @Test
    void linesCarryNoEscapeCodesAndTheTimeOfTheSandbox() {
        playFast();

        assertThat(told()).doesNotContain("\u001b");
        assertThat(told().lines()).allMatch(line -> line.matches("(\\d\\d:\\d\\d:\\d\\d| {8})  .+"));
    }

    @Test
    void theImageComesByDigestOnceItIsBuilt() {
        playFast();

        assertThat(told())
                .containsPattern("(?m)^00:\\d\\d:\\d\\d    \\$ kubectl patch preview gp-api-pr-123 --type merge -p "
                        + "'\\{\"spec\":\\{\"image\":\"\\S+gp-api@sha256:[0-9a-f]{8}…\"}}'$");
    }

    @Test
    void aPushThatRunsMoreThanAppIsNoStepReached() {
        stage.operator.runsToo = "data";

        assertThat(playFast()).isEqualTo(1);
        assertThat(told()).contains("This step was not reached: the push has run data as well: run-data-");
    }

    @Test
    void anEnvironmentThatWaitsForItsImageIsNoStepReached() {
        stage.operator.waitsForImage = true;

        assertThat(playFast()).isEqualTo(1);
        assertThat(told())
                .contains("This step was not reached: gp-api-pr-123 is not provisioning data and net without an image,"
                        + " but WaitingForImage: there is no image yet");
        assertThat(told()).doesNotContain("CI has built the image.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "net"})
    void aStackThatIsNotBegunBeforeTheImageIsNoStepReached(String part) {
        stage.operator.begunLate = part;

        assertThat(play("--speed=1")).isEqualTo(1);
        assertThat(told())
                .contains("This step was not reached: gp-api-pr-123 is not provisioning data and net without an image"
                        + " after 180 min, but Provisioning: data: starting; net: starting");
        assertThat(told()).doesNotContain("CI has built the image.");
    }

    @Test
    void aBadImageThatIsToldOfWithoutItsReasonIsNoStepReached() {
        stage.operator.crashReason = "Failed";

        assertThat(playFast()).isEqualTo(1);
        assertThat(told())
                .contains("This step was not reached: the bad image is told of without the reason DeploymentFailed, but"
                        + " as Failed (Failed): ECS gave up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ECS gave up", "ECS gave up; last log lines: "})
    void aBadImageThatIsToldOfWithoutItsLogIsNoStepReached(String message) {
        stage.operator.crashMessage = message;

        assertThat(playFast()).isEqualTo(1);
        assertThat(told())
                .contains("This step was not reached: the bad image is told of without the last lines of its log: "
                        + "Failed (DeploymentFailed): ECS gave up");
        assertThat(told()).doesNotContain("The fix.");
    }

    @Test
    void aStatusThatStaysAsItIsEndsTheStoryAfterAWhile() {
        stage.operator.stuckOn = Images.FIRST;

        assertThat(play("--speed=1")).isEqualTo(1);
        assertThat(told())
                .contains("This step was not reached: gp-api-pr-123 is not Ready after 180 min, but "
                        + "Provisioning: data: starting; net: starting");
    }

    @Test
    void aStatusThatStallsEndsTheStoryAtOnce() {
        stage.operator.stalledOn = Images.SECOND;

        assertThat(playFast()).isEqualTo(1);
        assertThat(told())
                .contains(
                        "This step was not reached: gp-api-pr-123 is not Ready, but Failed (DeploymentFailed): ECS gave up");
        assertThat(stage.calls).endsWith("close");
    }

    @Test
    void whatIsLeftIsNamedAndNoStepReached() {
        stage.left.add("queue jobs");

        assertThat(playFast()).isEqualTo(1);
        assertThat(told())
                .contains("This step was not reached: there is something left: resources [queue jobs], stacks []");
    }

    @ParameterizedTest
    @EnumSource(Breakdown.class)
    void aBreakdownIsToldAndMendedAndTheStoryGoesOnToReady(Breakdown breakdown) {
        assertThat(playFast("--broken=" + breakdown.option())).isZero();

        assertThat(lines())
                .containsSubsequence(
                        Chapters.capital(breakdown.what()) + ".",
                        breakdown.ofTheImage()
                                ? "  Failed (MigrationFailed): the migration ended with exit code 1"
                                : "  Failed (Broken): data: it is broken: " + breakdown.sign())
                .containsSubsequence("  Ready: 1/1 tasks run, 1 healthy", "The pull request is closed.");
        assertThat(stage.calls.contains("mend " + breakdown.option())).isEqualTo(!breakdown.ofTheImage());
    }

    @Test
    void aFleetIsOpenedReportedAndClosed() {
        assertThat(playFast("--previews=5")).isZero();

        assertThat(lines())
                .containsSubsequence(
                        "  all are Ready; time to Ready: 50 % within 450 s, 90 % within 450 s, 99 % within 450 s, "
                                + "the slowest 450 s",
                        "  NAME             READY IN  PROVISIONING  MIGRATING    COST/MO",
                        "  gp-api-pr-1001       450s          400s        50s      80.49",
                        "  nothing is left: 0 resources in the account, 0 stacks in the state backend",
                        "Done. 5 environments were made and destroyed.");
        assertThat(stage.calls).contains("allow 5");
    }

    @Test
    void theStoryCanBeRecorded(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("story.cast");

        playFast("--record=" + file);

        List<String> events = Files.readAllLines(file);
        assertThat(events.get(0)).startsWith("{\"version\":2,\"width\":120,");
        assertThat(events).hasSize(lines().size() + 1);
        assertThat(events.get(1)).matches("\\[\\d\\.\\d+,\"o\",\"00:0\\d:\\d\\d  .+\\\\r\\\\n\"]");
    }

    /** The recording in docs: times differ from run to run, what is told does not. */
    @Test
    void theRecordingTellsTheSameSteps() throws Exception {
        playFast();

        assertThat(steps(recorded())).isEqualTo(steps(lines()));
    }

    private static List<String> recorded() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String event : Files.readAllLines(Path.of("..", "docs", "story.cast"))) {
            if (event.startsWith("[")) {
                lines.add(JSON.readTree(event).get(2).asText().stripTrailing().substring(10));
            }
        }
        return lines;
    }

    /** Commands and steps, but for the first and the last, which tell times. */
    private static List<String> steps(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith(" ") || line.startsWith("  $ "))
                .filter(line -> !line.startsWith("The operator") && !line.startsWith("Done: "))
                .toList();
    }
}
