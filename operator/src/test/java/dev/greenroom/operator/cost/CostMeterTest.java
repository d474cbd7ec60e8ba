package dev.greenroom.operator.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.Cost;
import dev.greenroom.operator.plan.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CostMeterTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    /** 96.10 a month. */
    private static final Estimate FULL = of(EnumSet.allOf(Part.class));
    /** 38.50 a month. */
    private static final Estimate DATA_ONLY = of(EnumSet.of(Part.DATA));

    private static final Estimate NOTHING = of(Set.of());

    @Test
    void beginsAtZero() {
        assertThat(CostMeter.read(null, FULL, START.plusMillis(42)))
                .isEqualTo(new Cost(
                        "0.1335", "96.10", "0.0000", "2026-11-23T10:00:00Z", FULL.breakdown(), FULL.priceDate()));
    }

    @Test
    void leavesAReadingAloneForTenMinutes() {
        Cost first = CostMeter.read(null, FULL, START);

        assertThat(CostMeter.read(first, FULL, after("PT9M59S"))).isSameAs(first);
    }

    @Test
    void addsTheTimeThatHasPassedAfterTenMinutes() {
        Cost next = CostMeter.read(CostMeter.read(null, FULL, START), FULL, after("PT10M"));

        assertThat(next.accrued()).isEqualTo("0.0222"); // 96.10 / 720 / 6
        assertThat(next.accruedAt()).isEqualTo("2026-11-23T10:10:00Z");
    }

    @Test
    void countsAtOnceWhenTheRateChangesAndAtTheRateThatWas() {
        Cost next = CostMeter.read(CostMeter.read(null, DATA_ONLY, START), FULL, after("PT6M"));

        assertThat(next.accrued()).isEqualTo("0.0053"); // 38.50 / 720 / 10
        assertThat(next.monthly()).isEqualTo("96.10");
    }

    @Test
    void reachesTheMonthlyRateInAMonthDespiteRounding() {
        Cost cost = CostMeter.read(null, FULL, START);
        for (Duration past = CostMeter.INTERVAL;
                past.compareTo(Duration.ofDays(30)) <= 0;
                past = past.plus(CostMeter.INTERVAL)) {
            cost = CostMeter.read(cost, FULL, START.plus(past));
        }

        assertThat(Double.parseDouble(cost.accrued())).isBetween(95.9, 96.3);
    }

    @Test
    void staysSilentWhileNothingCosts() {
        Cost asleep = CostMeter.read(CostMeter.read(null, FULL, START), NOTHING, after("PT1H"));

        assertThat(asleep.accrued()).isEqualTo("0.1335");
        assertThat(CostMeter.read(asleep, NOTHING, after("PT100H"))).isSameAs(asleep);
        assertThat(CostMeter.read(asleep, FULL, after("PT100H")).accrued()).isEqualTo("0.1335");
    }

    @Test
    void readsBackAnEmptyBreakdownAsTheSameRate() {
        Cost stored = new Cost("0.0000", "0.00", "1.0000", START.toString(), null, NOTHING.priceDate());

        assertThat(CostMeter.read(stored, NOTHING, after("PT1H"))).isSameAs(stored);
    }

    @Test
    void neverCountsBackwardsWhenTheClockDoes() {
        Cost first = new Cost("0.1335", "96.10", "5.0000", START.toString(), Map.of(), FULL.priceDate());

        Cost next = CostMeter.read(first, FULL, START.minusSeconds(60));

        assertThat(next.accrued()).isEqualTo("5.0000");
        assertThat(next.accruedAt()).isEqualTo(START.toString());
    }

    private static Instant after(String duration) {
        return START.plus(Duration.parse(duration));
    }

    private static Estimate of(Set<Part> parts) {
        return Estimate.of(Previews.DEFAULT.resolved(), parts, PriceBookExamples.round("us-west-2"));
    }
}
