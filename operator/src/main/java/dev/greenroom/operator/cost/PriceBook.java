package dev.greenroom.operator.cost;

import java.math.BigDecimal;
import java.util.stream.Stream;

/**
 * On-demand prices of one region in US dollars, Linux on x86.
 *
 * @param date of the prices, as precise as it is known
 * @param source where they were read
 * @param acuHour one Aurora capacity unit for an hour, Serverless v2, Aurora Standard
 * @param databaseStorageGbMonth one GB of Aurora Standard storage for a month
 * @param databaseStorageGb how much storage a preview's database is taken to use
 * @param loadBalancerHour one Application Load Balancer for an hour, without capacity units
 * @param publicIpv4Hour one public IPv4 address in use for an hour
 * @param fargateVcpuHour one vCPU of a Fargate task for an hour
 * @param fargateGbHour one GB of a Fargate task's memory for an hour
 * @param fargateSpotVcpuHour the same on Fargate Spot
 * @param fargateSpotGbHour the same on Fargate Spot
 * @param secretMonth one Secrets Manager secret for a month
 */
public record PriceBook(
        String region,
        String date,
        String source,
        BigDecimal acuHour,
        BigDecimal databaseStorageGbMonth,
        BigDecimal databaseStorageGb,
        BigDecimal loadBalancerHour,
        BigDecimal publicIpv4Hour,
        BigDecimal fargateVcpuHour,
        BigDecimal fargateGbHour,
        BigDecimal fargateSpotVcpuHour,
        BigDecimal fargateSpotGbHour,
        BigDecimal secretMonth) {
    public PriceBook {
        if (Stream.of(region, date, source).anyMatch(text -> text == null || text.isBlank())) {
            throw new IllegalArgumentException("a price book names its region, date and source");
        }
        boolean complete = Stream.of(
                        acuHour,
                        databaseStorageGbMonth,
                        databaseStorageGb,
                        loadBalancerHour,
                        publicIpv4Hour,
                        fargateVcpuHour,
                        fargateGbHour,
                        fargateSpotVcpuHour,
                        fargateSpotGbHour,
                        secretMonth)
                .allMatch(price -> price != null && price.signum() >= 0);
        if (!complete) {
            throw new IllegalArgumentException("a price is missing or negative in the price book of " + region);
        }
    }

    /** The same prices, whose date says that they are another region's. */
    PriceBook standIn() {
        return new PriceBook(
                region,
                date + " (" + region + ")",
                source,
                acuHour,
                databaseStorageGbMonth,
                databaseStorageGb,
                loadBalancerHour,
                publicIpv4Hour,
                fargateVcpuHour,
                fargateGbHour,
                fargateSpotVcpuHour,
                fargateSpotGbHour,
                secretMonth);
    }
}
