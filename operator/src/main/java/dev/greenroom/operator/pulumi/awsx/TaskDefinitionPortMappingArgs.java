package dev.greenroom.operator.pulumi.awsx;

import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;

/** A port that a container listens on. */
public final class TaskDefinitionPortMappingArgs extends ResourceArgs {
    @Import(name = "containerPort")
    Integer containerPort;

    @Import(name = "protocol")
    String protocol;

    private TaskDefinitionPortMappingArgs() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Sets inputs one by one; what is not set is not sent. */
    public static final class Builder {
        private final TaskDefinitionPortMappingArgs made = new TaskDefinitionPortMappingArgs();

        private Builder() {}

        public Builder containerPort(Integer containerPort) {
            made.containerPort = containerPort;
            return this;
        }

        public Builder protocol(String protocol) {
            made.protocol = protocol;
            return this;
        }

        public TaskDefinitionPortMappingArgs build() {
            return made;
        }
    }
}
