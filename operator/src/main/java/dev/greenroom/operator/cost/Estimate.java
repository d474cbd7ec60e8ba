package dev.greenroom.operator.cost;

import dev.greenroom.api.Compute;
import dev.greenroom.api.Container;
import dev.greenroom.api.Ingress;
import dev.greenroom.api.ResolvedPreview;
import dev.greenroom.operator.plan.Part;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What an environment costs at rest: the database at its lowest capacity, all tasks running. A floor, since a busy database
 * takes more capacity.
 *
 * @param monthly exact amount by item; items that cost nothing are absent
 * @param priceDate date of the prices, and their region if it is another one
 */
public record Estimate(Map<CostItem, BigDecimal> monthly, String priceDate) {
    private static final BigDecimal CPU_UNITS_PER_VCPU = BigDecimal.valueOf(1024);
    private static final BigDecimal MIB_PER_GB = BigDecimal.valueOf(1024);

    public Estimate {
        Map<CostItem, BigDecimal> ordered = new EnumMap<>(CostItem.class);
        monthly.forEach((item, amount) -> {
            if (amount.signum() != 0) {
                ordered.put(item, amount);
            }
        });
        monthly = Collections.unmodifiableMap(ordered);
    }

    /**
     * The estimate of a preview.
     *
     * @param parts those that are there; all of them for what the finished preview will cost
     */
    public static Estimate of(ResolvedPreview preview, Set<Part> parts, PriceBook prices) {
        Map<CostItem, BigDecimal> monthly = new EnumMap<>(CostItem.class);
        if (parts.contains(Part.DATA)) {
            BigDecimal capacity = BigDecimal.valueOf(preview.database().minCapacity());
            monthly.put(CostItem.DATABASE, perMonth(prices.acuHour().multiply(capacity)));
            monthly.put(
                    CostItem.DATABASE_STORAGE, prices.databaseStorageGbMonth().multiply(prices.databaseStorageGb()));
            monthly.put(CostItem.SECRET, prices.secretMonth());
        }
        int addresses = 0;
        if (parts.contains(Part.NET) && ownLoadBalancer(preview.ingress())) {
            monthly.put(CostItem.LOAD_BALANCER, perMonth(prices.loadBalancerHour()));
            addresses += preview.network().publicSubnetIds().size();
        }
        if (parts.contains(Part.APP)) {
            Compute compute = preview.compute();
            monthly.put(CostItem.FARGATE, perMonth(tasks(preview.container(), compute, prices)));
            addresses += compute.assignPublicIp() ? compute.desiredCount() : 0;
        }
        monthly.put(CostItem.PUBLIC_IPV4, perMonth(prices.publicIpv4Hour().multiply(BigDecimal.valueOf(addresses))));
        return new Estimate(monthly, prices.date());
    }

    private static BigDecimal tasks(Container container, Compute compute, PriceBook prices) {
        BigDecimal vcpuHour = compute.spot() ? prices.fargateSpotVcpuHour() : prices.fargateVcpuHour();
        BigDecimal gbHour = compute.spot() ? prices.fargateSpotGbHour() : prices.fargateGbHour();
        // Both quotients are exact: 1024 is a power of two.
        BigDecimal vcpus = BigDecimal.valueOf(container.cpu()).divide(CPU_UNITS_PER_VCPU);
        BigDecimal gigabytes = BigDecimal.valueOf(container.memory()).divide(MIB_PER_GB);
        BigDecimal oneTask = vcpuHour.multiply(vcpus).add(gbHour.multiply(gigabytes));
        return oneTask.multiply(BigDecimal.valueOf(compute.desiredCount()));
    }

    private static boolean ownLoadBalancer(Ingress ingress) {
        return ingress == null
                || ingress.loadBalancer() == null
                || ingress.loadBalancer().listenerArn() == null;
    }

    private static BigDecimal perMonth(BigDecimal hourly) {
        return hourly.multiply(Money.HOURS_PER_MONTH);
    }

    /** Sum of all items for an hour, four decimal places. */
    public String perHour() {
        return Money.hour(total());
    }

    /** Sum of all items for a month, two decimal places; rounded once, so it may differ by a cent from the rounded items. */
    public String perMonth() {
        return Money.month(total());
    }

    /** Per month by the item's label, two decimal places, in the order of {@link CostItem}. */
    public Map<String, String> breakdown() {
        Map<String, String> byLabel = new LinkedHashMap<>();
        monthly.forEach((item, amount) -> byLabel.put(item.label(), Money.month(amount)));
        return Collections.unmodifiableMap(byLabel);
    }

    private BigDecimal total() {
        return monthly.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
