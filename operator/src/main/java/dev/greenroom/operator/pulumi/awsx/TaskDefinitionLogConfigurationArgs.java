package dev.greenroom.operator.pulumi.awsx;

import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.Map;

/** Where a container's output goes. */
public final class TaskDefinitionLogConfigurationArgs extends ResourceArgs {
    @Import(name = "logDriver")
    String logDriver;

    @Import(name = "options")
    Map<String, String> options;

    private TaskDefinitionLogConfigurationArgs() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Sets inputs one by one; what is not set is not sent. */
    public static final class Builder {
        private final TaskDefinitionLogConfigurationArgs made = new TaskDefinitionLogConfigurationArgs();

        private Builder() {}

        public Builder logDriver(String logDriver) {
            made.logDriver = logDriver;
            return this;
        }

        public Builder options(Map<String, String> options) {
            made.options = Map.copyOf(options);
            return this;
        }

        public TaskDefinitionLogConfigurationArgs build() {
            return made;
        }
    }
}
