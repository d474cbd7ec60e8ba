package dev.greenroom.operator.plan;

import dev.greenroom.api.Compute;
import dev.greenroom.api.Ingress;
import dev.greenroom.api.Network;
import dev.greenroom.api.PreviewLimits;
import dev.greenroom.api.Queue;
import dev.greenroom.api.ResolvedPreview;
import dev.greenroom.api.SecretVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What can only be judged when template and defaults are applied. Each problem is one sentence: field, value, what is allowed. */
final class ResolvedChecks {
    private static final int MIN_SUBNETS = 2;

    private final List<String> problems = new ArrayList<>();

    private ResolvedChecks() {}

    static List<String> problems(ResolvedPreview resolved) {
        ResolvedChecks checks = new ResolvedChecks();
        checks.region(resolved);
        checks.network(resolved.network(), resolved.compute());
        checks.ingress(resolved.ingress());
        checks.capacity(resolved);
        checks.queues(resolved);
        return checks.problems;
    }

    static List<String> beyond(PreviewLimits limits, ResolvedPreview resolved) {
        ResolvedChecks checks = new ResolvedChecks();
        if (limits != null) {
            String source = "the service's spec.previews.limits";
            checks.atMost("spec.database.maxCapacity", resolved.database().maxCapacity(), limits.maxCapacity(), source);
            checks.atMost("spec.container.cpu", resolved.container().cpu(), limits.cpu(), source);
            checks.atMost("spec.container.memory", resolved.container().memory(), limits.memory(), source);
            checks.atMost(
                    "spec.compute.desiredCount", resolved.compute().desiredCount(), limits.desiredCount(), source);
            checks.ttlAtMost(resolved.lifecycle().ttl(), limits.ttl(), source);
        }
        return checks.problems;
    }

    private void region(ResolvedPreview resolved) {
        if (resolved.region() == null) {
            problems.add(
                    "spec.region is stated nowhere: state it in the preview, in the service's preview template, or as the "
                            + "operator's GREENROOM_REGION");
        }
    }

    private void network(Network network, Compute compute) {
        if (network.vpcId() == null) {
            problems.add(
                    "spec.network.vpcId is stated nowhere: state it in the preview or in the service's preview template");
        }
        subnets("spec.network.publicSubnetIds", network.publicSubnetIds(), "the load balancer needs them");
        if (!compute.assignPublicIp() || !network.privateSubnetIds().isEmpty()) {
            subnets(
                    "spec.network.privateSubnetIds",
                    network.privateSubnetIds(),
                    "tasks without a public address and the database need them");
        }
    }

    private void subnets(String field, List<String> ids, String why) {
        if (ids.size() < MIN_SUBNETS) {
            problems.add(String.format(
                    Locale.ROOT,
                    "%s has %d subnets, and %d or more in different zones are needed: %s",
                    field,
                    ids.size(),
                    MIN_SUBNETS,
                    why));
        }
    }

    private void ingress(Ingress ingress) {
        boolean listener = ingress.loadBalancer() != null;
        if (ingress.certificateArn() != null && ingress.domain() == null) {
            problems.add(
                    "spec.ingress.certificateArn is stated without spec.ingress.domain: a certificate needs the domain it covers");
        }
        if (ingress.domain() != null && ingress.certificateArn() == null && !listener) {
            problems.add("spec.ingress.domain is " + ingress.domain()
                    + " without spec.ingress.certificateArn: a load balancer of its own needs a certificate for it");
        }
        if (listener && ingress.domain() == null) {
            problems.add(
                    "spec.ingress.loadBalancer.listenerArn is stated without spec.ingress.domain: a host rule needs a host");
        }
        if (ingress.hostedZoneId() != null && ingress.domain() == null) {
            problems.add("spec.ingress.hostedZoneId is stated without spec.ingress.domain: a record needs a name");
        }
    }

    private void capacity(ResolvedPreview resolved) {
        int cpu = resolved.container().cpu();
        int memory = resolved.container().memory();
        FargateSizes.problem(cpu, memory).ifPresent(problems::add);
        double min = resolved.database().minCapacity();
        double max = resolved.database().maxCapacity();
        if (min > max) {
            problems.add("spec.database.minCapacity is " + min + ", which is above spec.database.maxCapacity " + max);
        }
    }

    private void queues(ResolvedPreview resolved) {
        Set<String> names = resolved.queues().stream().map(Queue::name).collect(Collectors.toSet());
        Set<String> secrets = resolved.container().secrets().stream()
                .map(SecretVariable::name)
                .collect(Collectors.toSet());
        for (String name : new TreeSet<>(names)) {
            if (names.contains(name + DataPlan.DEAD_LETTERS)) {
                problems.add("spec.queues has " + name + " and " + name + DataPlan.DEAD_LETTERS
                        + ", which is the name of the first one's dead-letter queue: another name is needed");
            }
            if (secrets.contains(AppPlanner.queueVariable(name))) {
                problems.add("spec.container.secrets has " + AppPlanner.queueVariable(name)
                        + ", which is the variable of spec.queues " + name
                        + ": another name is needed for one of them");
            }
        }
    }

    private void atMost(String field, Number value, Number limit, String source) {
        if (limit != null && value.doubleValue() > limit.doubleValue()) {
            problems.add(field + " is " + value + ", and " + source + " allow at most " + limit);
        }
    }

    private void ttlAtMost(String ttl, String limit, String source) {
        if (limit != null && Ttl.parse(ttl).compareTo(Ttl.parse(limit)) > 0) {
            problems.add("spec.lifecycle.ttl is " + ttl + ", and " + source + " allow at most " + limit);
        }
    }
}
