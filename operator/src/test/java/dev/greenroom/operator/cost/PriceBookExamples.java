package dev.greenroom.operator.cost;

import java.math.BigDecimal;

/** Round prices, so that the arithmetic of a test can be checked in the head. */
final class PriceBookExamples {
    private PriceBookExamples() {}

    static PriceBook round(String region) {
        return new PriceBook(
                region,
                "2026-06",
                "made up",
                new BigDecimal("0.10"),
                new BigDecimal("0.20"),
                BigDecimal.TEN,
                new BigDecimal("0.03"),
                new BigDecimal("0.01"),
                new BigDecimal("0.04"),
                new BigDecimal("0.02"),
                new BigDecimal("0.01"),
                new BigDecimal("0.005"),
                new BigDecimal("0.50"));
    }
}
