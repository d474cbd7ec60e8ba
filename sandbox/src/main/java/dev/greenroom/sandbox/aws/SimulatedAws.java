package dev.greenroom.sandbox.aws;

import dev.greenroom.operator.cost.PriceBooks;
import dev.greenroom.sandbox.aws.bill.Bill;
import dev.greenroom.sandbox.aws.iam.Iam;
import dev.greenroom.sandbox.aws.route53.Route53;
import dev.greenroom.sandbox.time.SimulatedTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** One AWS account. Thread-safe. */
public final class SimulatedAws {
    private static final String GLOBAL = "";

    private final Account account;
    private final Iam iam;
    private final Route53 route53;
    private final Map<String, Region> regions = new ConcurrentSkipListMap<>();

    /**
     * @param accountId twelve digits
     * @param seed of all that AWS makes up: ids, and how long things take
     */
    public SimulatedAws(String accountId, SimulatedTime time, PriceBooks prices, long seed) {
        account = new Account(accountId, time, prices, seed);
        iam = new Iam(new ServiceEndpoint(account, GLOBAL, "IAM"));
        route53 = new Route53(new ServiceEndpoint(account, GLOBAL, "Route 53"));
    }

    public Account account() {
        return account;
    }

    public Region region(String name) {
        return regions.computeIfAbsent(name, key -> new Region(account, key, iam));
    }

    /** Puts things into a region that are there before anybody comes. */
    public Seed seed(String region) {
        return new Seed(this, region(region));
    }

    public Iam iam() {
        return iam;
    }

    public Route53 route53() {
        return route53;
    }

    /** What can go wrong. */
    public Faults faults() {
        return account.faults();
    }

    public Quotas quotas() {
        return account.quotas();
    }

    public Latencies latencies() {
        return account.latencies();
    }

    /** Up to date: tasks that came and went unseen are in it. */
    public Bill bill() {
        regions.values().forEach(region -> region.ecs().catchUp());
        return account.bill();
    }

    /** Everything that exists now, what was there from the start included. */
    public List<AwsResource> inventory() {
        return account.look(() -> Stream.concat(globalServices().stream(), regionalServices())
                .flatMap(Service::inventory)
                .toList());
    }

    private List<Service> globalServices() {
        return List.of(iam, route53);
    }

    private Stream<Service> regionalServices() {
        return regions.values().stream().flatMap(region -> region.services().stream());
    }
}
