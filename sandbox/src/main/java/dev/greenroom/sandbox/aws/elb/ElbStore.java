package dev.greenroom.sandbox.aws.elb;

import dev.greenroom.sandbox.aws.AwsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The state of the service, by ARN; for use within its operations. */
final class ElbStore {
    private static final int LONGEST_NAME = 32;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+");

    final Map<String, LoadBalancer> loadBalancers = new LinkedHashMap<>();
    final Map<String, TargetGroup> targetGroups = new LinkedHashMap<>();
    final Map<String, Listener> listeners = new LinkedHashMap<>();
    final Map<String, Rule> rules = new LinkedHashMap<>();
    final Map<String, List<Target>> targets = new LinkedHashMap<>();

    LoadBalancer loadBalancer(String arn) {
        return existing(loadBalancers, arn, "LoadBalancerNotFound", "Load balancer '" + arn + "' not found");
    }

    TargetGroup targetGroup(String arn) {
        return existing(targetGroups, arn, "TargetGroupNotFound", "One or more target groups not found");
    }

    Listener listener(String arn) {
        return existing(listeners, arn, "ListenerNotFound", "One or more listeners not found");
    }

    Rule rule(String arn) {
        return existing(rules, arn, "RuleNotFound", "One or more rules not found");
    }

    List<Target> targets(String targetGroupArn) {
        return targets.computeIfAbsent(targetGroupArn, key -> new ArrayList<>());
    }

    List<Listener> listenersOf(String loadBalancerArn) {
        return listeners.values().stream()
                .filter(listener -> listener.loadBalancerArn().equals(loadBalancerArn))
                .toList();
    }

    List<Rule> rulesOf(String listenerArn) {
        return rules.values().stream()
                .filter(rule -> rule.listenerArn().equals(listenerArn))
                .toList();
    }

    /** Load balancers whose listeners or rules send requests to the group. */
    Set<String> loadBalancersOf(String targetGroupArn) {
        Predicate<List<Action>> used =
                actions -> actions.stream().anyMatch(action -> targetGroupArn.equals(action.targetGroupArn()));
        Set<String> arns = new TreeSet<>();
        listeners.values().stream()
                .filter(listener -> used.test(listener.defaultActions()))
                .forEach(listener -> arns.add(listener.loadBalancerArn()));
        rules.values().stream()
                .filter(rule -> used.test(rule.actions()))
                .forEach(rule -> arns.add(listener(rule.listenerArn()).loadBalancerArn()));
        return arns;
    }

    /**
     * Target groups to which a load balancer's listeners and rules send requests.
     *
     * @param without ARN of the listener or the rule whose own actions are left out; empty: none's
     */
    Set<String> targetGroupsOf(String loadBalancerArn, String without) {
        List<Listener> all = listenersOf(loadBalancerArn);
        Stream<Action> defaults = all.stream()
                .filter(listener -> !listener.arn().equals(without))
                .flatMap(listener -> listener.defaultActions().stream());
        Stream<Action> ruled = all.stream()
                .flatMap(listener -> rulesOf(listener.arn()).stream())
                .filter(rule -> !rule.arn().equals(without))
                .flatMap(rule -> rule.actions().stream());
        return ActionChecks.groups(Stream.concat(defaults, ruled)).collect(Collectors.toUnmodifiableSet());
    }

    /** Rules for names of load balancers and target groups ("CreateLoadBalancer"). */
    static void checkName(String what, String name) {
        if (name.length() > LONGEST_NAME) {
            throw invalid(what + " name '" + name + "' cannot be longer than '" + LONGEST_NAME + "' characters");
        }
        if (!NAME.matcher(name).matches()) {
            throw invalid(what + " name '" + name + "' can only contain characters that are alphanumeric characters or"
                    + " hyphens(-)");
        }
        if (name.startsWith("-") || name.endsWith("-")) {
            throw invalid(what + " name '" + name + "' cannot begin or end with a hyphen(-)");
        }
    }

    static AwsException invalid(String words) {
        return AwsException.common("ValidationError", words);
    }

    private static <T> T existing(Map<String, T> all, String arn, String code, String words) {
        T found = all.get(arn);
        if (found == null) {
            throw AwsException.of(code, words);
        }
        return found;
    }
}
