package dev.greenroom.sandbox.aws.bill;

import java.math.BigDecimal;
import java.math.MathContext;

/** Prices by the hour. */
public final class Prices {
    private static final BigDecimal HOURS_PER_MONTH = BigDecimal.valueOf(720);

    private Prices() {}

    /** Of a price by the month. */
    public static BigDecimal hourly(BigDecimal monthly) {
        return monthly.divide(HOURS_PER_MONTH, MathContext.DECIMAL64);
    }
}
