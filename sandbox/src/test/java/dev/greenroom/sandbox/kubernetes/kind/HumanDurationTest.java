package dev.greenroom.sandbox.kubernetes.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanDurationTest {
    @ParameterizedTest
    @CsvSource({
        "PT-1.9S, <invalid>",
        "PT-0.9S, 0s",
        "PT0S, 0s",
        "PT119.9S, 119s",
        "PT120S, 2m",
        "PT9M59S, 9m59s",
        "PT10M30S, 10m",
        "PT179M, 179m",
        "PT3H, 3h",
        "PT7H59M, 7h59m",
        "PT8H30M, 8h",
        "PT47H, 47h",
        "P2D, 2d",
        "P7DT23H, 7d23h",
        "P8DT5H, 8d",
        "P729D, 729d",
        "P730D, 2y",
        "P1000D, 2y270d",
        "P3000D, 8y"
    })
    void isAsCoarseAsKubectls(Duration duration, String text) {
        assertThat(HumanDuration.of(duration)).isEqualTo(text);
    }

    @Test
    void saysWhenATimestampIsNone() {
        Instant now = Instant.parse("2030-01-01T00:00:00Z");
        assertThat(HumanDuration.since("", now)).isEqualTo("<unknown>");
        assertThat(HumanDuration.since("yesterday", now)).isEqualTo("<invalid>");
        assertThat(HumanDuration.since("2029-12-31T23:59:00Z", now)).isEqualTo("60s");
    }
}
