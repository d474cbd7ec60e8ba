package dev.greenroom.sandbox.aws.ecs;

import dev.greenroom.sandbox.aws.ecs.Fate.Ending;
import dev.greenroom.sandbox.aws.elb.Target;
import java.time.Instant;
import java.util.List;

/** A task; for use under the account's lock. */
final class Task {
    private final String arn;
    private final String group;
    private final String startedBy;
    private final TaskDefinition definition;
    private final String capacityProvider;
    private final String address;
    private final Instant created;
    private final Fate fate;
    private Instant stopRequested;
    private Ending ending;
    private Target target;

    Task(String arn, Origin origin, TaskDefinition definition, String address, Instant created, Fate fate) {
        this.arn = arn;
        this.group = origin.group();
        this.startedBy = origin.startedBy();
        this.capacityProvider = origin.capacityProvider();
        this.definition = definition;
        this.address = address;
        this.created = created;
        this.fate = fate;
        this.ending = fate.ending();
    }

    /** Who starts a task, and on what. */
    record Origin(String group, String startedBy, String capacityProvider) {}

    String arn() {
        return arn;
    }

    String id() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    String group() {
        return group;
    }

    /** Of a service's task the id of its deployment. */
    String startedBy() {
        return startedBy;
    }

    TaskDefinition definition() {
        return definition;
    }

    String capacityProvider() {
        return capacityProvider;
    }

    String address() {
        return address;
    }

    Instant created() {
        return created;
    }

    Fate fate() {
        return fate;
    }

    /** Null: it goes on. */
    Ending ending() {
        return ending;
    }

    boolean startedBy(Instant time) {
        return fate.started() != null && !fate.started().isAfter(time);
    }

    boolean endedBy(Instant time) {
        return ending != null && !ending.at().isAfter(time);
    }

    boolean isStopping() {
        return stopRequested != null;
    }

    /** Ends it otherwise than it would end, unless that comes first. */
    void stop(Instant at, Ending other) {
        if (ending == null || ending.at().isAfter(at)) {
            stopRequested = at;
            ending = other;
        }
    }

    /** Null: no load balancer knows it. */
    Target target() {
        return target;
    }

    void target(Target registered) {
        target = registered;
    }

    TaskDescription describe(Instant now) {
        boolean over = endedBy(now);
        String container = definition.main().name();
        return new TaskDescription(
                arn,
                group,
                definition.arn(),
                status(now),
                over || isStopping() ? "STOPPED" : "RUNNING",
                startedBy,
                capacityProvider,
                created,
                startedBy(now) ? fate.started() : null,
                over ? ending.at() : null,
                over ? ending.stopCode() : null,
                over ? ending.reason() : null,
                List.of(new TaskDescription.Container(
                        container, over ? ending.exitCode() : null, over ? ending.containerReason() : null)));
    }

    private String status(Instant now) {
        if (endedBy(now)) {
            return "STOPPED";
        }
        if (isStopping()) {
            return "DEACTIVATING";
        }
        if (startedBy(now)) {
            return "RUNNING";
        }
        return now.isBefore(fate.pulling()) ? "PROVISIONING" : "PENDING";
    }
}
