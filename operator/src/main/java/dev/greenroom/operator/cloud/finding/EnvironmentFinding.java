package dev.greenroom.operator.cloud.finding;

import dev.greenroom.operator.cloud.Observation;
import dev.greenroom.operator.cloud.Observation.Endpoint;
import dev.greenroom.operator.cloud.Observation.Rollout;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that was seen of an environment at one look.
 *
 * @param database status of the cluster
 */
public record EnvironmentFinding(
        ServiceRollout rollout, TargetHealthReport targets, String database, Endpoint endpoint) {
    /** The database's status where there is no database. */
    public static final String NO_DATABASE = "missing";

    /** States that do not pass by themselves ("Amazon Aurora User Guide", Viewing DB cluster status). */
    private static final Pattern BROKEN_DATABASE = Pattern.compile(
            NO_DATABASE + "|deleting|failed|stopp(ing|ed)|inaccessible-.*|incompatible-.*|.*-failed|storage-full");

    /** Whether ended tasks are worth a look. While tasks still start, targets and endpoint are naturally not healthy. */
    public boolean inTrouble() {
        return switch (rollout.state()) {
            case MISSING -> false;
            case FAILED -> true;
            case IN_PROGRESS -> rollout.failedTasks() > 0;
            case COMPLETED ->
                rollout.running() < rollout.desired()
                        || !targets.complaint().isEmpty()
                        || endpoint instanceof Endpoint.Unhealthy;
        };
    }

    /**
     * What the operator is told of it.
     *
     * @param stopped the last task that ended; empty: none did, or nobody looked
     * @param log its last lines
     */
    public Observation observation(Optional<StoppedTask> stopped, List<String> log) {
        return new Observation(
                rollout.state(),
                rollout.running(),
                rollout.desired(),
                targets.healthy(),
                database,
                endpoint,
                problem(stopped),
                log);
    }

    private String problem(Optional<StoppedTask> stopped) {
        boolean started = rollout.state() == Rollout.COMPLETED;
        return Stream.of(
                        rollout.complaint(),
                        stopped.map(task -> "a task " + task.sentence()).orElse(""),
                        started || rollout.failedTasks() > 0 ? targets.complaint() : "",
                        BROKEN_DATABASE.matcher(database).matches() ? "the database is " + database : "",
                        started && endpoint instanceof Endpoint.Unhealthy bad ? bad.what() : "")
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
