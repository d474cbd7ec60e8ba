package dev.greenroom.sandbox.fleet;

import dev.greenroom.operator.cost.PriceBook;
import dev.greenroom.sandbox.Sandbox;
import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.AwsResource;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.bill.Bill;
import dev.greenroom.sandbox.aws.ecs.TaskDescription;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Costs added up from outside: what is there is looked at every few moments, priced, and multiplied by the time since the last
 * look. It knows nothing of the bill's intervals, and is off by a look's distance where something begins or ends.
 */
final class Integral {
    private static final double HOURS_PER_MONTH = 720;
    private static final double SECONDS_PER_HOUR = 3600;

    private final Sandbox sandbox;
    private final PriceBook prices;
    private final Map<String, Double> byOwner = new HashMap<>();
    private final Map<String, ToDoubleFunction<AwsResource>> hourly;
    private Map<String, Double> lastRates = Map.of();
    private Instant lastLook;
    private Duration longestGap = Duration.ZERO;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> looking;

    /**
     * Begins to look.
     *
     * @param step from one look to the next, in the sandbox's time
     */
    Integral(Sandbox sandbox, PriceBook prices, Duration step) {
        this.sandbox = sandbox;
        this.prices = prices;
        this.lastLook = sandbox.time().instant();
        this.hourly = Map.of(
                "aws:rds/clusterInstance:ClusterInstance", this::instance,
                "aws:rds/cluster:Cluster", this::storage,
                "aws:lb/loadBalancer:LoadBalancer",
                        balancer -> prices.loadBalancerHour().doubleValue()
                                + 2 * prices.publicIpv4Hour().doubleValue(),
                "aws:secretsmanager/secret:Secret",
                        secret -> prices.secretMonth().doubleValue() / HOURS_PER_MONTH,
                "aws:ecs/cluster:Cluster", this::tasks);
        long millis = sandbox.time().onTheWall(step).toMillis();
        this.looking = timer.scheduleWithFixedDelay(this::look, 0, millis, TimeUnit.MILLISECONDS);
    }

    /** Looks a last time; whatever went wrong while looking is thrown here. */
    void end() throws InterruptedException, ExecutionException {
        boolean looked = !looking.isDone();
        looking.cancel(false);
        timer.shutdown();
        if (!timer.awaitTermination(1, TimeUnit.MINUTES) || !looked) {
            looking.get();
        }
        look();
    }

    /** What was at the last look is taken to have been so until now. */
    private void look() {
        Map<String, Double> rates = new HashMap<>();
        for (AwsResource resource : sandbox.aws().inventory()) {
            String owner = resource.tags().getOrDefault(Bill.OWNER_TAG, "");
            ToDoubleFunction<AwsResource> price = hourly.get(resource.type());
            if (price != null && !owner.isEmpty()) {
                rates.merge(owner, price.applyAsDouble(resource), Double::sum);
            }
        }
        Instant now = sandbox.time().instant();
        Duration gap = Duration.between(lastLook, now);
        double hours = gap.toMillis() / 1000.0 / SECONDS_PER_HOUR;
        lastRates.forEach((owner, rate) -> byOwner.merge(owner, rate * hours, Double::sum));
        lastRates = rates;
        lastLook = now;
        longestGap = gap.compareTo(longestGap) > 0 ? gap : longestGap;
    }

    Map<String, Double> byOwner() {
        return Map.copyOf(byOwner);
    }

    /** By how much each beginning and each end of something may be off. */
    Duration longestGap() {
        return longestGap;
    }

    private Region region() {
        return sandbox.aws().region(Sandbox.REGION);
    }

    private double instance(AwsResource resource) {
        Instant now = sandbox.time().instant();
        return region().rds()
                .instance(resource.id())
                .filter(instance -> instance.status(now).equals("available"))
                .map(instance -> 0.5 * prices.acuHour().doubleValue())
                .orElse(0.0);
    }

    private double storage(AwsResource resource) {
        Instant now = sandbox.time().instant();
        return region().rds()
                .cluster(resource.id())
                .filter(cluster -> cluster.status(now).equals("available"))
                .map(cluster -> prices.databaseStorageGbMonth().doubleValue()
                        * prices.databaseStorageGb().doubleValue()
                        / HOURS_PER_MONTH)
                .orElse(0.0);
    }

    private double tasks(AwsResource cluster) {
        double task = 0.25 * prices.fargateVcpuHour().doubleValue()
                + 0.5 * prices.fargateGbHour().doubleValue()
                + prices.publicIpv4Hour().doubleValue();
        return task
                * tasks(cluster.arn()).stream()
                        .filter(seen -> !seen.isStopped())
                        .count();
    }

    private List<TaskDescription> tasks(String cluster) {
        try {
            return region().ecs().tasks().list(cluster);
        } catch (AwsException e) {
            return List.of(); // deleted since the inventory was made
        }
    }
}
