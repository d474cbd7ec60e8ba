package dev.greenroom.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.operator.cost.CostItem;
import dev.greenroom.operator.cost.Estimate;
import dev.greenroom.operator.cost.Previews;
import dev.greenroom.operator.plan.Part;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The arithmetic of the original plan, with the prices that come with the operator. */
class OriginalPlanCostTest {
    private static final BigDecimal TEN = BigDecimal.TEN;

    private final Estimate estimate = Estimate.of(
            Previews.DEFAULT.resolved(),
            EnumSet.allOf(Part.class),
            PriceFiles.load().of("us-west-2"));

    @Test
    void theDatabasePartOfTenPreviewsIs432DollarsAMonth() {
        // 10 previews x 0.5 ACU x 0.12 dollars x 720 hours
        assertThat(estimate.monthly().get(CostItem.DATABASE).multiply(TEN)).isEqualByComparingTo("432");
    }

    @Test
    void tenWholePreviewsCostNearlyTwiceThat() {
        assertThat(estimate.breakdown())
                .isEqualTo(Map.of(
                        "database", "43.20",
                        "databaseStorage", "1.00",
                        "secret", "0.40",
                        "loadBalancer", "16.20",
                        "publicIpv4", "10.80",
                        "fargate", "8.89"));
        assertThat(estimate.perMonth()).isEqualTo("80.49");
        BigDecimal ten = estimate.monthly().values().stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .multiply(TEN);
        assertThat(ten).isEqualByComparingTo("804.866");
    }
}
