package dev.greenroom.operator.pulumi.awsx;

import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.List;

/** A container of a task definition. */
public final class TaskDefinitionContainerDefinitionArgs extends ResourceArgs {
    @Import(name = "name")
    String name;

    @Import(name = "image")
    String image;

    @Import(name = "cpu")
    Integer cpu;

    @Import(name = "memory")
    Integer memory;

    @Import(name = "essential")
    Boolean essential;

    @Import(name = "portMappings")
    List<TaskDefinitionPortMappingArgs> portMappings;

    @Import(name = "environment")
    List<TaskDefinitionKeyValuePairArgs> environment;

    @Import(name = "secrets")
    List<TaskDefinitionSecretArgs> secrets;

    @Import(name = "logConfiguration")
    TaskDefinitionLogConfigurationArgs logConfiguration;

    private TaskDefinitionContainerDefinitionArgs() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Sets inputs one by one; what is not set is not sent. */
    public static final class Builder {
        private final TaskDefinitionContainerDefinitionArgs made = new TaskDefinitionContainerDefinitionArgs();

        private Builder() {}

        public Builder name(String name) {
            made.name = name;
            return this;
        }

        public Builder image(String image) {
            made.image = image;
            return this;
        }

        public Builder cpu(Integer cpu) {
            made.cpu = cpu;
            return this;
        }

        public Builder memory(Integer memory) {
            made.memory = memory;
            return this;
        }

        public Builder essential(Boolean essential) {
            made.essential = essential;
            return this;
        }

        public Builder portMappings(List<TaskDefinitionPortMappingArgs> portMappings) {
            made.portMappings = List.copyOf(portMappings);
            return this;
        }

        public Builder environment(List<TaskDefinitionKeyValuePairArgs> environment) {
            made.environment = List.copyOf(environment);
            return this;
        }

        public Builder secrets(List<TaskDefinitionSecretArgs> secrets) {
            made.secrets = List.copyOf(secrets);
            return this;
        }

        public Builder logConfiguration(TaskDefinitionLogConfigurationArgs logConfiguration) {
            made.logConfiguration = logConfiguration;
            return this;
        }

        public TaskDefinitionContainerDefinitionArgs build() {
            return made;
        }
    }
}
