package dev.greenroom.operator.reconcile;

import static dev.greenroom.operator.status.StatusExamples.NOW;
import static dev.greenroom.operator.status.StatusExamples.failed;
import static dev.greenroom.operator.status.StatusExamples.interrupted;
import static dev.greenroom.operator.status.StatusExamples.running;
import static dev.greenroom.operator.status.StatusExamples.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.api.RunStatus.Result;
import dev.greenroom.api.StackStatus;
import dev.greenroom.operator.stack.Failure.Retry;
import dev.greenroom.operator.status.StatusExamples;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StackNeedTest {
    private static final String WANTED = "wanted";
    private static final Duration LONG_AGO = Duration.ofHours(1);

    static Stream<Arguments> rows() {
        StackStatus up = succeeded(Operation.Up, WANTED, Map.of());
        StackStatus none = null;
        return Stream.of(
                Arguments.of("never heard of", none, Operation.Up, false, "Run"),
                Arguments.of("never run", new StackStatus("s", null, null, 0, Map.of()), Operation.Up, false, "Run"),
                Arguments.of("as wanted", up, Operation.Up, false, "Nothing"),
                Arguments.of("as wanted, nudged", up, Operation.Up, true, "Nothing"),
                Arguments.of(
                        "up by another spec", succeeded(Operation.Up, "other", Map.of()), Operation.Up, false, "Run"),
                Arguments.of("runs", running(Operation.Up, WANTED), Operation.Up, false, "Patience"),
                Arguments.of("is being put right", corrected(Result.Running, WANTED), Operation.Up, false, "Nothing"),
                Arguments.of("was put right", corrected(Result.Succeeded, WANTED), Operation.Up, false, "Nothing"),
                Arguments.of(
                        "could not be put right", corrected(Result.Failed, WANTED), Operation.Up, false, "Nothing"),
                Arguments.of("was cut off", corrected(Result.Interrupted, WANTED), Operation.Up, false, "Nothing"),
                Arguments.of(
                        "is being put right for another spec",
                        corrected(Result.Running, "other"),
                        Operation.Up,
                        false,
                        "outdated"),
                Arguments.of(
                        "was put right for another spec",
                        corrected(Result.Succeeded, "other"),
                        Operation.Up,
                        false,
                        "Run"),
                Arguments.of(
                        "put right, to be destroyed",
                        corrected(Result.Failed, WANTED),
                        Operation.Destroy,
                        false,
                        "Run"),
                Arguments.of("runs, nudged", running(Operation.Up, WANTED), Operation.Up, true, "Patience"),
                Arguments.of("runs for another spec", running(Operation.Up, "other"), Operation.Up, false, "outdated"),
                Arguments.of(
                        "runs another operation", running(Operation.Register, WANTED), Operation.Up, false, "outdated"),
                Arguments.of("was interrupted", interrupted(Operation.Up, WANTED), Operation.Up, false, "Run"),
                Arguments.of(
                        "was destroyed", succeeded(Operation.Destroy, "destroy", Map.of()), Operation.Up, false, "Run"),
                Arguments.of(
                        "registered",
                        succeeded(Operation.Register, WANTED, Map.of()),
                        Operation.Register,
                        false,
                        "Nothing"),
                Arguments.of(
                        "registered, to be rolled",
                        succeeded(Operation.Register, WANTED, Map.of()),
                        Operation.Up,
                        false,
                        "Run"),
                Arguments.of("rolled, to be destroyed", up, Operation.Destroy, false, "Run"),
                Arguments.of(
                        "failed just now",
                        failed(Operation.Up, WANTED, Retry.LATER, 1, Duration.ZERO),
                        Operation.Up,
                        false,
                        "Rest LATER 15s"),
                Arguments.of(
                        "failed for the fourth time",
                        failed(Operation.Up, WANTED, Retry.LATER, 4, Duration.ZERO),
                        Operation.Up,
                        false,
                        "Rest LATER 120s"),
                Arguments.of(
                        "failed a while ago",
                        failed(Operation.Up, WANTED, Retry.LATER, 1, LONG_AGO),
                        Operation.Up,
                        false,
                        "Run"),
                Arguments.of(
                        "failed for good",
                        failed(Operation.Up, WANTED, Retry.NEVER, 1, LONG_AGO),
                        Operation.Up,
                        false,
                        "Rest NEVER"),
                Arguments.of(
                        "failed for good, nudged",
                        failed(Operation.Up, WANTED, Retry.NEVER, 1, LONG_AGO),
                        Operation.Up,
                        true,
                        "Run"),
                Arguments.of(
                        "failed in no known way",
                        failed(Operation.Up, WANTED, null, 1, Duration.ZERO),
                        Operation.Up,
                        false,
                        "Rest LATER 15s"),
                Arguments.of(
                        "another spec failed",
                        failed(Operation.Up, "other", Retry.NEVER, 1, Duration.ZERO),
                        Operation.Up,
                        false,
                        "Run"),
                Arguments.of(
                        "another operation failed",
                        failed(Operation.Register, WANTED, Retry.NEVER, 1, Duration.ZERO),
                        Operation.Up,
                        false,
                        "Run"));
    }

    @ParameterizedTest(name = "{0}, for {2}: {4}")
    @MethodSource("rows")
    void judges(String name, StackStatus stack, Operation operation, boolean nudged, String expected) {
        assertThat(told(StackNeed.of(stack, WANTED, operation, nudged, NOW)))
                .as(name)
                .isEqualTo(expected);
    }

    private static String told(StackNeed need) {
        if (need instanceof StackNeed.Rest rest) {
            Optional<String> left = rest.retryIn().map(time -> " " + time.toSeconds() + "s");
            return "Rest " + rest.retry() + left.orElse("");
        }
        return need instanceof StackNeed.Patience patience && patience.outdated()
                ? "outdated"
                : need.getClass().getSimpleName();
    }

    @ParameterizedTest
    @MethodSource("delays")
    void backOffDoublesUpToItsLimit(Retry retry, int failures, Duration delay) {
        assertThat(Backoff.delay(retry, failures)).isEqualTo(Optional.ofNullable(delay));
    }

    static Stream<Arguments> delays() {
        return Stream.of(
                Arguments.of(Retry.SOON, 0, Duration.ofSeconds(5)),
                Arguments.of(Retry.SOON, 1, Duration.ofSeconds(5)),
                Arguments.of(Retry.SOON, 2, Duration.ofSeconds(10)),
                Arguments.of(Retry.SOON, 6, Duration.ofSeconds(160)),
                Arguments.of(Retry.SOON, 7, Duration.ofMinutes(5)),
                Arguments.of(Retry.SOON, 1_000_000, Duration.ofMinutes(5)),
                Arguments.of(Retry.LATER, 1, Duration.ofSeconds(15)),
                Arguments.of(Retry.LATER, 7, Duration.ofMinutes(10)),
                Arguments.of(Retry.RARELY, 1, Duration.ofMinutes(2)),
                Arguments.of(Retry.RARELY, 5, Duration.ofMinutes(30)),
                Arguments.of(Retry.NEVER, 1, null));
    }

    @Test
    void aFailureWithoutItsDurationIsCountedFromItsStart() {
        StackStatus known = failed(Operation.Up, WANTED, Retry.LATER, 1, Duration.ofSeconds(5));
        var run = known.lastRun();
        StackStatus unknown = new StackStatus(
                "s",
                null,
                new dev.greenroom.api.RunStatus(
                        run.id(),
                        run.operation(),
                        run.digest(),
                        run.start(),
                        null,
                        run.result(),
                        null,
                        "R",
                        "m",
                        "LATER"),
                1,
                Map.of());

        assertThat(told(StackNeed.of(known, WANTED, Operation.Up, false, NOW))).isEqualTo("Rest LATER 10s");
        assertThat(told(StackNeed.of(unknown, WANTED, Operation.Up, false, NOW)))
                .isEqualTo("Rest LATER 5s");
    }

    private static StackStatus corrected(Result result, String digest) {
        return StatusExamples.corrected(succeeded(Operation.Up, digest, Map.of()), result);
    }
}
