package dev.greenroom.operator.stack;

/**
 * Why something did not work.
 *
 * @param reason one CamelCase word for a condition, such as {@code QuotaExceeded}
 * @param message one or a few sentences for people, without secrets
 */
public record Failure(Retry retry, String reason, String message) {

    /** What a second try is worth. */
    public enum Retry {
        /** Throttling, 5xx, eventual consistency: soon, again and again. */
        SOON,
        /** Somebody else works on the stack: as soon as they have ended. */
        WAITING,
        /** Things being modified, names cooling down: in a while, again and again. */
        LATER,
        /** Quota, capacity, permission: rarely, because a person may be needed. */
        RARELY,
        /** Wrong input: not before the spec changes or a person asks. */
        NEVER
    }
}
