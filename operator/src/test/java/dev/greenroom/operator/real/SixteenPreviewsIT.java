package dev.greenroom.operator.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.operator.real.ProcessTree.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A busy morning: sixteen pull requests at once, with as many runs at a time as the machine's memory lets the operator have. */
class SixteenPreviewsIT {
    private static final List<String> NAMES =
            IntStream.rangeClosed(1, 16).mapToObj(i -> "gp-api-pr-" + (100 + i)).toList();

    @Test
    void allAreReadyAndThenGone() throws IOException {
        try (Stage stage = Stage.open("sixteen");
                ProcessTree tree = new ProcessTree(stage.operator().process())) {
            stage.cluster().apply(stage.resource("service.yaml"));
            Instant start = Instant.now();
            stage.cluster().apply(previews(stage));
            stage.cluster()
                    .eventually("sixteen previews", () -> assertThat(NAMES).allSatisfy(name -> assertThat(
                                    Cluster.ready(stage.cluster().status(name)).getStatus())
                            .as(name)
                            .isEqualTo("True")));
            Figures up = Figures.of(start, tree.usage());
            List<Long> timesToReady = NAMES.stream()
                    .map(name -> stage.cluster().status(name))
                    .map(PreviewEnvironmentStatus::timeline)
                    .map(timeline -> timeline.get("Ready"))
                    .sorted()
                    .toList();

            Instant delete = Instant.now();
            NAMES.forEach(stage.cluster()::delete);
            NAMES.forEach(stage.cluster()::awaitGone);
            Figures all = Figures.of(start, tree.usage());
            report(up, timesToReady, Duration.between(delete, Instant.now()), all);
            assertThat(stage.made()).isEmpty();
            assertThat(stage.backend().stacks()).isEmpty();
        }
    }

    private static String previews(Stage stage) {
        String one = stage.resource("preview-of-service.yaml");
        return NAMES.stream()
                .map(name -> one.replace("gp-api-pr-7", name)
                        .replace("number: 7", "number: " + name.substring(name.lastIndexOf('-') + 1)))
                .collect(Collectors.joining("\n---\n"));
    }

    private record Figures(long wallSeconds, long cpuSeconds, long peakMegabytes, int peakProcesses) {
        static Figures of(Instant start, Usage usage) {
            return new Figures(
                    Duration.between(start, Instant.now()).toSeconds(),
                    usage.cpu().toSeconds(),
                    usage.peakBytes() / 1_000_000,
                    usage.peakProcesses());
        }
    }

    private static void report(Figures up, List<Long> timesToReady, Duration deletion, Figures all) throws IOException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("processors", Runtime.getRuntime().availableProcessors());
        report.put("untilAllReady", up);
        report.put("secondsToReady", timesToReady);
        report.put("deletionSeconds", deletion.toSeconds());
        report.put("untilAllGone", all);
        ObjectMapper json = new ObjectMapper();
        json.writerWithDefaultPrettyPrinter()
                .writeValue(Path.of("target/sixteen.json").toFile(), report);
        System.out.println("sixteen previews: " + json.writeValueAsString(report));
    }
}
