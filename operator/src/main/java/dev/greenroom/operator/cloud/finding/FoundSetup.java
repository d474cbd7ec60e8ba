package dev.greenroom.operator.cloud.finding;

import dev.greenroom.operator.cloud.Standing.StandingApp;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * What an ECS service is asked to be ("Amazon ECS API Reference", Service).
 *
 * @param taskDefinition ARN
 * @param publicIp whether its tasks get one
 */
public record FoundSetup(
        String taskDefinition, int desired, List<String> subnetIds, List<String> securityGroupIds, boolean publicIp) {
    public FoundSetup {
        subnetIds = List.copyOf(subnetIds);
        securityGroupIds = List.copyOf(securityGroupIds);
    }

    static String title(AppPlan plan) {
        return "ECS service " + plan.serviceName();
    }

    void compare(StandingApp wanted, Comparison comparison) {
        AppPlan plan = wanted.plan();
        List<String> groups = new ArrayList<>(plan.clientSecurityGroupIds());
        groups.add(plan.net().serviceSecurityGroupId());
        comparison
                .of(Part.APP, title(plan))
                .is("task definition", EcsNames.lastOf(wanted.taskDefinitionArn()), EcsNames.lastOf(taskDefinition))
                .is("desired count", plan.desiredCount(), desired)
                .are("subnets", plan.subnetIds(), subnetIds)
                .are("security groups", groups, securityGroupIds)
                .is("public IP", plan.assignPublicIp(), publicIp);
    }
}
