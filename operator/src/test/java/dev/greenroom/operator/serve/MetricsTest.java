package dev.greenroom.operator.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.Cost;
import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.operator.stack.Failure;
import dev.greenroom.operator.stack.RunOutcome;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Metrics metrics = new Metrics(registry);

    @Test
    void timesRunsByOperationPartAndResult() {
        metrics.finished(Operation.Up, "data", new RunOutcome.Succeeded(Map.of()), seconds(3), seconds(400));
        metrics.finished(
                Operation.Destroy,
                "net",
                new RunOutcome.Failed(new Failure(Failure.Retry.SOON, "Throttled", "")),
                seconds(0),
                seconds(9));
        metrics.finished(Operation.Up, "app", new RunOutcome.Interrupted(), seconds(0), seconds(1));

        assertThat(registry.scrape().lines())
                .contains(
                        "greenroom_stack_run_seconds_count{operation=\"up\",part=\"data\",result=\"succeeded\"} 1",
                        "greenroom_stack_run_seconds_sum{operation=\"up\",part=\"data\",result=\"succeeded\"} 400.0",
                        "greenroom_stack_run_seconds_bucket{operation=\"up\",part=\"data\",result=\"succeeded\",le=\"300.0\"} 0",
                        "greenroom_stack_run_seconds_bucket{operation=\"up\",part=\"data\",result=\"succeeded\",le=\"420.0\"} 1",
                        "greenroom_stack_run_seconds_count{operation=\"destroy\",part=\"net\",result=\"failed\"} 1",
                        "greenroom_stack_run_seconds_count{operation=\"up\",part=\"app\",result=\"interrupted\"} 1",
                        "greenroom_stack_run_wait_seconds_sum{operation=\"up\",part=\"data\"} 3.0");
    }

    @Test
    void asksForTheRunsAtEveryScrape() {
        AtomicInteger active = new AtomicInteger(2);
        metrics.watchRuns(active::get, () -> 5);

        assertThat(registry.scrape().lines())
                .contains("greenroom_stack_runs_active 2.0", "greenroom_stack_runs_waiting 5.0");
        active.set(0);
        assertThat(registry.scrape().lines()).contains("greenroom_stack_runs_active 0.0");
    }

    @Test
    void countsPreviewsByPhaseAndAddsUpTheirCost() {
        List<PreviewEnvironmentStatus> previews = new ArrayList<>();
        metrics.watchPreviews(() -> previews);
        previews.add(status(Phase.Ready, "80.49"));
        previews.add(status(Phase.Ready, "19.51"));
        previews.add(status(Phase.Failed, null));
        previews.add(null);

        assertThat(registry.scrape().lines())
                .contains(
                        "greenroom_previews{phase=\"Ready\"} 2.0",
                        "greenroom_previews{phase=\"Failed\"} 1.0",
                        "greenroom_previews{phase=\"Pending\"} 1.0",
                        "greenroom_previews{phase=\"Deleting\"} 0.0",
                        "greenroom_previews_monthly_cost_dollars 100.0");
    }

    @Test
    void showsTheTimeToReadyAsAHistogram() {
        metrics.becameReady(seconds(200));

        assertThat(registry.scrape().lines())
                .contains(
                        "greenroom_preview_time_to_ready_seconds_bucket{le=\"180.0\"} 0",
                        "greenroom_preview_time_to_ready_seconds_bucket{le=\"300.0\"} 1",
                        "greenroom_preview_time_to_ready_seconds_sum 200.0");
    }

    @Test
    void showsTheOperatorsOwnProcess() {
        try (RuntimeMetrics runtime = new RuntimeMetrics(registry)) {
            assertThat(runtime).isNotNull();
            assertThat(registry.scrape())
                    .contains("jvm_memory_used_bytes{", "jvm_threads_live_threads", "process_files_open_files")
                    .contains("process_uptime_seconds", "process_cpu_usage");
        }
    }

    @Test
    void theFrameworksMetersNameNoResource() {
        PreviewEnvironment preview = new PreviewEnvironment();
        preview.setMetadata(new ObjectMetaBuilder()
                .withNamespace("team-a")
                .withName("gp-api-pr-123")
                .build());
        MicrometerMetrics framework = MicrometerMetrics.withoutPerResourceMetrics(registry);

        framework.receivedEvent(new Event(ResourceID.fromResource(preview)), Map.of());
        framework.cleanupDoneFor(ResourceID.fromResource(preview), Map.of());

        assertThat(registry.scrape()).contains("operator_sdk_").doesNotContain("gp-api-pr-123", "team-a");
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static PreviewEnvironmentStatus status(Phase phase, String monthly) {
        Cost cost = monthly == null ? null : new Cost(null, monthly, null, null, null, null);
        return new PreviewEnvironmentStatus(
                phase, List.of(), null, null, null, cost, null, null, Map.of(), null, null, null, null, null, null,
                null);
    }
}
