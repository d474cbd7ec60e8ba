package dev.greenroom.sandbox.aws.elb;

import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.Quota;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import java.util.List;
import java.util.Optional;

/** The operations on listener rules. */
public final class Rules {
    private static final int LAST_PRIORITY = 50_000;
    private static final int CONDITION_VALUES = 5;

    private final ServiceEndpoint endpoint;
    private final ElbStore store;
    private final ActionChecks actions;

    Rules(ServiceEndpoint endpoint, ElbStore store) {
        this.endpoint = endpoint;
        this.store = store;
        this.actions = new ActionChecks(endpoint, store);
    }

    /**
     * The new rule's ARN.
     *
     * @param wanted its ARN is not looked at
     */
    public String create(Rule wanted) {
        return endpoint.call("CreateRule", () -> {
            Listener listener = store.listener(wanted.listenerArn());
            check(wanted, listener);
            checkFree(wanted);
            endpoint.within(
                    Quota.RULES_PER_LOAD_BALANCER,
                    rulesOn(listener.loadBalancerArn()),
                    () -> AwsException.of(
                            "TooManyRules",
                            "The maximum number of rules on load balancer " + listener.loadBalancerArn()
                                    + " has been reached"));
            actions.checkQuota(wanted.actions(), listener.loadBalancerArn(), "");
            String arn = listener.arn().replace(":listener/", ":listener-rule/") + "/"
                    + endpoint.ids().hex(16);
            store.rules.put(arn, wanted.withArn(arn));
            return arn;
        });
    }

    private void check(Rule wanted, Listener listener) {
        if (wanted.priority() < 1 || wanted.priority() > LAST_PRIORITY) {
            throw ElbStore.invalid("'" + wanted.priority() + "' must be between 1 and " + LAST_PRIORITY);
        }
        int values = wanted.hosts().size() + wanted.paths().size();
        if (values == 0) {
            throw ElbStore.invalid("A condition must be specified");
        }
        if (values > CONDITION_VALUES) {
            throw AwsException.of(
                    "InvalidConfigurationRequest", "A rule can only have '" + CONDITION_VALUES + "' condition values");
        }
        actions.checkGroups(wanted.actions(), listener.loadBalancerArn());
    }

    private void checkFree(Rule wanted) {
        boolean taken = store.rulesOf(wanted.listenerArn()).stream()
                .anyMatch(other ->
                        other.priority() == wanted.priority() && !other.arn().equals(wanted.arn()));
        if (taken) {
            throw AwsException.of("PriorityInUse", "Priority '" + wanted.priority() + "' is currently in use");
        }
    }

    private long rulesOn(String loadBalancerArn) {
        return store.listenersOf(loadBalancerArn).stream()
                .mapToLong(listener -> store.rulesOf(listener.arn()).size())
                .sum();
    }

    /** DescribeRules by ARN. */
    public Optional<Rule> find(String arn) {
        return endpoint.call("DescribeRules", () -> Optional.ofNullable(store.rules.get(arn)));
    }

    /** DescribeRules by listener, without the default one. */
    public List<Rule> ofListener(String listenerArn) {
        return endpoint.call("DescribeRules", () -> {
            store.listener(listenerArn);
            return store.rulesOf(listenerArn);
        });
    }

    /** ModifyRule, SetRulePriorities and AddTags, as far as they change anything. */
    public void modify(Rule changed) {
        endpoint.run("ModifyRule", () -> {
            store.rule(changed.arn());
            Listener listener = store.listener(changed.listenerArn());
            check(changed, listener);
            checkFree(changed);
            actions.checkQuota(changed.actions(), listener.loadBalancerArn(), changed.arn());
            store.rules.put(changed.arn(), changed);
        });
    }

    public void delete(String arn) {
        endpoint.run("DeleteRule", () -> {
            store.rule(arn);
            store.rules.remove(arn);
        });
    }
}
