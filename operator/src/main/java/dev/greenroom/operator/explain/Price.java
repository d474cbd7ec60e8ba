package dev.greenroom.operator.explain;

import dev.greenroom.api.Compute;
import dev.greenroom.api.Container;
import dev.greenroom.api.Database;
import dev.greenroom.api.ResolvedPreview;
import dev.greenroom.operator.cost.CostItem;
import dev.greenroom.operator.cost.Estimate;
import dev.greenroom.operator.cost.PriceBook;
import dev.greenroom.operator.plan.Part;
import java.util.EnumSet;
import java.util.List;

/**
 * What a preview costs, in US dollars, a month being 720 hours.
 *
 * @param perMonth with the database at its lowest capacity, as are {@code perHour} and {@code items}
 * @param perMonthBusy with the database at its highest capacity all the time
 * @param priceDate of the prices, and their region if it is another one
 */
public record Price(String perMonth, String perHour, String perMonthBusy, String priceDate, List<Item> items) {
    public Price {
        items = List.copyOf(items);
    }

    /**
     * One item of the breakdown.
     *
     * @param item label in the status of a preview
     * @param of what is paid for, in words
     */
    public record Item(String item, String perMonth, String of) {}

    static Price of(ResolvedPreview resolved, PriceBook prices) {
        Estimate rest = estimate(resolved, prices);
        List<Item> items = rest.monthly().keySet().stream()
                .map(item -> new Item(item.label(), rest.breakdown().get(item.label()), words(item, resolved, prices)))
                .toList();
        return new Price(
                rest.perMonth(),
                rest.perHour(),
                estimate(atHighestCapacity(resolved), prices).perMonth(),
                rest.priceDate(),
                items);
    }

    private static Estimate estimate(ResolvedPreview resolved, PriceBook prices) {
        return Estimate.of(resolved, EnumSet.allOf(Part.class), prices);
    }

    private static String words(CostItem item, ResolvedPreview resolved, PriceBook prices) {
        return switch (item) {
            case DATABASE ->
                "Aurora at its lowest capacity, "
                        + Values.number(resolved.database().minCapacity()) + " ACU";
            case DATABASE_STORAGE ->
                "Aurora storage, " + prices.databaseStorageGb().toPlainString() + " GB";
            case SECRET -> "the database's secret";
            case LOAD_BALANCER -> "load balancer";
            case PUBLIC_IPV4 -> "public IPv4 addresses";
            case FARGATE -> tasks(resolved.compute(), resolved.container());
        };
    }

    private static String tasks(Compute compute, Container container) {
        return (compute.spot() ? "Fargate Spot, " : "Fargate, ")
                + compute.desiredCount()
                + (compute.desiredCount() == 1 ? " task" : " tasks")
                + " of " + container.cpu() + " CPU units and " + container.memory() + " MiB";
    }

    private static ResolvedPreview atHighestCapacity(ResolvedPreview resolved) {
        Database database = resolved.database();
        return new ResolvedPreview(
                resolved.namePrefix(),
                resolved.region(),
                resolved.container(),
                resolved.network(),
                resolved.ingress(),
                new Database(
                        database.engineVersion(),
                        database.maxCapacity(),
                        database.maxCapacity(),
                        database.finalSnapshot()),
                resolved.queues(),
                resolved.compute(),
                resolved.lifecycle());
    }
}
