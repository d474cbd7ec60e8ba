package dev.greenroom.sandbox.aws.elb;

import dev.greenroom.sandbox.aws.AwsResource;
import dev.greenroom.sandbox.aws.Service;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import dev.greenroom.sandbox.aws.acm.Certificates;
import dev.greenroom.sandbox.aws.ec2.Ec2;
import dev.greenroom.sandbox.aws.ec2.SecurityGroups;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** "Elastic Load Balancing API Reference", version 2015-12-01. */
public final class Elb implements Service {
    private static final String TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

    private final ElbStore store = new ElbStore();
    private final ServiceEndpoint endpoint;
    private final LoadBalancers loadBalancers;
    private final TargetGroups targetGroups;
    private final Listeners listeners;
    private final Rules rules;
    private final Requests requests;

    public Elb(ServiceEndpoint endpoint, Ec2 networks, SecurityGroups groups, Certificates certificates) {
        this.endpoint = endpoint;
        loadBalancers = new LoadBalancers(endpoint, networks, groups, store);
        targetGroups = new TargetGroups(endpoint, networks, store);
        listeners = new Listeners(endpoint, certificates, store);
        rules = new Rules(endpoint, store);
        requests = new Requests(endpoint, certificates, store, targetGroups);
    }

    /** A listener for HTTPS that was there before, with its load balancer; what no rule takes is answered with 404. */
    public void seedListener(String arn, String certificateArn, List<String> subnetIds, List<String> securityGroupIds) {
        String loadBalancer = arn.substring(0, arn.lastIndexOf('/')).replace(":listener/", ":loadbalancer/");
        endpoint.look(() -> {
            loadBalancers.seed(loadBalancer, subnetIds, securityGroupIds);
            Action answer =
                    new Action("fixed-response", null, Map.of("statusCode", "404", "contentType", "text/plain"));
            return store.listeners.put(
                    arn,
                    new Listener(
                            arn, loadBalancer, 443, "HTTPS", certificateArn, TLS_POLICY, List.of(answer), Map.of()));
        });
    }

    public LoadBalancers loadBalancers() {
        return loadBalancers;
    }

    public TargetGroups targetGroups() {
        return targetGroups;
    }

    public Listeners listeners() {
        return listeners;
    }

    public Rules rules() {
        return rules;
    }

    /** What requests from the internet are answered with. */
    public Requests requests() {
        return requests;
    }

    @Override
    public Stream<AwsResource> inventory() {
        return Stream.of(
                        store.loadBalancers.values().stream()
                                .map(b -> resource("aws:lb/loadBalancer:LoadBalancer", b.arn(), b.tags())),
                        store.targetGroups.values().stream()
                                .map(g -> resource("aws:lb/targetGroup:TargetGroup", g.arn(), g.tags())),
                        store.listeners.values().stream()
                                .map(l -> resource("aws:lb/listener:Listener", l.arn(), l.tags())),
                        store.rules.values().stream()
                                .map(r -> resource("aws:lb/listenerRule:ListenerRule", r.arn(), r.tags())))
                .flatMap(all -> all);
    }

    private static AwsResource resource(String type, String arn, Map<String, String> tags) {
        return new AwsResource(type, arn, arn, tags);
    }
}
