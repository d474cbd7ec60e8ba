package dev.greenroom.operator.pulumi.awsx;

import com.pulumi.aws.lb.TargetGroupArgs;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.List;

/** Inputs of {@link ApplicationLoadBalancer}. */
public final class ApplicationLoadBalancerArgs extends ResourceArgs {
    @Import(name = "name")
    String name;

    @Import(name = "securityGroups")
    Output<List<String>> securityGroups;

    @Import(name = "subnetIds")
    List<String> subnetIds;

    /** Plain. Give it port and protocol: left out, they become those of the first listener. */
    @Import(name = "defaultTargetGroup")
    TargetGroupArgs defaultTargetGroup;

    /** Plain. One without actions forwards to the default target group. */
    @Import(name = "listeners")
    List<ListenerArgs> listeners;

    private ApplicationLoadBalancerArgs() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Sets inputs one by one; what is not set is not sent. */
    public static final class Builder {
        private final ApplicationLoadBalancerArgs made = new ApplicationLoadBalancerArgs();

        private Builder() {}

        public Builder name(String name) {
            made.name = name;
            return this;
        }

        public Builder securityGroups(Output<List<String>> securityGroups) {
            made.securityGroups = securityGroups;
            return this;
        }

        public Builder subnetIds(List<String> subnetIds) {
            made.subnetIds = List.copyOf(subnetIds);
            return this;
        }

        public Builder defaultTargetGroup(TargetGroupArgs defaultTargetGroup) {
            made.defaultTargetGroup = defaultTargetGroup;
            return this;
        }

        public Builder listeners(List<ListenerArgs> listeners) {
            made.listeners = List.copyOf(listeners);
            return this;
        }

        public ApplicationLoadBalancerArgs build() {
            return made;
        }
    }
}
