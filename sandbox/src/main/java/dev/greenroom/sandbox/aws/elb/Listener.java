package dev.greenroom.sandbox.aws.elb;

import java.util.List;
import java.util.Map;

/**
 * A listener of a load balancer.
 *
 * @param certificateArn null: plain HTTP
 * @param sslPolicy null: likewise
 */
public record Listener(
        String arn,
        String loadBalancerArn,
        int port,
        String protocol,
        String certificateArn,
        String sslPolicy,
        List<Action> defaultActions,
        Map<String, String> tags) {
    public Listener {
        defaultActions = List.copyOf(defaultActions);
        tags = Map.copyOf(tags);
    }

    Listener withArn(String made) {
        return new Listener(made, loadBalancerArn, port, protocol, certificateArn, sslPolicy, defaultActions, tags);
    }

    Listener withTags(Map<String, String> changed) {
        return new Listener(arn, loadBalancerArn, port, protocol, certificateArn, sslPolicy, defaultActions, changed);
    }
}
