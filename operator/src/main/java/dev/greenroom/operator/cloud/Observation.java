package dev.greenroom.operator.cloud;

import java.util.List;

/**
 * What was seen of a running environment.
 *
 * @param problem what is wrong in a sentence, with AWS's own words; empty: nothing
 * @param logLines last lines of the container's log, scrubbed and short; only read when something is wrong
 */
public record Observation(
        Rollout rollout,
        int running,
        int desired,
        int healthyTargets,
        String databaseStatus,
        Endpoint endpoint,
        String problem,
        List<String> logLines) {
    public Observation {
        logLines = List.copyOf(logLines);
    }

    /** State of the ECS deployment of the wanted task definition ("Amazon ECS API reference", Deployment). */
    public enum Rollout {
        IN_PROGRESS,
        COMPLETED,
        /** The circuit breaker gave up, or the service runs another task definition again. */
        FAILED,
        /** There is no such service. */
        MISSING
    }

    /** What the endpoint answered. */
    public sealed interface Endpoint {
        record Healthy(int status) implements Endpoint {}

        record Unhealthy(String what) implements Endpoint {}

        record NotAsked() implements Endpoint {}
    }
}
