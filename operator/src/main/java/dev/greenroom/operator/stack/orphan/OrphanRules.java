package dev.greenroom.operator.stack.orphan;

import java.time.Duration;

/**
 * What is done about orphans.
 *
 * @param remove whether environments in the state backend are removed
 * @param grace how long after it was first seen
 * @param first how long after the start the first sweep is
 * @param every between sweeps
 * @param step between two looks at a removal
 */
public record OrphanRules(boolean remove, Duration grace, Duration first, Duration every, Duration step) {
    /** What GREENROOM_ORPHANS_GRACE is by default. */
    public static final Duration DEFAULT_GRACE = Duration.ofHours(24);

    private static final Duration FIRST = Duration.ofMinutes(5);
    private static final Duration EVERY = Duration.ofMinutes(30);
    private static final Duration STEP = Duration.ofSeconds(5);

    /** At the pace of production. */
    public static OrphanRules of(boolean remove, Duration grace) {
        return new OrphanRules(remove, grace, FIRST, EVERY, STEP);
    }
}
