package dev.greenroom.sandbox.aws.elb;

import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.Quota;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import dev.greenroom.sandbox.aws.ec2.Ec2;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations on target groups and their targets. */
public final class TargetGroups {
    private static final int DEFAULT_DELAY_SECONDS = 300;

    private final ServiceEndpoint endpoint;
    private final Ec2 networks;
    private final ElbStore store;

    TargetGroups(ServiceEndpoint endpoint, Ec2 networks, ElbStore store) {
        this.endpoint = endpoint;
        this.networks = networks;
        this.store = store;
    }

    /** The new target group's ARN. */
    public String create(TargetGroup.Request request) {
        return endpoint.call("CreateTargetGroup", () -> {
            ElbStore.checkName("Target group", request.name());
            checkHealthCheck(request.healthCheck());
            if (!networks.hasVpc(request.vpcId())) {
                throw ElbStore.invalid("The VPC ID '" + request.vpcId() + "' is not found");
            }
            if (byName(request.name()).isPresent()) {
                throw AwsException.of(
                        "DuplicateTargetGroupName",
                        "A target group with the same name '" + request.name()
                                + "' exists, but with different settings");
            }
            endpoint.within(
                    Quota.TARGET_GROUPS,
                    store.targetGroups.size(),
                    () -> AwsException.of(
                            "TooManyTargetGroups", "The maximum number of target groups has been reached"));
            String path = "targetgroup/" + request.name() + "/" + endpoint.ids().hex(16);
            TargetGroup made = new TargetGroup(
                    endpoint.arn("elasticloadbalancing", path),
                    request.name(),
                    request.port(),
                    request.protocol(),
                    request.vpcId(),
                    request.targetType(),
                    request.healthCheck(),
                    DEFAULT_DELAY_SECONDS,
                    request.tags());
            store.targetGroups.put(made.arn(), made);
            return made.arn();
        });
    }

    private static void checkHealthCheck(HealthCheck check) {
        if (check.intervalSeconds() <= check.timeoutSeconds()) {
            throw ElbStore.invalid("Health check interval must be greater than the timeout.");
        }
        if (check.intervalSeconds() < 5 || check.intervalSeconds() > 300) {
            throw ElbStore.invalid("Health check interval must be between 5 and 300 seconds");
        }
    }

    /** DescribeTargetGroups by ARN. */
    public Optional<TargetGroup> find(String arn) {
        return endpoint.call("DescribeTargetGroups", () -> Optional.ofNullable(store.targetGroups.get(arn)));
    }

    /** DescribeTargetGroups by name. */
    public Optional<TargetGroup> findByName(String name) {
        return endpoint.call("DescribeTargetGroups", () -> byName(name));
    }

    /** The group, within an operation of any service. */
    public Optional<TargetGroup> get(String arn) {
        return Optional.ofNullable(store.targetGroups.get(arn));
    }

    /** Whether any load balancer sends requests to it, within an operation of any service. */
    public boolean isAssociated(String arn) {
        return !store.loadBalancersOf(arn).isEmpty();
    }

    /** Security groups of the load balancers that send requests to it, within an operation of any service. */
    public List<String> sources(String arn) {
        return store.loadBalancersOf(arn).stream()
                .flatMap(balancer -> store.loadBalancer(balancer).securityGroupIds().stream())
                .distinct()
                .toList();
    }

    /** ModifyTargetGroup. */
    public void setHealthCheck(String arn, HealthCheck check) {
        endpoint.run("ModifyTargetGroup", () -> {
            checkHealthCheck(check);
            store.targetGroups.put(arn, store.targetGroup(arn).withHealthCheck(check));
        });
    }

    /** ModifyTargetGroupAttributes. */
    public void setDeregistrationDelay(String arn, int seconds) {
        endpoint.run(
                "ModifyTargetGroupAttributes",
                () -> store.targetGroups.put(arn, store.targetGroup(arn).withDeregistrationDelay(seconds)));
    }

    /** AddTags and RemoveTags: sets all tags. */
    public void tag(String arn, Map<String, String> tags) {
        endpoint.run(
                "AddTags",
                () -> store.targetGroups.put(arn, store.targetGroup(arn).withTags(tags)));
    }

    public void delete(String arn) {
        endpoint.run("DeleteTargetGroup", () -> {
            if (isAssociated(arn)) {
                throw AwsException.of(
                        "ResourceInUse", "Target group '" + arn + "' is currently in use by a listener or a rule");
            }
            store.targetGroups.remove(arn);
            store.targets.remove(arn);
        });
    }

    /** RegisterTargets, by ECS; refused when a load balancer of the group has all the targets that it may have. */
    public void register(String arn, Target target, Instant at) {
        if (!store.targetGroups.containsKey(arn)) {
            return;
        }
        for (String balancer : store.loadBalancersOf(arn)) {
            endpoint.within(
                    Quota.TARGETS_PER_LOAD_BALANCER,
                    targetsOf(balancer, at),
                    () -> AwsException.of(
                            "TooManyTargets",
                            "The maximum number of targets per load balancer '"
                                    + endpoint.account().quotas().of(Quota.TARGETS_PER_LOAD_BALANCER)
                                    + "' has been reached on load balancer '" + balancer + "'"));
        }
        store.targets(arn).add(target);
    }

    private long targetsOf(String loadBalancerArn, Instant at) {
        return store.targetGroupsOf(loadBalancerArn, "").stream()
                .flatMap(group -> store.targets(group).stream())
                .filter(target -> target.gone() == null || at.isBefore(target.gone()))
                .count();
    }

    /** DeregisterTargets, by ECS; how long it waits for requests under way. */
    public Duration deregister(String arn, String address, Instant at) {
        Duration delay = get(arn).map(group -> Duration.ofSeconds(group.deregistrationDelaySeconds()))
                .orElse(Duration.ZERO);
        if (store.targets.containsKey(arn)) {
            List<Target> targets = store.targets(arn);
            targets.removeIf(target -> target.gone() != null && !target.gone().isAfter(at));
            targets.replaceAll(target ->
                    target.address().equals(address) && target.draining() == null ? target.leaving(at, delay) : target);
        }
        return delay;
    }

    /** DescribeTargetHealth; refuses when there is no such group. */
    public List<Target.Health> health(String arn) {
        return endpoint.call("DescribeTargetHealth", () -> {
            TargetGroup group = store.targetGroup(arn);
            return healthNow(group);
        });
    }

    List<Target.Health> healthNow(TargetGroup group) {
        Instant now = endpoint.now();
        return present(group, now).stream()
                .map(target -> target.health(group.healthCheck(), now))
                .toList();
    }

    List<Target> present(TargetGroup group, Instant now) {
        return store.targets(group.arn()).stream()
                .filter(target -> target.isThere(now))
                .toList();
    }

    private Optional<TargetGroup> byName(String name) {
        return store.targetGroups.values().stream()
                .filter(group -> group.name().equals(name))
                .findFirst();
    }
}
