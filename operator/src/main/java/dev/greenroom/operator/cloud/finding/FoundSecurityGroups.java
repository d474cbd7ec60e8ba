package dev.greenroom.operator.cloud.finding;

import dev.greenroom.operator.cloud.Standing;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.NetPlan.Dedicated;
import dev.greenroom.operator.plan.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The environment's security groups.
 *
 * @param byName those that are there
 */
public record FoundSecurityGroups(Map<String, FoundGroup> byName) {
    private static final String ANYWHERE = "0.0.0.0/0";

    public FoundSecurityGroups {
        byName = Map.copyOf(byName);
    }

    /** A group and what it lets in. */
    public record FoundGroup(String id, List<Ingress> ingress) {
        public FoundGroup {
            ingress = List.copyOf(ingress);
        }
    }

    /**
     * Who is let in.
     *
     * @param protocol {@code tcp}, {@code udp}, {@code icmp} or a number; {@code -1}: all
     * @param peer a CIDR block, a security group's id or a prefix list's
     */
    public record Ingress(String protocol, int fromPort, int toPort, String peer) {
        private String words() {
            if (protocol.equals("-1")) {
                return "everything from " + peer;
            }
            return protocol + " " + (fromPort == toPort ? fromPort : fromPort + "-" + toPort) + " from " + peer;
        }

        private static Ingress tcp(int port, String peer) {
            return new Ingress("tcp", port, port, peer);
        }
    }

    /** The groups that there should be. */
    public static List<String> names(Standing standing) {
        List<String> names = new ArrayList<>();
        names.add(standing.data().database().securityGroupName());
        names.add(standing.net().serviceSecurityGroup());
        if (standing.net().loadBalancing() instanceof Dedicated dedicated) {
            names.add(dedicated.securityGroupName());
        }
        return names;
    }

    /** @param loadBalancerGroups that the load balancer has; empty: there is no load balancer to tell */
    void compare(Standing standing, Optional<List<String>> loadBalancerGroups, Comparison comparison) {
        database(standing, comparison);
        NetPlan net = standing.net();
        compare(
                Part.NET,
                "security group of the tasks",
                find(net.serviceSecurityGroup(), standing.netOutputs().serviceSecurityGroupId()),
                loadBalancerGroups.map(groups -> groups.stream()
                        .map(group -> Ingress.tcp(net.targetGroup().port(), group))
                        .toList()),
                comparison);
        if (net.loadBalancing() instanceof Dedicated dedicated) {
            List<Ingress> open = dedicated.ports().stream()
                    .map(port -> Ingress.tcp(port, ANYWHERE))
                    .toList();
            compare(
                    Part.NET,
                    "security group of the load balancer",
                    Optional.ofNullable(byName.get(dedicated.securityGroupName())),
                    Optional.of(open),
                    comparison);
        }
    }

    /** The group is of the data stack, the one rule of the app stack: each is put right by its own. */
    private void database(Standing standing, Comparison comparison) {
        String name = "security group of the database";
        Optional<FoundGroup> found = find(
                standing.data().database().securityGroupName(),
                standing.dataOutputs().databaseSecurityGroupId());
        if (found.isEmpty()) {
            comparison.missing(Part.DATA, name);
            return;
        }
        List<Ingress> extra = new ArrayList<>(found.get().ingress());
        standing.app().ifPresent(app -> {
            Ingress tasks = Ingress.tcp(
                    standing.dataOutputs().databasePort(), standing.netOutputs().serviceSecurityGroupId());
            if (!extra.remove(tasks)) {
                comparison.missing(Part.APP, "rule that lets tasks reach the database");
            }
        });
        comparison.of(Part.DATA, name).are("further ingress", List.of(), words(extra));
    }

    private Optional<FoundGroup> find(String name, String id) {
        return Optional.ofNullable(byName.get(name)).filter(group -> group.id().equals(id));
    }

    private static void compare(
            Part part, String name, Optional<FoundGroup> found, Optional<List<Ingress>> wanted, Comparison comparison) {
        if (found.isEmpty()) {
            comparison.missing(part, name);
            return;
        }
        wanted.ifPresent(rules -> comparison
                .of(part, name)
                .are("ingress", words(rules), words(found.get().ingress())));
    }

    private static Set<String> words(List<Ingress> rules) {
        Set<String> words = new TreeSet<>();
        rules.forEach(rule -> words.add(rule.words()));
        return words;
    }
}
