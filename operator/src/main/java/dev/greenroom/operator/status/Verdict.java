package dev.greenroom.operator.status;

import dev.greenroom.api.Phase;

/**
 * What a reconcile comes to, in the terms of the phase and of the kstatus conditions.
 *
 * @param reason one CamelCase word, of {@link Reason} or a failure's own
 * @param progress how kstatus tools are to take a resource that is not ready
 */
public record Verdict(Phase phase, boolean ready, String reason, String message, Progress progress) {

    /** What is going on. */
    public enum Progress {
        /** Work is under way or will go on by itself. */
        RECONCILING,
        /** It will not get better unless somebody does something. */
        STALLED,
        /** Neither: ready, or waiting for somebody. */
        SETTLED
    }

    public static Verdict working(Phase phase, Reason reason, String message) {
        return new Verdict(phase, false, reason.name(), message, Progress.RECONCILING);
    }

    public static Verdict stalled(Phase phase, String reason, String message) {
        return new Verdict(phase, false, reason, message, Progress.STALLED);
    }

    public static Verdict settled(Phase phase, Reason reason, String message) {
        return new Verdict(phase, false, reason.name(), message, Progress.SETTLED);
    }

    public static Verdict ready(String message) {
        return new Verdict(Phase.Ready, true, Reason.Available.name(), message, Progress.SETTLED);
    }
}
