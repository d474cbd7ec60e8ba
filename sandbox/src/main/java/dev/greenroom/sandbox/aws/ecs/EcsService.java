package dev.greenroom.sandbox.aws.ecs;

import dev.greenroom.sandbox.aws.ecs.ServiceDescription.Event;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** A service as it is at its cursor's time; for use under the account's lock. */
final class EcsService {
    private static final int EVENTS = 100;

    private final String arn;
    private ServiceSettings settings;
    private final List<Deployment> deployments = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();
    private final Deque<Event> events = new ArrayDeque<>();
    private Instant cursor;
    private Instant nextLaunch;
    private ServiceSettings lastCompleted;
    private Instant drainedFrom;
    private boolean inactive;

    EcsService(String arn, ServiceSettings settings, Instant created) {
        this.arn = arn;
        this.settings = settings;
        cursor = created;
        nextLaunch = created;
    }

    String arn() {
        return arn;
    }

    String name() {
        return settings.name();
    }

    ServiceSettings settings() {
        return settings;
    }

    void settings(ServiceSettings changed) {
        settings = changed;
    }

    /** The primary first. */
    List<Deployment> deployments() {
        return deployments;
    }

    Deployment primary() {
        return deployments.get(0);
    }

    /** Those that have not ended, and those that nobody has looked after yet. */
    List<Task> tasks() {
        return tasks;
    }

    List<Task> tasksOf(Deployment deployment) {
        return tasks.stream()
                .filter(task -> task.startedBy().equals(deployment.id()))
                .toList();
    }

    /** ARNs of the definitions that it runs, or would go back to. */
    List<String> definitions() {
        return inactive
                ? List.of()
                : Stream.of(settings, lastCompleted)
                        .flatMap(Stream::ofNullable)
                        .map(ServiceSettings::taskDefinition)
                        .toList();
    }

    Instant cursor() {
        return cursor;
    }

    void cursor(Instant time) {
        cursor = time;
    }

    Instant nextLaunch() {
        return nextLaunch;
    }

    void nextLaunch(Instant time) {
        nextLaunch = time;
    }

    /** Null: no deployment has completed yet. */
    ServiceSettings lastCompleted() {
        return lastCompleted;
    }

    void lastCompleted(ServiceSettings completed) {
        lastCompleted = completed;
    }

    /** Null: nobody has deleted it. */
    Instant drainedFrom() {
        return drainedFrom;
    }

    /** It is being deleted, and will be inactive then at the earliest. */
    void drain(Instant until) {
        drainedFrom = until;
    }

    boolean isInactive() {
        return inactive;
    }

    void deactivate() {
        inactive = true;
        deployments.clear();
    }

    /** An event "(service x) …". */
    void tell(String message) {
        events.addFirst(new Event(cursor, "(service " + name() + ") " + message));
        if (events.size() > EVENTS) {
            events.removeLast();
        }
    }

    ServiceDescription describe() {
        List<ServiceDescription.Rollout> rollouts = new ArrayList<>();
        for (Deployment deployment : deployments) {
            boolean isPrimary = deployment == primary();
            int running = running(tasksOf(deployment));
            int pending = pending(tasksOf(deployment));
            rollouts.add(
                    deployment.describe(isPrimary, isPrimary ? settings.desiredCount() : running, running, pending));
        }
        String status = inactive ? "INACTIVE" : drainedFrom != null ? "DRAINING" : "ACTIVE";
        return new ServiceDescription(
                arn, status, settings, running(tasks), pending(tasks), rollouts, List.copyOf(events));
    }

    private int running(List<Task> some) {
        return (int) some.stream()
                .filter(task -> task.startedBy(cursor) && !task.endedBy(cursor))
                .count();
    }

    private int pending(List<Task> some) {
        return (int) some.stream()
                .filter(task -> !task.startedBy(cursor) && !task.endedBy(cursor))
                .count();
    }
}
