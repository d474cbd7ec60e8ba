package dev.greenroom.sandbox.aws.ecs;

import java.time.Instant;

/** A rollout of one task definition; for use under the account's lock. */
final class Deployment {
    private final String id;
    private final ServiceSettings settings;
    private final Instant created;
    private Instant updated;
    private State state = State.IN_PROGRESS;
    private String reason;
    private int failedTasks;

    /** "rolloutState" of the API. */
    enum State {
        IN_PROGRESS,
        COMPLETED,
        FAILED
    }

    Deployment(String id, ServiceSettings settings, Instant created, String reason) {
        this.id = id;
        this.settings = settings;
        this.created = created;
        this.updated = created;
        this.reason = reason;
    }

    static Deployment begun(String id, ServiceSettings settings, Instant created) {
        return new Deployment(id, settings, created, "ECS deployment " + id + " in progress.");
    }

    String id() {
        return id;
    }

    ServiceSettings settings() {
        return settings;
    }

    int failedTasks() {
        return failedTasks;
    }

    /** Only tasks that fail one after another count. */
    void taskFailed() {
        failedTasks++;
    }

    void taskWorks() {
        if (state != State.FAILED) {
            failedTasks = 0;
        }
    }

    void complete(Instant at) {
        state = State.COMPLETED;
        reason = "ECS deployment " + id + " completed.";
        updated = at;
    }

    void fail(Instant at, String why) {
        state = State.FAILED;
        reason = "ECS deployment circuit breaker: " + why + ".";
        updated = at;
    }

    /** It is to be the running one again. */
    void takeBack(Instant at) {
        state = State.IN_PROGRESS;
        reason = rollingBackTo(id);
        updated = at;
        failedTasks = 0;
    }

    static String rollingBackTo(String deploymentId) {
        return "ECS deployment circuit breaker: rolling back to deploymentId " + deploymentId + ".";
    }

    boolean isInProgress() {
        return state == State.IN_PROGRESS;
    }

    boolean isFailed() {
        return state == State.FAILED;
    }

    ServiceDescription.Rollout describe(boolean primary, int desired, int running, int pending) {
        return new ServiceDescription.Rollout(
                id,
                primary ? "PRIMARY" : "ACTIVE",
                settings.taskDefinition(),
                state.name(),
                reason,
                desired,
                running,
                pending,
                failedTasks,
                created,
                updated);
    }
}
