package dev.greenroom.operator.pulumi.awsx;

import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.ecs.ServiceArgs;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;

/** An ECS service of launch type FARGATE; the component cannot be run on Spot. */
@ResourceType(type = "awsx:ecs:FargateService")
public final class FargateService extends ComponentResource {
    @Export(
            name = "service",
            refs = {Object.class},
            tree = "[0]")
    private Output<Object> service;

    public FargateService(String name, FargateServiceArgs args, ComponentResourceOptions options) {
        super("awsx:ecs:FargateService", name, args, Awsx.versioned(options), true);
    }

    public Output<Service> service() {
        return ResourceReferences.read(
                service, options -> new Service(pulumiResourceName(), ServiceArgs.Empty, options));
    }
}
