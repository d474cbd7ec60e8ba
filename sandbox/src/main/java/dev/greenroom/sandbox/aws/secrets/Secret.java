package dev.greenroom.sandbox.aws.secrets;

import java.time.Instant;
import java.util.Map;

/**
 * A secret with its current value.
 *
 * @param deletedAt when it will be gone for good; null: nobody has deleted it
 */
public record Secret(String name, String arn, String value, Instant deletedAt, Map<String, String> tags) {
    public Secret {
        tags = Map.copyOf(tags);
    }

    Secret with(String changed) {
        return new Secret(name, arn, changed, deletedAt, tags);
    }

    Secret deleted(Instant at) {
        return new Secret(name, arn, value, at, tags);
    }

    /** Hides the value. */
    @Override
    public String toString() {
        return "Secret[" + arn + "]";
    }
}
