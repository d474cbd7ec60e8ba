package dev.greenroom.operator.pulumi.awsx;

import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;

/** A task definition for Fargate. */
@ResourceType(type = "awsx:ecs:FargateTaskDefinition")
public final class FargateTaskDefinition extends ComponentResource {
    @Export(
            name = "taskDefinition",
            refs = {Object.class},
            tree = "[0]")
    private Output<Object> taskDefinition;

    public FargateTaskDefinition(String name, FargateTaskDefinitionArgs args, ComponentResourceOptions options) {
        super("awsx:ecs:FargateTaskDefinition", name, args, Awsx.versioned(options), true);
    }

    public Output<TaskDefinition> taskDefinition() {
        return ResourceReferences.read(
                taskDefinition, options -> new TaskDefinition(pulumiResourceName(), null, options));
    }
}
