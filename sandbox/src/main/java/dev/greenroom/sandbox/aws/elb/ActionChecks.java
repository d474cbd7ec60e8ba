package dev.greenroom.sandbox.aws.elb;

import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.Quota;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What load balancing refuses of the actions of a listener or a rule. */
final class ActionChecks {
    private final ServiceEndpoint endpoint;
    private final ElbStore store;

    ActionChecks(ServiceEndpoint endpoint, ElbStore store) {
        this.endpoint = endpoint;
        this.store = store;
    }

    /** Refuses actions that name a group which is not there, or which serves another load balancer. */
    void checkGroups(List<Action> actions, String loadBalancerArn) {
        groups(actions.stream()).forEach(group -> checkGroup(group, loadBalancerArn));
    }

    private void checkGroup(String group, String loadBalancerArn) {
        if (!store.targetGroups.containsKey(group)) {
            throw AwsException.of("TargetGroupNotFound", "Target groups '" + group + "' not found");
        }
        Set<String> others = store.loadBalancersOf(group);
        if (!others.isEmpty() && !others.contains(loadBalancerArn)) {
            throw AwsException.of(
                    "TargetGroupAssociationLimit",
                    "The following target groups cannot be associated with more than one load balancer: " + group);
        }
    }

    /**
     * Refuses actions that bring the load balancer a group more than its quota; a group counts once, however many listeners
     * and rules name it.
     *
     * @param changed ARN of the listener or the rule whose actions they will be; empty: a new one's
     */
    void checkQuota(List<Action> actions, String loadBalancerArn, String changed) {
        Set<String> wanted = groups(actions.stream()).collect(Collectors.toSet());
        if (store.targetGroupsOf(loadBalancerArn, "").containsAll(wanted)) {
            return;
        }
        Set<String> all = new HashSet<>(store.targetGroupsOf(loadBalancerArn, changed));
        all.addAll(wanted);
        endpoint.within(
                Quota.TARGET_GROUPS_PER_LOAD_BALANCER,
                all.size() - 1L,
                () -> AwsException.of(
                        "TooManyUniqueTargetGroupsPerLoadBalancer",
                        "The maximum number of unique target groups on load balancer '" + loadBalancerArn
                                + "' has been reached"));
    }

    /** ARNs of the groups that actions send requests to. */
    static Stream<String> groups(Stream<Action> actions) {
        return actions.map(Action::targetGroupArn).flatMap(Stream::ofNullable);
    }
}
