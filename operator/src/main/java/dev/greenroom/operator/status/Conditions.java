package dev.greenroom.operator.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one maker of conditions. A condition's transition time changes only with its status; conditions that do not hold are
 * left out, except Ready, as kstatus asks.
 */
public final class Conditions {
    public static final String READY = "Ready";
    public static final String RECONCILING = "Reconciling";
    public static final String STALLED = "Stalled";
    public static final String PAUSED = "Paused";
    public static final String LOCKED = "Locked";
    public static final String EXPIRING = "ExpiringSoon";
    public static final String DRIFTED = "Drifted";

    private static final int MAX_MESSAGE = 2_000;

    private final List<Condition> old;
    private final Long generation;
    private final Instant now;
    private final List<Condition> made = new ArrayList<>();

    Conditions(List<Condition> old, Long generation, Instant now) {
        this.old = old;
        this.generation = generation;
        this.now = now;
    }

    /** The condition of a type, if it is there. */
    public static Optional<Condition> find(List<Condition> conditions, String type) {
        return conditions.stream().filter(c -> c.getType().equals(type)).findFirst();
    }

    /** Whether a condition is there and True. */
    public static boolean isTrue(List<Condition> conditions, String type) {
        return find(conditions, type).filter(c -> c.getStatus().equals("True")).isPresent();
    }

    Conditions add(String type, boolean status, String reason, String message) {
        String value = status ? "True" : "False";
        String since = find(old, type)
                .filter(before -> before.getStatus().equals(value))
                .map(Condition::getLastTransitionTime)
                .orElse(now.truncatedTo(ChronoUnit.SECONDS).toString());
        made.add(new ConditionBuilder()
                .withType(type)
                .withStatus(value)
                .withReason(reason)
                .withMessage(message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE - 1) + "…")
                .withObservedGeneration(generation)
                .withLastTransitionTime(since)
                .build());
        return this;
    }

    Conditions keep(String type) {
        find(old, type).ifPresent(made::add);
        return this;
    }

    Conditions verdict(Verdict verdict) {
        add(READY, verdict.ready(), verdict.reason(), verdict.message());
        return switch (verdict.progress()) {
            case RECONCILING -> add(RECONCILING, true, verdict.reason(), verdict.message());
            case STALLED -> add(STALLED, true, verdict.reason(), verdict.message());
            case SETTLED -> this;
        };
    }

    List<Condition> list() {
        return List.copyOf(made);
    }
}
