package dev.greenroom.operator.cloud;

/** AWS refused a call or did not answer. The message names the call and AWS's own words, never a secret. */
public final class CloudException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String reason;

    /** What kind of trouble it is. */
    public enum Kind {
        /** Throttling, 5xx, no answer. */
        TRANSIENT,
        /** The role may not do this. */
        PERMISSION,
        /** What was named is not there, or not of the kind that is needed; the spec has to change. */
        INVALID
    }

    /**
     * @param reason one CamelCase word for a condition, such as {@code SecretNotFound}
     */
    public CloudException(Kind kind, String reason, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.reason = reason;
    }

    /** What was named cannot serve. */
    public static CloudException invalid(String reason, String message) {
        return new CloudException(Kind.INVALID, reason, message, null);
    }

    public Kind kind() {
        return kind;
    }

    public String reason() {
        return reason;
    }
}
