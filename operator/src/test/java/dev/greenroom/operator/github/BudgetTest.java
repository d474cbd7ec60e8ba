package dev.greenroom.operator.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant RESET = NOW.plus(Duration.ofMinutes(40));

    private final Budget budget = new Budget();

    private static Reply reply(int status, String... headers) {
        Map<String, List<String>> map = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i], List.of(headers[i + 1]));
        }
        return new Reply(status, HttpHeaders.of(map, (name, value) -> true), "{}");
    }

    private static Reply left(int status, String remaining) {
        return reply(
                status,
                "X-RateLimit-Limit",
                "5000",
                "X-RateLimit-Remaining",
                remaining,
                "X-RateLimit-Reset",
                Long.toString(RESET.getEpochSecond()));
    }

    private void closedUntil(Instant until) {
        assertThatExceptionOfType(GithubException.class)
                .isThrownBy(() -> budget.refuseIfClosed(until.minusMillis(1)))
                .withMessageEndingWith("again after " + until);
        assertThatNoException().isThrownBy(() -> budget.refuseIfClosed(until));
    }

    @ParameterizedTest
    @CsvSource({"5000, 1", "2500, 1", "2499, 2", "1250, 2", "1249, 4", "500, 4", "499, 10", "1, 10"})
    void theLessIsLeftTheLongerAnAnswerHasToDo(String remaining, int times) {
        budget.heard(left(200, remaining), NOW);

        assertThat(budget.stretched(Duration.ofMinutes(1), NOW)).isEqualTo(Duration.ofMinutes(times));
        assertThat(budget.stretched(Duration.ofMinutes(1), RESET)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void anUnknownBudgetIsNotSaved() {
        budget.heard(reply(200), NOW);

        assertThat(budget.stretched(Duration.ofMinutes(1), NOW)).isEqualTo(Duration.ofMinutes(1));
        assertThatNoException().isThrownBy(() -> budget.refuseIfClosed(NOW));
    }

    @Test
    void aSpentBudgetIsClosedUntilItsResetEvenBeforeARefusal() {
        budget.heard(left(200, "0"), NOW);

        closedUntil(RESET);
    }

    @Test
    void githubsOwnTimeCounts() {
        budget.heard(reply(429, "Retry-After", "8"), NOW);
        closedUntil(NOW.plusSeconds(8));

        budget.heard(reply(403, "Retry-After", "Mon, 23 Nov 2026 12:03:00 GMT"), NOW);
        closedUntil(NOW.plusSeconds(180));
    }

    @Test
    void withoutATimeItIsAMinuteAndTwiceAsLongEachTime() {
        budget.heard(reply(429), NOW);
        closedUntil(NOW.plusSeconds(60));
        budget.heard(reply(429), NOW);
        closedUntil(NOW.plusSeconds(120));
        for (int i = 0; i < 20; i++) {
            budget.heard(reply(429, "Retry-After", "soon"), NOW);
        }
        closedUntil(NOW.plusSeconds(3600));

        budget.heard(reply(200), NOW);
        budget.heard(reply(429), NOW);
        closedUntil(NOW.plusSeconds(60));
    }

    @Test
    void noTimeIsLongerThanAnHour() {
        budget.heard(reply(429, "Retry-After", "999999"), NOW);
        closedUntil(NOW.plusSeconds(3600));

        budget.heard(
                reply(
                        200,
                        "x-ratelimit-limit",
                        "60",
                        "x-ratelimit-remaining",
                        "0",
                        "x-ratelimit-reset",
                        "99999999999999"),
                NOW);
        closedUntil(NOW.plusSeconds(3600));
    }

    @Test
    void aPlainRefusalIsNoLimit() {
        budget.heard(left(403, "4000"), NOW);

        assertThatNoException().isThrownBy(() -> budget.refuseIfClosed(NOW));
    }
}
