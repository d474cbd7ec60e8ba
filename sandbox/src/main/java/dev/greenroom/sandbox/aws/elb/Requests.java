package dev.greenroom.sandbox.aws.elb;

import dev.greenroom.sandbox.aws.ServiceEndpoint;
import dev.greenroom.sandbox.aws.acm.Certificates;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What comes of a request to a load balancer. */
public final class Requests {
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;
    private static final int TIMED_OUT = 504;

    private final ServiceEndpoint endpoint;
    private final Certificates certificates;
    private final ElbStore store;
    private final TargetGroups targetGroups;

    Requests(ServiceEndpoint endpoint, Certificates certificates, ElbStore store, TargetGroups targetGroups) {
        this.endpoint = endpoint;
        this.certificates = certificates;
        this.store = store;
        this.targetGroups = targetGroups;
    }

    /** How a request ended. */
    public sealed interface Outcome {
        record Answered(int status) implements Outcome {}

        record NoSuchName() implements Outcome {}

        /** Nothing listens on the port. */
        record Refused() implements Outcome {}

        /** The certificate is not one for the host. */
        record WrongCertificate() implements Outcome {}
    }

    /**
     * Sends a request.
     *
     * @param dnsName of the load balancer
     * @param host of SNI and of the Host header
     */
    public Outcome send(String dnsName, boolean https, String host, String path) {
        return endpoint.look(() -> store.loadBalancers.values().stream()
                .filter(balancer -> balancer.dnsName().equalsIgnoreCase(dnsName))
                .findFirst()
                .map(balancer -> answer(balancer, https, host, path))
                .orElseGet(Outcome.NoSuchName::new));
    }

    private Outcome answer(LoadBalancer balancer, boolean https, String host, String path) {
        if (endpoint.now().isBefore(balancer.activeFrom())) {
            return new Outcome.NoSuchName();
        }
        Optional<Listener> listener = store.listenersOf(balancer.arn()).stream()
                .filter(candidate -> candidate.port() == (https ? 443 : 80))
                .findFirst();
        if (listener.isEmpty()) {
            return new Outcome.Refused();
        }
        String certificate = listener.get().certificateArn();
        boolean trusted = !https
                || certificates
                        .domain(certificate)
                        .filter(domain -> covers(domain, host))
                        .isPresent();
        return trusted ? new Outcome.Answered(status(listener.get(), host, path)) : new Outcome.WrongCertificate();
    }

    /** A star stands for one label ("Certificate characteristics"). */
    private static boolean covers(String domain, String host) {
        return domain.startsWith("*.")
                ? host.substring(host.indexOf('.') + 1).equalsIgnoreCase(domain.substring(2))
                : host.equalsIgnoreCase(domain);
    }

    private int status(Listener listener, String host, String path) {
        List<Action> actions = store.rulesOf(listener.arn()).stream()
                .filter(rule -> rule.serves(host, path))
                .min(Comparator.comparingInt(Rule::priority))
                .map(Rule::actions)
                .orElse(listener.defaultActions());
        Action last = actions.get(actions.size() - 1);
        return last.targetGroupArn() == null ? last.status() : forwarded(last.targetGroupArn());
    }

    /** With no healthy target the load balancer tries the unhealthy ones ("Target groups", fail open). */
    private int forwarded(String targetGroupArn) {
        TargetGroup group = store.targetGroup(targetGroupArn);
        Instant now = endpoint.now();
        List<Target> present = targetGroups.present(group, now).stream()
                .filter(target -> target.draining() == null || now.isBefore(target.draining()))
                .toList();
        Optional<Target> healthy = present.stream()
                .filter(target -> target.health(group.healthCheck(), now).isHealthy())
                .findFirst();
        return healthy.or(() -> present.stream().findFirst())
                .map(target -> fromTarget(target, now))
                .orElse(UNAVAILABLE);
    }

    private static int fromTarget(Target target, Instant now) {
        if (!target.reachable()) {
            return TIMED_OUT;
        }
        return now.isBefore(target.answersFrom()) ? BAD_GATEWAY : target.code();
    }
}
