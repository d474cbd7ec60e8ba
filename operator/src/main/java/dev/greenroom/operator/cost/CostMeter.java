package dev.greenroom.operator.cost;

import dev.greenroom.api.Cost;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;

/** Adds up what an environment has cost so far. Its memory is the status itself. */
public final class CostMeter {
    /** Time alone changes a status no more often than this. */
    static final Duration INTERVAL = Duration.ofMinutes(10);

    private static final BigDecimal SECONDS_PER_MONTH = Money.HOURS_PER_MONTH.multiply(BigDecimal.valueOf(3600));

    private CostMeter() {}

    /**
     * The reading for the status: {@code last} itself while the rate stands and ten minutes have not passed. The time since
     * the last reading is counted at the last reading's rate.
     *
     * @param last null: nothing has been read yet
     */
    public static Cost read(Cost last, Estimate rate, Instant now) {
        if (last == null || last.accruedAt() == null) {
            return reading(rate, BigDecimal.ZERO, now);
        }
        Instant since = Instant.parse(last.accruedAt());
        boolean sameRate = isRateOf(last, rate);
        boolean idle = sameRate && rate.monthly().isEmpty();
        if (idle || (sameRate && now.isBefore(since.plus(INTERVAL)))) {
            return last;
        }
        if (now.isBefore(since)) {
            return reading(rate, new BigDecimal(last.accrued()), since);
        }
        BigDecimal seconds = BigDecimal.valueOf(Duration.between(since, now).toSeconds());
        BigDecimal spent =
                new BigDecimal(last.monthly()).multiply(seconds).divide(SECONDS_PER_MONTH, MathContext.DECIMAL64);
        return reading(rate, new BigDecimal(last.accrued()).add(spent), now);
    }

    private static boolean isRateOf(Cost last, Estimate rate) {
        Map<String, String> breakdown = last.breakdown() == null ? Map.of() : last.breakdown();
        return rate.perMonth().equals(last.monthly())
                && breakdown.equals(rate.breakdown())
                && Objects.equals(last.priceDate(), rate.priceDate());
    }

    private static Cost reading(Estimate rate, BigDecimal accrued, Instant at) {
        return new Cost(
                rate.perHour(),
                rate.perMonth(),
                Money.sum(accrued),
                at.truncatedTo(ChronoUnit.SECONDS).toString(),
                rate.breakdown(),
                rate.priceDate());
    }
}
