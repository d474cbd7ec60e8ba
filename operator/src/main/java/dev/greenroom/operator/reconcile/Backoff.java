package dev.greenroom.operator.reconcile;

import dev.greenroom.operator.stack.Failure.Retry;
import java.time.Duration;
import java.util.Optional;

/** How long to wait before the next try: doubled with each failure in a row, up to a limit that depends on what went wrong. */
final class Backoff {
    private static final int MAX_DOUBLINGS = 16;

    private Backoff() {}

    /** Empty: no try of its own accord. */
    static Optional<Duration> delay(Retry retry, int failures) {
        return switch (retry) {
            case SOON -> Optional.of(doubled(Duration.ofSeconds(5), failures, Duration.ofMinutes(5)));
            case WAITING -> Optional.of(Duration.ofSeconds(10));
            case LATER -> Optional.of(doubled(Duration.ofSeconds(15), failures, Duration.ofMinutes(10)));
            case RARELY -> Optional.of(doubled(Duration.ofMinutes(2), failures, Duration.ofMinutes(30)));
            case NEVER -> Optional.empty();
        };
    }

    /** How long after the last of so many runs that did not put drift right the next one is tried. */
    static Duration ofCorrections(int tries) {
        return doubled(Duration.ofMinutes(30), tries, Duration.ofDays(1));
    }

    private static Duration doubled(Duration first, int failures, Duration limit) {
        Duration delay = first.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), MAX_DOUBLINGS));
        return delay.compareTo(limit) < 0 ? delay : limit;
    }
}
