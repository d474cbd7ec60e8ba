package dev.greenroom.operator.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How amounts are written: whole cents for a month, hundredths of a cent for an hour and for sums of short times. */
final class Money {
    /** The month of the original plan: 30 days. */
    static final BigDecimal HOURS_PER_MONTH = BigDecimal.valueOf(720);

    private static final int MONTH_PLACES = 2;
    private static final int HOUR_PLACES = 4;

    private Money() {}

    static String month(BigDecimal amount) {
        return amount.setScale(MONTH_PLACES, RoundingMode.HALF_UP).toPlainString();
    }

    static String hour(BigDecimal monthly) {
        return monthly.divide(HOURS_PER_MONTH, HOUR_PLACES, RoundingMode.HALF_UP)
                .toPlainString();
    }

    static String sum(BigDecimal amount) {
        return amount.setScale(HOUR_PLACES, RoundingMode.HALF_UP).toPlainString();
    }
}
