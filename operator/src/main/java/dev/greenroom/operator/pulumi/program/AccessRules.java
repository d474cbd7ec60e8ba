package dev.greenroom.operator.pulumi.program;

import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.aws.vpc.SecurityGroupIngressRuleArgs;
import com.pulumi.resources.Resource;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.DataOutputs.QueueOutput;
import java.util.ArrayList;
import java.util.List;

/** What joins the app to the other two stacks; a task that starts before these are there fails. */
final class AccessRules {
    private static final List<String> READ_SECRET = List.of("secretsmanager:GetSecretValue");
    private static final List<String> USE_QUEUE = List.of(
            "sqs:ChangeMessageVisibility",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "sqs:GetQueueUrl",
            "sqs:ReceiveMessage",
            "sqs:SendMessage");

    private AccessRules() {}

    static List<Resource> create(AppPlan plan, TaskSecrets secrets, ExplicitProvider aws) {
        List<Resource> rules = new ArrayList<>();
        rules.add(databaseIngress(plan, aws));
        rules.add(rolePolicy(
                "execution",
                "read-secrets",
                plan.net().executionRoleArn(),
                PolicyDocument.allow(READ_SECRET, secrets.arns()),
                aws));
        if (!plan.data().queues().isEmpty()) {
            List<String> queues =
                    plan.data().queues().values().stream().map(QueueOutput::arn).toList();
            rules.add(rolePolicy(
                    "task", "use-queues", plan.net().taskRoleArn(), PolicyDocument.allow(USE_QUEUE, queues), aws));
        }
        return rules;
    }

    private static Resource databaseIngress(AppPlan plan, ExplicitProvider aws) {
        SecurityGroupIngressRuleArgs args = SecurityGroupIngressRuleArgs.builder()
                .securityGroupId(plan.data().databaseSecurityGroupId())
                .referencedSecurityGroupId(plan.net().serviceSecurityGroupId())
                .description("Tasks of the same environment")
                .ipProtocol("tcp")
                .fromPort(plan.data().databasePort())
                .toPort(plan.data().databasePort())
                .build();
        return new SecurityGroupIngressRule("database", args, aws.options());
    }

    private static Resource rolePolicy(
            String logicalName, String name, String roleArn, String policy, ExplicitProvider aws) {
        RolePolicyArgs args = RolePolicyArgs.builder()
                .name(name)
                .role(roleArn.substring(roleArn.lastIndexOf('/') + 1))
                .policy(policy)
                .build();
        return new RolePolicy(logicalName, args, aws.options());
    }
}
