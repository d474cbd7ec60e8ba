package dev.greenroom.sandbox.aws.rds;

import dev.greenroom.operator.cost.CostItem;
import dev.greenroom.operator.cost.PriceBook;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import dev.greenroom.sandbox.aws.bill.Prices;
import dev.greenroom.sandbox.aws.rds.ClusterSettings.Capacity;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What databases cost: an instance at its lowest capacity while it is available, since nobody uses the database, and a cluster's
 * storage. Neither is billed while it is being made or deleted ("Viewing Amazon RDS DB instance status").
 */
final class DatabaseCharges {
    private final ServiceEndpoint endpoint;

    DatabaseCharges(ServiceEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    void of(Cluster cluster) {
        PriceBook prices = prices();
        BigDecimal monthly = prices.databaseStorageGbMonth().multiply(prices.databaseStorageGb());
        endpoint.account()
                .bill()
                .use(
                        cluster.arn(),
                        cluster.settings().tags(),
                        CostItem.DATABASE_STORAGE,
                        Prices.hourly(monthly),
                        notBefore(cluster.lifetime()));
    }

    void of(Instance instance, Cluster cluster) {
        Capacity capacity = cluster.settings().capacity();
        boolean serverless = instance.settings().instanceClass().equals(Instances.SERVERLESS) && capacity != null;
        BigDecimal units = serverless ? BigDecimal.valueOf(capacity.min()) : BigDecimal.ZERO;
        endpoint.account()
                .bill()
                .use(
                        instance.arn(),
                        instance.settings().tags(),
                        CostItem.DATABASE,
                        prices().acuHour().multiply(units),
                        notBefore(instance.lifetime()));
    }

    void end(String arn) {
        endpoint.account().bill().end(arn, endpoint.now());
    }

    private Instant notBefore(Lifetime lifetime) {
        Instant now = endpoint.now();
        return lifetime.availableAt().isAfter(now) ? lifetime.availableAt() : now;
    }

    private PriceBook prices() {
        return endpoint.account().prices(endpoint.region());
    }
}
