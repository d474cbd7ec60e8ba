package dev.greenroom.operator.pulumi.awsx;

import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;

/** A variable of a container that ECS reads from a secret. */
public final class TaskDefinitionSecretArgs extends ResourceArgs {
    @Import(name = "name")
    String name;

    @Import(name = "valueFrom")
    String valueFrom;

    private TaskDefinitionSecretArgs() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Sets inputs one by one; what is not set is not sent. */
    public static final class Builder {
        private final TaskDefinitionSecretArgs made = new TaskDefinitionSecretArgs();

        private Builder() {}

        public Builder name(String name) {
            made.name = name;
            return this;
        }

        public Builder valueFrom(String valueFrom) {
            made.valueFrom = valueFrom;
            return this;
        }

        public TaskDefinitionSecretArgs build() {
            return made;
        }
    }
}
