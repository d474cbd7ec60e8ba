package dev.greenroom.sandbox.aws.elb;

import dev.greenroom.operator.cost.CostItem;
import dev.greenroom.operator.cost.PriceBook;
import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.Quota;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import dev.greenroom.sandbox.aws.Takes;
import dev.greenroom.sandbox.aws.ec2.Ec2;
import dev.greenroom.sandbox.aws.ec2.SecurityGroups;
import dev.greenroom.sandbox.aws.ec2.Subnet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The operations on load balancers. */
public final class LoadBalancers {
    private static final int ZONES = 2;
    /** Hosted zones of the load balancers' own names ("Elastic Load Balancing endpoints and quotas"). */
    private static final Map<String, String> HOSTED_ZONES = Map.of(
            "us-east-1", "Z35SXDOTRQ7X7K",
            "us-east-2", "Z3AADJGX6KTTL2",
            "us-west-1", "Z368ELLRRE2KJ0",
            "us-west-2", "Z1H1FL5HABSF5",
            "eu-west-1", "Z32O12XQLNTSW2",
            "eu-central-1", "Z215JYRZR1TBD5");

    private final ServiceEndpoint endpoint;
    private final Ec2 networks;
    private final SecurityGroups groups;
    private final ElbStore store;

    LoadBalancers(ServiceEndpoint endpoint, Ec2 networks, SecurityGroups groups, ElbStore store) {
        this.endpoint = endpoint;
        this.networks = networks;
        this.groups = groups;
        this.store = store;
    }

    /** The new load balancer's ARN. */
    public String create(LoadBalancer.Request request) {
        return endpoint.call("CreateLoadBalancer", () -> {
            check(request);
            LoadBalancer made = made(request, endpoint.after(Takes.LOAD_BALANCER_CREATE));
            add(made);
            return made.arn();
        });
    }

    /** A load balancer that was there before, and is on nobody's bill. */
    public void seed(String arn, List<String> subnetIds, List<String> securityGroupIds) {
        String name = arn.split("/", -1)[2];
        LoadBalancer made = new LoadBalancer(
                arn,
                name,
                name + "-" + endpoint.ids().digits(10) + "." + endpoint.region() + ".elb.amazonaws.com",
                HOSTED_ZONES.getOrDefault(endpoint.region(), "Z00000000000000000000"),
                networks.requireSubnet(subnetIds.get(0)).vpcId(),
                false,
                subnetIds,
                securityGroupIds,
                endpoint.now(),
                Map.of(),
                Map.of());
        endpoint.look(() -> store.loadBalancers.put(arn, made));
        networks.interfaces().hold(arn, subnetIds, securityGroupIds);
    }

    private void check(LoadBalancer.Request request) {
        ElbStore.checkName("Load balancer", request.name());
        if (request.name().startsWith("internal-")) {
            throw ElbStore.invalid("Load balancer name '" + request.name() + "' cannot begin with 'internal-'");
        }
        if (byName(request.name()).isPresent()) {
            throw AwsException.of(
                    "DuplicateLoadBalancerName",
                    "A load balancer with the same name '" + request.name() + "' exists, but with different settings");
        }
        checkNetwork(request);
        endpoint.within(
                Quota.LOAD_BALANCERS,
                store.loadBalancers.size(),
                () -> AwsException.of("TooManyLoadBalancers", "The maximum number of load balancers has been reached"));
    }

    private void checkNetwork(LoadBalancer.Request request) {
        checkGroups(request.securityGroupIds(), checkSubnets(request.subnetIds()));
    }

    /** Their VPC. */
    private String checkSubnets(List<String> ids) {
        List<Subnet> subnets = ids.stream().map(this::subnet).toList();
        if (subnets.stream().map(Subnet::zone).distinct().count() < ZONES) {
            throw ElbStore.invalid("At least two subnets in two different Availability Zones must be specified");
        }
        if (subnets.stream().map(Subnet::zone).distinct().count() < subnets.size()) {
            throw AwsException.of(
                    "InvalidConfigurationRequest",
                    "A load balancer cannot be attached to multiple subnets in the same Availability Zone");
        }
        if (subnets.stream().map(Subnet::vpcId).distinct().count() > 1) {
            throw AwsException.of("InvalidConfigurationRequest", "All subnets must belong to the same VPC");
        }
        return subnets.get(0).vpcId();
    }

    private Subnet subnet(String id) {
        try {
            return networks.requireSubnet(id);
        } catch (AwsException e) {
            throw AwsException.of("SubnetNotFound", e.getMessage());
        }
    }

    private void checkGroups(List<String> ids, String vpcId) {
        for (String id : ids) {
            boolean fits =
                    groups.get(id).filter(group -> group.vpcId().equals(vpcId)).isPresent();
            if (!fits) {
                throw groups.get(id).isPresent()
                        ? AwsException.of(
                                "InvalidConfigurationRequest",
                                "One or more security groups are invalid: they do not belong to VPC '" + vpcId + "'")
                        : AwsException.of("InvalidSecurityGroup", "The security group '" + id + "' does not exist");
            }
        }
    }

