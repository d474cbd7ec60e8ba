package dev.greenroom.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RulePrioritiesTest {

    @Test
    void takesThePreferredOneWhenItIsFree() {
        assertThat(RulePriorities.free(4711, Set.of(4710, 4712))).hasValue(4711);
    }

    @Test
    void stepsOverUsedOnes() {
        assertThat(RulePriorities.free(10, Set.of(10, 11, 13))).hasValue(12);
    }

    @Test
    void goesRoundPastTheLast() {
        assertThat(RulePriorities.free(50_000, Set.of(50_000, 1))).hasValue(2);
    }

    @Test
    void isEmptyWhenAllAreUsed() {
        Set<Integer> all = IntStream.rangeClosed(1, 50_000).boxed().collect(Collectors.toSet());
        assertThat(RulePriorities.free(7, all)).isEmpty();
    }
}
