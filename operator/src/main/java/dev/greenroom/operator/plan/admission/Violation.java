package dev.greenroom.operator.plan.admission;

/**
 * One reason for which the API server refuses an object.
 *
 * @param path field, such as {@code spec.queues[0].name}
 * @param value refused value as the API server prints it: for a CEL rule only its type; empty where it prints none
 * @param message what is wrong with it; empty where the kind says it all
 */
public record Violation(Kind kind, String path, String value, String message) {

    /** The error types of the API server. */
    public enum Kind {
        REQUIRED("Required value", true),
        WRONG_TYPE("Invalid value", true),
        TOO_LONG("Too long", true),
        TOO_MANY("Too many", true),
        NOT_SUPPORTED("Unsupported value", true),
        INVALID("Invalid value", false),
        DUPLICATE("Duplicate value", false),
        UNKNOWN_FIELD("unknown field", false);

        private final String title;
        private final boolean stopsRules;

        Kind(String title, boolean stopsRules) {
            this.title = title;
            this.stopsRules = stopsRules;
        }

        /** Whether CEL rules are left out when an object has such a violation. */
        public boolean stopsRules() {
            return stopsRules;
        }
    }

    /** The same, of an object that is a field of another one. */
    Violation under(String field) {
        return new Violation(kind, path.isEmpty() ? field : field + "." + path, value, message);
    }

    /** The whole refusal, as the API server words it. */
    public String sentence() {
        if (kind == Kind.UNKNOWN_FIELD) {
            return kind.title + " \"" + path + "\"";
        }
        StringBuilder sentence = new StringBuilder(path).append(": ").append(kind.title);
        if (!value.isEmpty()) {
            sentence.append(": ").append(value);
        }
        if (!message.isEmpty()) {
            sentence.append(": ").append(message);
        }
        return sentence.toString();
    }
}