    private LoadBalancer made(LoadBalancer.Request request, Instant activeFrom) {
        String path =
                "loadbalancer/app/" + request.name() + "/" + endpoint.ids().hex(16);
        String host = (request.internal() ? "internal-" : "") + request.name() + "-"
                + endpoint.ids().digits(10) + "." + endpoint.region() + ".elb.amazonaws.com";
        return new LoadBalancer(
                endpoint.arn("elasticloadbalancing", path),
                request.name(),
                host,
                HOSTED_ZONES.getOrDefault(endpoint.region(), "Z00000000000000000000"),
                networks.requireSubnet(request.subnetIds().get(0)).vpcId(),
                request.internal(),
                request.subnetIds(),
                request.securityGroupIds(),
                activeFrom,
                Map.of(),
                request.tags());
    }

    private void add(LoadBalancer made) {
        store.loadBalancers.put(made.arn(), made);
        networks.interfaces().hold(made.arn(), made.subnetIds(), made.securityGroupIds());
        bill(made);
    }

    /** An address in each zone is public unless the load balancer is internal. */
    private void bill(LoadBalancer balancer) {
        PriceBook prices = endpoint.account().prices(endpoint.region());
        int addresses = balancer.internal() ? 0 : balancer.subnetIds().size();
        Instant now = endpoint.now();
        endpoint.account()
                .bill()
                .use(balancer.arn(), balancer.tags(), CostItem.LOAD_BALANCER, prices.loadBalancerHour(), now);
        endpoint.account()
                .bill()
                .use(
                        balancer.arn(),
                        balancer.tags(),
                        CostItem.PUBLIC_IPV4,
                        prices.publicIpv4Hour().multiply(BigDecimal.valueOf(addresses)),
                        now);
    }

    /** DescribeLoadBalancers by ARN. */
    public Optional<LoadBalancer> find(String arn) {
        return endpoint.call("DescribeLoadBalancers", () -> Optional.ofNullable(store.loadBalancers.get(arn)));
    }

    /** DescribeLoadBalancers by name. */
    public Optional<LoadBalancer> findByName(String name) {
        return endpoint.call("DescribeLoadBalancers", () -> byName(name));
    }

    public void setSecurityGroups(String arn, List<String> ids) {
        endpoint.run("SetSecurityGroups", () -> {
            LoadBalancer balancer = store.loadBalancer(arn);
            checkGroups(ids, balancer.vpcId());
            store.loadBalancers.put(arn, balancer.withSecurityGroups(ids));
            networks.interfaces().hold(arn, balancer.subnetIds(), ids);
        });
    }

    public void setSubnets(String arn, List<String> ids) {
        endpoint.run("SetSubnets", () -> {
            LoadBalancer balancer = store.loadBalancer(arn).withSubnets(ids);
            checkSubnets(ids);
            store.loadBalancers.put(arn, balancer);
            networks.interfaces().hold(arn, ids, balancer.securityGroupIds());
            bill(balancer);
        });
    }

    /** ModifyLoadBalancerAttributes. */
    public void setAttributes(String arn, Map<String, String> attributes) {
        endpoint.run("ModifyLoadBalancerAttributes", () -> {
            LoadBalancer balancer = store.loadBalancer(arn);
            Map<String, String> all = new TreeMap<>(balancer.attributes());
            all.putAll(attributes);
            store.loadBalancers.put(arn, balancer.withAttributes(all));
        });
    }

    /** AddTags and RemoveTags: sets all tags. */
    public void tag(String arn, Map<String, String> tags) {
        endpoint.run("AddTags", () -> {
            LoadBalancer tagged = store.loadBalancer(arn).withTags(tags);
            store.loadBalancers.put(arn, tagged);
            bill(tagged);
        });
    }

    /** Its listeners go with it at once, its network interfaces a little later. */
    public void delete(String arn) {
        endpoint.run("DeleteLoadBalancer", () -> {
            LoadBalancer balancer = store.loadBalancers.get(arn);
            if (balancer == null) {
                return;
            }
            if (Boolean.parseBoolean(balancer.attributes().get(LoadBalancer.DELETION_PROTECTION))) {
                throw AwsException.of(
                        "OperationNotPermitted",
                        "Load balancer '" + arn + "' cannot be deleted because deletion protection is enabled");
            }
            store.listenersOf(arn).forEach(listener -> {
                store.rulesOf(listener.arn()).forEach(rule -> store.rules.remove(rule.arn()));
                store.listeners.remove(listener.arn());
            });
            store.loadBalancers.remove(arn);
            networks.interfaces().release(arn, endpoint.after(Takes.LOAD_BALANCER_INTERFACES_DELETE));
            endpoint.account().bill().end(arn, endpoint.now());
        });
    }

    /** DescribeNetworkInterfaces of a load balancer. */
    public boolean holdsInterfaces(String arn) {
        return endpoint.look(() -> networks.interfaces().isHeldBy(arn));
    }

    private Optional<LoadBalancer> byName(String name) {
        return store.loadBalancers.values().stream()
                .filter(balancer -> balancer.name().equals(name))
                .findFirst();
    }
}
