package dev.greenroom.operator.aws;

import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** Priorities of listener rules: 1 to 50000, each at most once ("Elastic Load Balancing API Reference", CreateRule). */
final class RulePriorities {
    private static final int LAST = 50_000;

    private RulePriorities() {}

    /** The first free one from {@code preferred} on, round past the end. */
    static OptionalInt free(int preferred, Set<Integer> used) {
        return IntStream.range(0, LAST)
                .map(step -> (preferred - 1 + step) % LAST + 1)
                .filter(priority -> !used.contains(priority))
                .findFirst();
    }
}
