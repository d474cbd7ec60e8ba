package dev.greenroom.operator.cloud.finding;

import dev.greenroom.operator.cloud.Standing;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.NetPlan.Dedicated;
import dev.greenroom.operator.plan.NetPlan.HostRule;
import dev.greenroom.operator.plan.NetPlan.TargetGroupPlan;
import dev.greenroom.operator.plan.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where requests come in.
 *
 * @param loadBalancerGroups security groups of the load balancer; empty: there is no such load balancer
 * @param listeners of the environment's own load balancer; none are read of a given one
 * @param rules of a given listener; none are read of an own one
 * @param targetGroup empty: there is none
 */
public record FoundFrontend(
        Optional<List<String>> loadBalancerGroups,
        List<FoundListener> listeners,
        List<FoundRule> rules,
        Optional<FoundTargetGroup> targetGroup) {
    public FoundFrontend {
        listeners = List.copyOf(listeners);
        rules = List.copyOf(rules);
    }

    /**
     * A listener.
     *
     * @param certificateArn null: none
     * @param action what it does with requests that no rule takes
     */
    public record FoundListener(int port, String protocol, String certificateArn, FoundAction action) {}

    /** A rule with a host of its own. */
    public record FoundRule(List<String> hosts, FoundAction action) {
        public FoundRule {
            hosts = List.copyOf(hosts);
        }
    }

    /**
     * What is done with a request.
     *
     * @param type {@code forward}, {@code redirect} or another one
     * @param targetGroupArn null: it does not forward to exactly one
     */
    public record FoundAction(String type, String targetGroupArn) {
        private static final FoundAction REDIRECT = new FoundAction("redirect", null);

        private static FoundAction forward(String targetGroupArn) {
            return new FoundAction("forward", targetGroupArn);
        }

        private String words() {
            return targetGroupArn == null ? type : type + " to " + nameOf(targetGroupArn);
        }

        /** {@code name} of {@code …:targetgroup/name/id}. */
        private static String nameOf(String arn) {
            String[] parts = arn.split("/", -1);
            return parts.length < 2 ? arn : parts[1];
        }
    }

    /** A target group's health check. */
    public record FoundTargetGroup(String healthCheckPath, String healthCheckPort) {}

    void compare(Standing standing, Comparison comparison) {
        NetPlan plan = standing.net();
        String targets = standing.netOutputs().targetGroupArn();
        if (plan.loadBalancing() instanceof Dedicated dedicated) {
            ofItsOwn(dedicated, targets, comparison);
        } else {
            shared((HostRule) plan.loadBalancing(), targets, comparison);
        }
        targetGroup(plan.targetGroup(), comparison);
    }

    private void ofItsOwn(Dedicated wanted, String targets, Comparison comparison) {
        if (loadBalancerGroups.isEmpty()) {
            comparison.missing(Part.NET, "load balancer " + wanted.name());
            return;
        }
        boolean secure = wanted.certificateArn() != null;
        List<FoundListener> further = new ArrayList<>(listeners);
        for (int port : wanted.ports()) {
            boolean https = port == 443;
            FoundAction action = secure && !https ? FoundAction.REDIRECT : FoundAction.forward(targets);
            listener(
                    new FoundListener(port, https ? "HTTPS" : "HTTP", https ? wanted.certificateArn() : null, action),
                    comparison);
            further.removeIf(listener -> listener.port() == port);
        }
        comparison
                .of(Part.NET, "load balancer " + wanted.name())
                .are(
                        "further listeners",
                        List.of(),
                        further.stream()
                                .map(listener -> listener.protocol() + " on port " + listener.port())
                                .toList());
    }

    private void listener(FoundListener wanted, Comparison comparison) {
        String name = "listener on port " + wanted.port();
        listeners.stream()
                .filter(listener -> listener.port() == wanted.port())
                .findFirst()
                .ifPresentOrElse(
                        found -> comparison
                                .of(Part.NET, name)
                                .is("protocol", wanted.protocol(), found.protocol())
                                .is("certificate", wanted.certificateArn(), found.certificateArn())
                                .is(
                                        "default action",
                                        wanted.action().words(),
                                        found.action().words()),
                        () -> comparison.missing(Part.NET, name));
    }

    private void shared(HostRule wanted, String targets, Comparison comparison) {
        String name = "host rule for " + wanted.host();
        rules.stream()
                .filter(rule -> rule.hosts().stream().anyMatch(wanted.host()::equalsIgnoreCase))
                .findFirst()
                .ifPresentOrElse(
                        found -> comparison
                                .of(Part.NET, name)
                                .are("hosts", List.of(wanted.host()), found.hosts())
                                .is(
                                        "action",
                                        FoundAction.forward(targets).words(),
                                        found.action().words()),
                        () -> comparison.missing(Part.NET, name));
    }

    private void targetGroup(TargetGroupPlan wanted, Comparison comparison) {
        String name = "target group " + wanted.name();
        targetGroup.ifPresentOrElse(
                found -> comparison
                        .of(Part.NET, name)
                        .is("health check path", wanted.healthCheckPath(), found.healthCheckPath())
                        .is("health check port", TargetGroupPlan.HEALTH_CHECK_PORT, found.healthCheckPort()),
                () -> comparison.missing(Part.NET, name));
    }
}
