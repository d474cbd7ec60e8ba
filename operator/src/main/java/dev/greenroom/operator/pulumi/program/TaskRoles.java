package dev.greenroom.operator.pulumi.program;

import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicyAttachment;
import com.pulumi.aws.iam.RolePolicyAttachmentArgs;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.Placement;

/**
 * The two roles of a task ("Amazon ECS task IAM roles"): ECS starts it under one, its own code runs under the other. What
 * they may do to secrets and queues, the app stack adds.
 */
record TaskRoles(Role execution, Role task) {
    /** The only path whose roles the operator may make and pass on. */
    private static final String PATH = "/greenroom/";

    static TaskRoles create(NetPlan plan, ExplicitProvider aws) {
        Placement placement = plan.scope().placement();
        Role execution = role("execution", plan.roles().execution(), placement, aws);
        RolePolicyAttachmentArgs pullAndLog = RolePolicyAttachmentArgs.builder()
                .role(execution.name())
                .policyArn("arn:" + partition(placement.region())
                        + ":iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy")
                .build();
        new RolePolicyAttachment("execution", pullAndLog, aws.options());
        return new TaskRoles(execution, role("task", plan.roles().task(), placement, aws));
    }

    private static Role role(String logicalName, String name, Placement placement, ExplicitProvider aws) {
        RoleArgs.Builder args =
                RoleArgs.builder().name(name).path(PATH).assumeRolePolicy(PolicyDocument.trustEcsTasks());
        if (placement.permissionsBoundary() != null) {
            args.permissionsBoundary(placement.permissionsBoundary());
        }
        return new Role(logicalName, args.build(), aws.options());
    }

    private static String partition(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
