package dev.greenroom.operator.pulumi.program;

import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.ecs.ServiceArgs;
import com.pulumi.aws.ecs.inputs.ServiceCapacityProviderStrategyArgs;
import com.pulumi.aws.ecs.inputs.ServiceDeploymentCircuitBreakerArgs;
import com.pulumi.aws.ecs.inputs.ServiceLoadBalancerArgs;
import com.pulumi.aws.ecs.inputs.ServiceNetworkConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.pulumi.awsx.FargateService;
import dev.greenroom.operator.pulumi.awsx.FargateServiceArgs;
import java.util.List;
import java.util.stream.Stream;

/** The ECS service, in its on-demand and in its Spot shape. Neither waits for the rollout: observing does. */
final class FargateServices {
    /** Logical name of task definition and service. */
    static final String NAME = "app";

    /** A small task needs this long to start before the load balancer's verdict counts. */
    private static final int GRACE_SECONDS = 120;

    private static final String TAGS_FROM = "SERVICE";

    private FargateServices() {}

    static Output<String> create(
            AppPlan plan, Output<String> taskDefinition, List<Resource> dependsOn, ExplicitProvider aws) {
        return plan.spot()
                ? spot(plan, taskDefinition, dependsOn, aws)
                : onDemand(plan, taskDefinition, dependsOn, aws);
    }

    private static Output<String> onDemand(
            AppPlan plan, Output<String> taskDefinition, List<Resource> dependsOn, ExplicitProvider aws) {
        FargateServiceArgs args = FargateServiceArgs.builder()
                .name(plan.serviceName())
                .cluster(plan.net().clusterArn())
                .taskDefinition(taskDefinition)
                .desiredCount(plan.desiredCount())
                .deploymentMinimumHealthyPercent(minimumHealthyPercent(plan))
                .deploymentMaximumPercent(maximumPercent(plan))
                .deploymentCircuitBreaker(circuitBreaker())
                .healthCheckGracePeriodSeconds(GRACE_SECONDS)
                .networkConfiguration(network(plan))
                .loadBalancers(List.of(loadBalancer(plan)))
                .propagateTags(TAGS_FROM)
                .continueBeforeSteadyState(true)
                .build();
        return new FargateService(NAME, args, aws.component(dependsOn))
                .service()
                .apply(Service::id);
    }

    /** The component always asks for launch type FARGATE, which ECS refuses beside a capacity provider strategy. */
    private static Output<String> spot(
            AppPlan plan, Output<String> taskDefinition, List<Resource> dependsOn, ExplicitProvider aws) {
        ServiceArgs args = ServiceArgs.builder()
                .name(plan.serviceName())
                .cluster(plan.net().clusterArn())
                .taskDefinition(taskDefinition)
                .desiredCount(plan.desiredCount())
                .capacityProviderStrategies(ServiceCapacityProviderStrategyArgs.builder()
                        .capacityProvider("FARGATE_SPOT")
                        .weight(1)
                        .build())
                .deploymentMinimumHealthyPercent(minimumHealthyPercent(plan))
                .deploymentMaximumPercent(maximumPercent(plan))
                .deploymentCircuitBreaker(circuitBreaker())
                .healthCheckGracePeriodSeconds(GRACE_SECONDS)
                .networkConfiguration(network(plan))
                .loadBalancers(loadBalancer(plan))
                .propagateTags(TAGS_FROM)
                .waitForSteadyState(false)
                .build();
        return new Service(NAME, args, aws.options(dependsOn)).id();
    }

    private static int minimumHealthyPercent(AppPlan plan) {
        return plan.stopOldFirst() ? 0 : 100;
    }

    private static int maximumPercent(AppPlan plan) {
        return plan.stopOldFirst() ? 100 : 200;
    }

    private static ServiceDeploymentCircuitBreakerArgs circuitBreaker() {
        return ServiceDeploymentCircuitBreakerArgs.builder()
                .enable(true)
                .rollback(true)
                .build();
    }

    private static ServiceNetworkConfigurationArgs network(AppPlan plan) {
        List<String> securityGroups = Stream.concat(
                        Stream.of(plan.net().serviceSecurityGroupId()), plan.clientSecurityGroupIds().stream())
                .toList();
        return ServiceNetworkConfigurationArgs.builder()
                .subnets(plan.subnetIds())
                .securityGroups(securityGroups)
                .assignPublicIp(plan.assignPublicIp())
                .build();
    }

    private static ServiceLoadBalancerArgs loadBalancer(AppPlan plan) {
        return ServiceLoadBalancerArgs.builder()
                .targetGroupArn(plan.net().targetGroupArn())
                .containerName(AppPlan.CONTAINER)
                .containerPort(plan.port())
                .build();
    }
}
