package dev.greenroom.operator.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.greenroom.operator.plan.Part;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EstimateTest {
    private static final Set<Part> ALL = EnumSet.allOf(Part.class);
    private static final PriceBook PRICES = PriceBookExamples.round("us-west-2");

    @Test
    void countsEveryItemOfADefaultPreviewInReadingOrder() {
        Estimate estimate = Estimate.of(Previews.DEFAULT.resolved(), ALL, PRICES);

        assertThat(estimate.breakdown())
                .containsExactly(
                        entry("database", "36.00"), // 0.5 ACU x 0.10 x 720
                        entry("databaseStorage", "2.00"), // 10 GB x 0.20
                        entry("secret", "0.50"),
                        entry("loadBalancer", "21.60"), // 0.03 x 720
                        entry("publicIpv4", "21.60"), // (2 subnets + 1 task) x 0.01 x 720
                        entry("fargate", "14.40")); // (0.25 x 0.04 + 0.5 x 0.02) x 720
        assertThat(estimate.perMonth()).isEqualTo("96.10");
        assertThat(estimate.perHour()).isEqualTo("0.1335");
    }

    @Test
    void countsOnlyTheStacksThatAreThere() {
        assertThat(of(Previews.DEFAULT, EnumSet.of(Part.DATA, Part.NET)).breakdown())
                .containsOnlyKeys("database", "databaseStorage", "secret", "loadBalancer", "publicIpv4")
                .containsEntry("publicIpv4", "14.40");
        assertThat(of(Previews.DEFAULT, EnumSet.of(Part.NET)).breakdown())
                .containsOnlyKeys("loadBalancer", "publicIpv4");
        assertThat(of(Previews.DEFAULT, Set.of()).perHour()).isEqualTo("0.0000");
    }

    @Test
    void paysOnlyForStorageAndSecretOfADatabaseThatMayPause() {
        assertThat(of(Previews.DEFAULT.withMinCapacity(0), EnumSet.of(Part.DATA))
                        .breakdown())
                .containsOnlyKeys("databaseStorage", "secret");
    }

    @Test
    void paysNoLoadBalancerOnASharedListener() {
        assertThat(of(Previews.DEFAULT.onSharedListener(), ALL).breakdown())
                .doesNotContainKey("loadBalancer")
                .containsEntry("publicIpv4", "7.20");
    }

    @Test
    void paysForTheAddressOfEachTaskUnlessItIsPrivate() {
        assertThat(of(Previews.DEFAULT.withTasks(3), ALL).breakdown())
                .containsEntry("fargate", "43.20")
                .containsEntry("publicIpv4", "36.00");
        assertThat(of(Previews.DEFAULT.withTasks(3).inPrivateSubnets(), ALL).breakdown())
                .containsEntry("publicIpv4", "14.40");
    }

    @Test
    void takesSpotPricesForSpot() {
        assertThat(of(Previews.DEFAULT.onSpot(), ALL).breakdown()).containsEntry("fargate", "3.60");
    }

    private static Estimate of(Previews preview, Set<Part> parts) {
        return Estimate.of(preview.resolved(), parts, PRICES);
    }
}
