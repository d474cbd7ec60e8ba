package dev.greenroom.operator.pulumi.awsx;

import com.pulumi.aws.lb.LoadBalancer;
import com.pulumi.aws.lb.LoadBalancerArgs;
import com.pulumi.aws.lb.TargetGroup;
import com.pulumi.aws.lb.TargetGroupArgs;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;

/** A load balancer, its default target group and its listeners. */
@ResourceType(type = "awsx:lb:ApplicationLoadBalancer")
public final class ApplicationLoadBalancer extends ComponentResource {
    @Export(
            name = "loadBalancer",
            refs = {Object.class},
            tree = "[0]")
    private Output<Object> loadBalancer;

    @Export(
            name = "defaultTargetGroup",
            refs = {Object.class},
            tree = "[0]")
    private Output<Object> defaultTargetGroup;

    public ApplicationLoadBalancer(String name, ApplicationLoadBalancerArgs args, ComponentResourceOptions options) {
        super("awsx:lb:ApplicationLoadBalancer", name, args, Awsx.versioned(options), true);
    }

    public Output<LoadBalancer> loadBalancer() {
        return ResourceReferences.read(
                loadBalancer, options -> new LoadBalancer(pulumiResourceName(), LoadBalancerArgs.Empty, options));
    }

    public Output<TargetGroup> defaultTargetGroup() {
        return ResourceReferences.read(
                defaultTargetGroup, options -> new TargetGroup(pulumiResourceName(), TargetGroupArgs.Empty, options));
    }
}
