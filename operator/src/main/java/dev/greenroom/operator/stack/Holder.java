package dev.greenroom.operator.stack;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Who keeps a stack from being run.
 *
 * @param who for people, such as {@code jane on laptop}
 */
public record Holder(String who, Instant since) {
    @Override
    public String toString() {
        return who + " since " + since.truncatedTo(ChronoUnit.SECONDS);
    }
}
