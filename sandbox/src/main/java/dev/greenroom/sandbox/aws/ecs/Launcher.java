package dev.greenroom.sandbox.aws.ecs;

import dev.greenroom.operator.cost.CostItem;
import dev.greenroom.operator.cost.PriceBook;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import dev.greenroom.sandbox.aws.bill.Bill;
import dev.greenroom.sandbox.aws.ec2.Subnet;
import dev.greenroom.sandbox.aws.ecs.EcsStore.Launched;
import dev.greenroom.sandbox.aws.ecs.Fate.Ending;
import dev.greenroom.sandbox.aws.logs.LogStreams.Line;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Starts and stops tasks: their network interfaces, their log, their bill. */
final class Launcher {
    /** "AWS Fargate Pricing": per second, at least a minute, from the start of the image's download. */
    private static final Duration LEAST_BILLED = Duration.ofMinutes(1);

    private static final BigDecimal K = BigDecimal.valueOf(1024);
    private static final int HOSTS = 200;

    private final ServiceEndpoint endpoint;
    private final Surroundings surroundings;
    private final Fates fates;
    private final EcsStore store;

    Launcher(ServiceEndpoint endpoint, Surroundings surroundings, Fates fates, EcsStore store) {
        this.endpoint = endpoint;
        this.surroundings = surroundings;
        this.fates = fates;
        this.store = store;
    }

    /**
     * What to start.
     *
     * @param command whether it runs another command than the image's own
     * @param clientToken empty: none
     */
    record Order(
            String clusterArn,
            TaskDefinition definition,
            Task.Origin origin,
            Placement placement,
            boolean command,
            String clientToken,
            Map<String, String> tags) {}

    Task launch(Order order, Instant at) {
        String cluster = order.clusterArn().substring(order.clusterArn().lastIndexOf('/') + 1);
        String id = endpoint.ids().hex(32);
        String arn = endpoint.arn("ecs", "task/" + cluster + "/" + id);
        String address = address(order.placement());
        Fate fate = fates.of(new Fates.Start(order.definition(), id, order.placement(), address, order.command()), at);
        Task task = new Task(arn, order.origin(), order.definition(), address, at, fate);
        store.tasks.put(arn, new Launched(order.clusterArn(), task, order.clientToken()));
        surroundings
                .networks()
                .interfaces()
                .hold(arn, order.placement().subnetIds(), order.placement().securityGroupIds());
        charge(task, order);
        log(task);
        if (fate.ending() != null) {
            over(task);
        }
        return task;
    }

    /** Ends a task otherwise than it would end. */
    void stop(Task task, Instant at, Ending ending) {
        task.stop(at, ending);
        over(task);
    }

    private void over(Task task) {
        Instant end = task.ending().at();
        surroundings.networks().interfaces().release(task.arn(), end);
        Instant least = task.fate().pulling().plus(LEAST_BILLED);
        endpoint.account().bill().end(task.arn(), end.isBefore(least) ? least : end);
    }

    private String address(Placement placement) {
        List<String> subnets = placement.subnetIds();
        int chosen = (int) (endpoint.ids().fraction() * subnets.size());
        Subnet subnet = surroundings.networks().requireSubnet(subnets.get(Math.min(chosen, subnets.size() - 1)));
        return Reach.address(subnet.cidrBlock(), 10 + (int) (endpoint.ids().fraction() * HOSTS));
    }

    private void charge(Task task, Order order) {
        PriceBook prices = endpoint.account().prices(endpoint.region());
        boolean spot = ServiceSettings.SPOT.equals(task.capacityProvider());
        BigDecimal cpu = BigDecimal.valueOf(order.definition().cpu()).divide(K);
        BigDecimal memory = BigDecimal.valueOf(order.definition().memory()).divide(K);
        BigDecimal hourly = cpu.multiply(spot ? prices.fargateSpotVcpuHour() : prices.fargateVcpuHour())
                .add(memory.multiply(spot ? prices.fargateSpotGbHour() : prices.fargateGbHour()));
        Bill bill = endpoint.account().bill();
        bill.use(task.arn(), order.tags(), CostItem.FARGATE, hourly, task.fate().pulling());
        if (order.placement().publicIp()) {
            bill.use(
                    task.arn(),
                    order.tags(),
                    CostItem.PUBLIC_IPV4,
                    prices.publicIpv4Hour(),
                    task.fate().pulling());
        }
    }

    private void log(Task task) {
        ContainerDefinition container = task.definition().main();
        if (container.logGroup() != null && task.fate().started() != null) {
            surroundings
                    .logs()
                    .streams()
                    .write(
                            container.logGroup(),
                            container.logPrefix() + "/" + container.name() + "/" + task.id(),
                            task.fate().log().stream()
                                    .map(line -> new Line(line.at(), line.text()))
                                    .toList());
        }
    }
}
