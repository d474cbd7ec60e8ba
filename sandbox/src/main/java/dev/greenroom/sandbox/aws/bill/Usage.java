package dev.greenroom.sandbox.aws.bill;

import dev.greenroom.operator.cost.CostItem;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;

/**
 * One interval of use.
 *
 * @param resource ARN or id
 * @param owner value of the owner tag; empty: it has none
 * @param hourly US dollars for an hour of it
 * @param from may lie in the future: a database is billed from when it is available
 * @param to null: it goes on
 */
public record Usage(String resource, String owner, CostItem item, BigDecimal hourly, Instant from, Instant to) {
    private static final BigDecimal MILLIS_PER_HOUR = BigDecimal.valueOf(3_600_000);

    /** US dollars up to a time. */
    public BigDecimal until(Instant time) {
        Instant end = to == null || to.isAfter(time) ? time : to;
        if (!end.isAfter(from)) {
            return BigDecimal.ZERO;
        }
        BigDecimal millis = BigDecimal.valueOf(Duration.between(from, end).toMillis());
        return hourly.multiply(millis).divide(MILLIS_PER_HOUR, MathContext.DECIMAL64);
    }

    Usage endedAt(Instant end) {
        return new Usage(resource, owner, item, hourly, from, end.isBefore(from) ? from : end);
    }
}
