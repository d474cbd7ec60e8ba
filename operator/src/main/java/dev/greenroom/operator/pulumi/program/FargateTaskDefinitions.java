package dev.greenroom.operator.pulumi.program;

import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.core.Output;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.pulumi.awsx.DefaultLogGroupArgs;
import dev.greenroom.operator.pulumi.awsx.DefaultRoleWithPolicyArgs;
import dev.greenroom.operator.pulumi.awsx.FargateTaskDefinition;
import dev.greenroom.operator.pulumi.awsx.FargateTaskDefinitionArgs;
import dev.greenroom.operator.pulumi.awsx.TaskDefinitionContainerDefinitionArgs;
import dev.greenroom.operator.pulumi.awsx.TaskDefinitionKeyValuePairArgs;
import dev.greenroom.operator.pulumi.awsx.TaskDefinitionLogConfigurationArgs;
import dev.greenroom.operator.pulumi.awsx.TaskDefinitionPortMappingArgs;
import dev.greenroom.operator.pulumi.awsx.TaskDefinitionSecretArgs;
import java.util.List;
import java.util.Map;

/** The task definition of an image; all of its inputs are plain values from the other stacks' outputs. */
final class FargateTaskDefinitions {
    private FargateTaskDefinitions() {}

    /** The revision's ARN. The component's id is only the family, which would leave the service on its old revision. */
    static Output<String> create(AppPlan plan, TaskSecrets secrets, ExplicitProvider aws) {
        FargateTaskDefinitionArgs args = FargateTaskDefinitionArgs.builder()
                .family(plan.name())
                .cpu(String.valueOf(plan.cpu()))
                .memory(String.valueOf(plan.memory()))
                .container(container(plan, secrets))
                .logGroup(DefaultLogGroupArgs.builder().skip(true).build())
                .executionRole(role(plan.net().executionRoleArn()))
                .taskRole(role(plan.net().taskRoleArn()))
                .build();
        return new FargateTaskDefinition(FargateServices.NAME, args, aws.component())
                .taskDefinition()
                .apply(TaskDefinition::arn);
    }

    private static TaskDefinitionContainerDefinitionArgs container(AppPlan plan, TaskSecrets secrets) {
        return TaskDefinitionContainerDefinitionArgs.builder()
                .name(AppPlan.CONTAINER)
                .image(plan.image())
                .cpu(plan.cpu())
                .memory(plan.memory())
                .essential(true)
                .portMappings(List.of(TaskDefinitionPortMappingArgs.builder()
                        .containerPort(plan.port())
                        .protocol("tcp")
                        .build()))
                .environment(variables(plan.environment()))
                .secrets(secrets(secrets.valueFrom()))
                .logConfiguration(logging(plan))
                .build();
    }

    private static List<TaskDefinitionKeyValuePairArgs> variables(Map<String, String> environment) {
        return environment.entrySet().stream()
                .map(variable -> TaskDefinitionKeyValuePairArgs.builder()
                        .name(variable.getKey())
                        .value(variable.getValue())
                        .build())
                .toList();
    }

    private static List<TaskDefinitionSecretArgs> secrets(Map<String, String> valueFrom) {
        return valueFrom.entrySet().stream()
                .map(variable -> TaskDefinitionSecretArgs.builder()
                        .name(variable.getKey())
                        .valueFrom(variable.getValue())
                        .build())
                .toList();
    }

    private static TaskDefinitionLogConfigurationArgs logging(AppPlan plan) {
        return TaskDefinitionLogConfigurationArgs.builder()
                .logDriver("awslogs")
                .options(Map.of(
                        "awslogs-group", plan.net().logGroup(),
                        "awslogs-region", plan.scope().placement().region(),
                        "awslogs-stream-prefix", AppPlan.CONTAINER))
                .build();
    }

    private static DefaultRoleWithPolicyArgs role(String arn) {
        return DefaultRoleWithPolicyArgs.builder().roleArn(arn).build();
    }
}
