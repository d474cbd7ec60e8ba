package dev.greenroom.operator.pulumi.program;

import com.pulumi.aws.ecs.Cluster;
import com.pulumi.aws.ecs.ClusterArgs;
import com.pulumi.aws.ecs.ClusterCapacityProviders;
import com.pulumi.aws.ecs.ClusterCapacityProvidersArgs;
import com.pulumi.core.Output;
import dev.greenroom.operator.plan.NetPlan;

/** The ECS cluster: a given one, or one of the environment's own. */
final class EcsCluster {
    private static final String NAME = "cluster";

    private EcsCluster() {}

    static Output<String> arn(NetPlan plan, ExplicitProvider aws) {
        if (plan.clusterArn() != null) {
            return Output.of(plan.clusterArn());
        }
        ClusterArgs args = ClusterArgs.builder().name(plan.clusterName()).build();
        Cluster cluster = new Cluster(NAME, args, aws.options());
        // A cluster starts tasks on Spot only with the provider associated; it always is, so that a switch to Spot is a
        // matter of the app stack alone.
        ClusterCapacityProvidersArgs providers = ClusterCapacityProvidersArgs.builder()
                .clusterName(cluster.name())
                .capacityProviders("FARGATE", "FARGATE_SPOT")
                .build();
        new ClusterCapacityProviders(NAME, providers, aws.options());
        return cluster.arn();
    }
}
