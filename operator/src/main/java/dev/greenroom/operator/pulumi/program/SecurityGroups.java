package dev.greenroom.operator.pulumi.program;

import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.ec2.inputs.SecurityGroupEgressArgs;
import com.pulumi.aws.ec2.inputs.SecurityGroupIngressArgs;
import com.pulumi.core.Output;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.NetPlan.Dedicated;
import java.util.List;

/** The security groups of the net stack. Nothing else adds rules to them, so theirs are stated inline. */
final class SecurityGroups {
    private static final String ANYWHERE = "0.0.0.0/0";
    private static final SecurityGroupEgressArgs TO_ANYWHERE = SecurityGroupEgressArgs.builder()
            .protocol("-1")
            .fromPort(0)
            .toPort(0)
            .cidrBlocks(ANYWHERE)
            .build();

    private SecurityGroups() {}

    static SecurityGroup ofLoadBalancer(NetPlan plan, Dedicated dedicated, ExplicitProvider aws) {
        SecurityGroupArgs args = SecurityGroupArgs.builder()
                .name(dedicated.securityGroupName())
                .description("Load balancer of a Greenroom environment")
                .vpcId(plan.vpcId())
                .ingress(dedicated.ports().stream()
                        .map(SecurityGroups::fromAnywhere)
                        .toList())
                .egress(TO_ANYWHERE)
                .build();
        return new SecurityGroup("load-balancer", args, aws.options());
    }

    /** The tasks': open to the load balancer on the container's port, and to nobody else. */
    static SecurityGroup ofTasks(NetPlan plan, Output<List<String>> loadBalancerGroups, ExplicitProvider aws) {
        int port = plan.targetGroup().port();
        Output<List<SecurityGroupIngressArgs>> fromLoadBalancer = loadBalancerGroups.applyValue(
                groups -> List.of(tcp(port).securityGroups(groups).build()));
        SecurityGroupArgs args = SecurityGroupArgs.builder()
                .name(plan.serviceSecurityGroup())
                .description("Tasks of a Greenroom environment")
                .vpcId(plan.vpcId())
                .ingress(fromLoadBalancer)
                .egress(TO_ANYWHERE)
                .build();
        return new SecurityGroup("service", args, aws.options());
    }

    private static SecurityGroupIngressArgs fromAnywhere(int port) {
        return tcp(port).cidrBlocks(ANYWHERE).build();
    }

    private static SecurityGroupIngressArgs.Builder tcp(int port) {
        return SecurityGroupIngressArgs.builder().protocol("tcp").fromPort(port).toPort(port);
    }
}
