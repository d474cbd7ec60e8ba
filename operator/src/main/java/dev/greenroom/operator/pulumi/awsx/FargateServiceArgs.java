package dev.greenroom.operator.pulumi.awsx;

import com.pulumi.aws.ecs.inputs.ServiceDeploymentCircuitBreakerArgs;
import com.pulumi.aws.ecs.inputs.ServiceLoadBalancerArgs;
import com.pulumi.aws.ecs.inputs.ServiceNetworkConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.List;

/** Inputs of {@link FargateService}. */
public final class FargateServiceArgs extends ResourceArgs {
    @Import(name = "name")
    String name;

    @Import(name = "cluster")
    String cluster;

    @Import(name = "taskDefinition")
    Output<String> taskDefinition;

    @Import(name = "desiredCount")
    Integer desiredCount;

    @Import(name = "networkConfiguration")
    ServiceNetworkConfigurationArgs networkConfiguration;

    @Import(name = "loadBalancers")
    List<ServiceLoadBalancerArgs> loadBalancers;

    @Import(name = "deploymentCircuitBreaker")
    ServiceDeploymentCircuitBreakerArgs deploymentCircuitBreaker;

    @Import(name = "deploymentMinimumHealthyPercent")
    Integer deploymentMinimumHealthyPercent;

    @Import(name = "deploymentMaximumPercent")
    Integer deploymentMaximumPercent;

    @Import(name = "healthCheckGracePeriodSeconds")
    Integer healthCheckGracePeriodSeconds;

    @Import(name = "propagateTags")
    String propagateTags;

    /** False, the default, makes the run wait for the rollout. */
    @Import(name = "continueBeforeSteadyState")
    Boolean continueBeforeSteadyState;

    private FargateServiceArgs() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Sets inputs one by one; what is not set is not sent. */
    public static final class Builder {
        private final FargateServiceArgs made = new FargateServiceArgs();

        private Builder() {}

        public Builder name(String name) {
            made.name = name;
            return this;
        }

        public Builder cluster(String cluster) {
            made.cluster = cluster;
            return this;
        }

        public Builder taskDefinition(Output<String> taskDefinition) {
            made.taskDefinition = taskDefinition;
            return this;
        }

        public Builder desiredCount(Integer desiredCount) {
            made.desiredCount = desiredCount;
            return this;
        }

        public Builder networkConfiguration(ServiceNetworkConfigurationArgs networkConfiguration) {
            made.networkConfiguration = networkConfiguration;
            return this;
        }

        public Builder loadBalancers(List<ServiceLoadBalancerArgs> loadBalancers) {
            made.loadBalancers = List.copyOf(loadBalancers);
            return this;
        }

        public Builder deploymentCircuitBreaker(ServiceDeploymentCircuitBreakerArgs deploymentCircuitBreaker) {
            made.deploymentCircuitBreaker = deploymentCircuitBreaker;
            return this;
        }

        public Builder deploymentMinimumHealthyPercent(Integer deploymentMinimumHealthyPercent) {
            made.deploymentMinimumHealthyPercent = deploymentMinimumHealthyPercent;
            return this;
        }

        public Builder deploymentMaximumPercent(Integer deploymentMaximumPercent) {
            made.deploymentMaximumPercent = deploymentMaximumPercent;
            return this;
        }

        public Builder healthCheckGracePeriodSeconds(Integer healthCheckGracePeriodSeconds) {
            made.healthCheckGracePeriodSeconds = healthCheckGracePeriodSeconds;
            return this;
        }

        public Builder propagateTags(String propagateTags) {
            made.propagateTags = propagateTags;
            return this;
        }

        public Builder continueBeforeSteadyState(Boolean continueBeforeSteadyState) {
            made.continueBeforeSteadyState = continueBeforeSteadyState;
            return this;
        }

        public FargateServiceArgs build() {
            return made;
        }
    }
}
