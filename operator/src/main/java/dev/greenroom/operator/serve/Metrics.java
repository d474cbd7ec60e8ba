package dev.greenroom.operator.serve;

import dev.greenroom.api.Cost;
import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.operator.stack.RunObserver;
import dev.greenroom.operator.stack.RunOutcome;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** The operator's own meters. Names are Micrometer's; Prometheus shows them with underscores and units. */
public final class Metrics implements RunObserver {
    private static final Duration[] RUN_BUCKETS =
            seconds(2, 5, 10, 20, 30, 60, 120, 180, 300, 420, 600, 900, 1200, 1800, 3600);

    private final MeterRegistry registry;
    private final Timer timeToReady;

    public Metrics(MeterRegistry registry) {
        this.registry = registry;
        this.timeToReady = Timer.builder("greenroom.preview.time.to.ready")
                .description("From the first sight of a preview to its first Ready, waiting for an image included")
                .serviceLevelObjectives(seconds(30, 60, 90, 120, 180, 300, 420, 600, 900, 1200, 1800, 3600, 7200))
                .register(registry);
    }

    @Override
    public void finished(Operation operation, String part, RunOutcome outcome, Duration waited, Duration took) {
        String operationLabel = operation.name().toLowerCase(Locale.ROOT);
        Timer.builder("greenroom.stack.run")
                .description("How long runs of Pulumi stacks took, from their start to their end")
                .tags("operation", operationLabel, "part", part, "result", result(outcome))
                .serviceLevelObjectives(RUN_BUCKETS)
                .register(registry)
                .record(took);
        Timer.builder("greenroom.stack.run.wait")
                .description("How long runs of Pulumi stacks waited for their turn")
                .tags("operation", operationLabel, "part", part)
                .serviceLevelObjectives(seconds(1, 5, 15, 30, 60, 120, 300, 600, 1800))
                .register(registry)
                .record(waited);
    }

    /** A preview became Ready for the first time. */
    public void becameReady(Duration sinceCreation) {
        timeToReady.record(sinceCreation);
    }

    /** Asks for the numbers of runs under way and in the queue at every scrape. */
    public void watchRuns(IntSupplier active, IntSupplier waiting) {
        Gauge.builder("greenroom.stack.runs.active", active::getAsInt)
                .description("Runs of Pulumi stacks under way")
                .register(registry);
        Gauge.builder("greenroom.stack.runs.waiting", waiting::getAsInt)
                .description("Runs of Pulumi stacks that wait for their turn")
                .register(registry);
    }

    /** Asks for the status of every preview, as the cache has it, at every scrape. A status may be null. */
    public void watchPreviews(Supplier<? extends Collection<PreviewEnvironmentStatus>> previews) {
        for (Phase phase : Phase.values()) {
            Gauge.builder("greenroom.previews", () -> count(previews.get(), phase))
                    .description("Previews by phase")
                    .tags("phase", phase.name())
                    .register(registry);
        }
        Gauge.builder("greenroom.previews.monthly.cost", () -> monthlyCost(previews.get()))
                .description("What all previews together cost a month of 720 hours at their present rate")
                .baseUnit("dollars")
                .register(registry);
    }

    /** Asks for the numbers of orphans of each kind, as the last sweep found them, at every scrape. */
    public void watchOrphans(Collection<String> kinds, ToIntFunction<String> count) {
        for (String kind : kinds) {
            Gauge.builder("greenroom.orphans", () -> count.applyAsInt(kind))
                    .description("What is of this operator and nothing in the cluster stands for, at the last sweep")
                    .tags("kind", kind)
                    .register(registry);
        }
    }

    /** A preview that the operator has not come to yet counts as pending. */
    private static long count(Collection<PreviewEnvironmentStatus> previews, Phase phase) {
        return previews.stream()
                .map(status -> status == null || status.phase() == null ? Phase.Pending : status.phase())
                .filter(phase::equals)
                .count();
    }

    private static double monthlyCost(Collection<PreviewEnvironmentStatus> previews) {
        return previews.stream()
                .flatMap(status -> status == null ? Stream.empty() : Stream.ofNullable(status.cost()))
                .map(Cost::monthly)
                .filter(Objects::nonNull)
                .mapToDouble(Double::parseDouble)
                .sum();
    }

    private static String result(RunOutcome outcome) {
        return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static Duration[] seconds(long... bounds) {
        return Arrays.stream(bounds).mapToObj(Duration::ofSeconds).toArray(Duration[]::new);
    }
}
