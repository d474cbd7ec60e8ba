package dev.greenroom.sandbox.aws.elb;

import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.Quota;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import dev.greenroom.sandbox.aws.acm.Certificates;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations on listeners. */
public final class Listeners {
    private static final String HTTPS = "HTTPS";

    private final ServiceEndpoint endpoint;
    private final Certificates certificates;
    private final ElbStore store;
    private final ActionChecks actions;

    Listeners(ServiceEndpoint endpoint, Certificates certificates, ElbStore store) {
        this.endpoint = endpoint;
        this.certificates = certificates;
        this.store = store;
        this.actions = new ActionChecks(endpoint, store);
    }

    /**
     * The new listener's ARN.
     *
     * @param wanted its ARN is not looked at
     */
    public String create(Listener wanted) {
        return endpoint.call("CreateListener", () -> {
            LoadBalancer balancer = store.loadBalancer(wanted.loadBalancerArn());
            List<Listener> present = store.listenersOf(balancer.arn());
            if (present.stream().anyMatch(other -> other.port() == wanted.port())) {
                throw duplicate(balancer.arn());
            }
            endpoint.within(
                    Quota.LISTENERS_PER_LOAD_BALANCER,
                    present.size(),
                    () -> AwsException.of("TooManyListeners", "The maximum number of listeners has been reached"));
            check(wanted);
            actions.checkQuota(wanted.defaultActions(), balancer.arn(), "");
            String arn = balancer.arn().replace(":loadbalancer/", ":listener/") + "/"
                    + endpoint.ids().hex(16);
            store.listeners.put(arn, wanted.withArn(arn));
            return arn;
        });
    }

    private void check(Listener wanted) {
        boolean secure = wanted.protocol().equals(HTTPS);
        if (secure && wanted.certificateArn() == null) {
            throw ElbStore.invalid("A certificate must be specified for HTTPS listeners");
        }
        if (!secure && wanted.certificateArn() != null) {
            throw ElbStore.invalid("A certificate cannot be specified for " + wanted.protocol() + " listeners");
        }
        if (secure && certificates.domain(wanted.certificateArn()).isEmpty()) {
            throw AwsException.of("CertificateNotFound", "Certificate '" + wanted.certificateArn() + "' not found");
        }
        actions.checkGroups(wanted.defaultActions(), wanted.loadBalancerArn());
    }

    private static AwsException duplicate(String balancer) {
        return AwsException.of(
                "DuplicateListener",
                "A listener already exists on this port for this load balancer '" + balancer + "'");
    }

    /** DescribeListeners by ARN. */
    public Optional<Listener> find(String arn) {
        return endpoint.call("DescribeListeners", () -> Optional.ofNullable(store.listeners.get(arn)));
    }

    /** DescribeListeners by load balancer. */
    public List<Listener> ofLoadBalancer(String arn) {
        return endpoint.call("DescribeListeners", () -> {
            store.loadBalancer(arn);
            return store.listenersOf(arn);
        });
    }

    /** ModifyListener: everything but the load balancer. */
    public void modify(Listener changed) {
        endpoint.run("ModifyListener", () -> {
            Listener present = store.listener(changed.arn());
            boolean taken = store.listenersOf(present.loadBalancerArn()).stream()
                    .anyMatch(other ->
                            other.port() == changed.port() && !other.arn().equals(changed.arn()));
            if (taken) {
                throw duplicate(present.loadBalancerArn());
            }
            check(changed);
            actions.checkQuota(changed.defaultActions(), present.loadBalancerArn(), changed.arn());
            store.listeners.put(changed.arn(), changed);
        });
    }

    /** AddTags and RemoveTags: sets all tags. */
    public void tag(String arn, Map<String, String> tags) {
        endpoint.run(
                "AddTags", () -> store.listeners.put(arn, store.listener(arn).withTags(tags)));
    }

    /** Its rules go with it. */
    public void delete(String arn) {
        endpoint.run("DeleteListener", () -> {
            store.listener(arn);
            store.rulesOf(arn).forEach(rule -> store.rules.remove(rule.arn()));
            store.listeners.remove(arn);
        });
    }
}
