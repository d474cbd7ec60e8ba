package dev.greenroom.operator.pulumi.awsx;

import com.pulumi.aws.lb.inputs.ListenerDefaultActionArgs;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.List;

/** A listener of an {@link ApplicationLoadBalancer}. */
public final class ListenerArgs extends ResourceArgs {
    @Import(name = "port")
    Integer port;

    @Import(name = "protocol")
    String protocol;

    @Import(name = "certificateArn")
    String certificateArn;

    @Import(name = "sslPolicy")
    String sslPolicy;

    @Import(name = "defaultActions")
    List<ListenerDefaultActionArgs> defaultActions;

    private ListenerArgs() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Sets inputs one by one; what is not set is not sent. */
    public static final class Builder {
        private final ListenerArgs made = new ListenerArgs();

        private Builder() {}

        public Builder port(Integer port) {
            made.port = port;
            return this;
        }

        public Builder protocol(String protocol) {
            made.protocol = protocol;
            return this;
        }

        public Builder certificateArn(String certificateArn) {
            made.certificateArn = certificateArn;
            return this;
        }

        public Builder sslPolicy(String sslPolicy) {
            made.sslPolicy = sslPolicy;
            return this;
        }

        public Builder defaultActions(List<ListenerDefaultActionArgs> defaultActions) {
            made.defaultActions = List.copyOf(defaultActions);
            return this;
        }

        public ListenerArgs build() {
            return made;
        }
    }
}
