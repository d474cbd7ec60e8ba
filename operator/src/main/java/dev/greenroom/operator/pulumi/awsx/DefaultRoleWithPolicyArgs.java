package dev.greenroom.operator.pulumi.awsx;

import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;

/** The role that a task definition is given. */
public final class DefaultRoleWithPolicyArgs extends ResourceArgs {
    @Import(name = "roleArn")
    String roleArn;

    private DefaultRoleWithPolicyArgs() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Sets inputs one by one; what is not set is not sent. */
    public static final class Builder {
        private final DefaultRoleWithPolicyArgs made = new DefaultRoleWithPolicyArgs();

        private Builder() {}

        public Builder roleArn(String roleArn) {
            made.roleArn = roleArn;
            return this;
        }

        public DefaultRoleWithPolicyArgs build() {
            return made;
        }
    }
}
