package dev.greenroom.operator.pulumi.awsx;

import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;

/** Inputs of {@link FargateTaskDefinition}. */
public final class FargateTaskDefinitionArgs extends ResourceArgs {
    @Import(name = "family")
    String family;

    @Import(name = "cpu")
    String cpu;

    @Import(name = "memory")
    String memory;

    /** Plain. */
    @Import(name = "container")
    TaskDefinitionContainerDefinitionArgs container;

    /** Plain. */
    @Import(name = "logGroup")
    DefaultLogGroupArgs logGroup;

    /** Plain. */
    @Import(name = "executionRole")
    DefaultRoleWithPolicyArgs executionRole;

    /** Plain. */
    @Import(name = "taskRole")
    DefaultRoleWithPolicyArgs taskRole;

    private FargateTaskDefinitionArgs() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Sets inputs one by one; what is not set is not sent. */
    public static final class Builder {
        private final FargateTaskDefinitionArgs made = new FargateTaskDefinitionArgs();

        private Builder() {}

        public Builder family(String family) {
            made.family = family;
            return this;
        }

        public Builder cpu(String cpu) {
            made.cpu = cpu;
            return this;
        }

        public Builder memory(String memory) {
            made.memory = memory;
            return this;
        }

        public Builder container(TaskDefinitionContainerDefinitionArgs container) {
            made.container = container;
            return this;
        }

        public Builder logGroup(DefaultLogGroupArgs logGroup) {
            made.logGroup = logGroup;
            return this;
        }

        public Builder executionRole(DefaultRoleWithPolicyArgs executionRole) {
            made.executionRole = executionRole;
            return this;
        }

        public Builder taskRole(DefaultRoleWithPolicyArgs taskRole) {
            made.taskRole = taskRole;
            return this;
        }

        public FargateTaskDefinitionArgs build() {
            return made;
        }
    }
}
