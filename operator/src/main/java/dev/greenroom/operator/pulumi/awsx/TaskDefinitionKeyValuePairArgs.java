package dev.greenroom.operator.pulumi.awsx;

import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;

/** A plain variable of a container. */
public final class TaskDefinitionKeyValuePairArgs extends ResourceArgs {
    @Import(name = "name")
    String name;

    @Import(name = "value")
    String value;

    private TaskDefinitionKeyValuePairArgs() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Sets inputs one by one; what is not set is not sent. */
    public static final class Builder {
        private final TaskDefinitionKeyValuePairArgs made = new TaskDefinitionKeyValuePairArgs();

        private Builder() {}

        public Builder name(String name) {
            made.name = name;
            return this;
        }

        public Builder value(String value) {
            made.value = value;
            return this;
        }

        public TaskDefinitionKeyValuePairArgs build() {
            return made;
        }
    }
}
