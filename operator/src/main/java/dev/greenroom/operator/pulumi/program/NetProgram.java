package dev.greenroom.operator.pulumi.program;

import com.pulumi.Context;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.route53.Record;
import com.pulumi.aws.route53.RecordArgs;
import com.pulumi.aws.route53.inputs.RecordAliasArgs;
import com.pulumi.core.Output;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.NetPlan.Dedicated;
import dev.greenroom.operator.plan.NetPlan.HostRule;
import dev.greenroom.operator.stack.RunInputs.ForNet;
import java.util.List;
import java.util.function.Consumer;

/** The {@code net} stack. Outputs are the keys of {@link dev.greenroom.operator.plan.NetOutputs}. */
record NetProgram(NetPlan plan, ForNet inputs) implements Consumer<Context> {

    @Override
    public void accept(Context context) {
        ExplicitProvider aws = ExplicitProvider.of(plan.scope());
        Frontend frontend = frontend(aws);
        TaskRoles roles = TaskRoles.create(plan, aws);
        context.export("loadBalancerArn", frontend.loadBalancerArn());
        context.export("loadBalancerDnsName", frontend.dnsName());
        context.export("targetGroupArn", frontend.targetGroupArn());
        context.export("clusterArn", EcsCluster.arn(plan, aws));
        context.export(
                "serviceSecurityGroupId",
                SecurityGroups.ofTasks(plan, frontend.securityGroupIds(), aws).id());
        context.export("executionRoleArn", roles.execution().arn());
        context.export("taskRoleArn", roles.task().arn());
        context.export("logGroup", logGroup(aws));
        if (plan.dns() != null) {
            record(frontend, aws);
        }
    }

    private Frontend frontend(ExplicitProvider aws) {
        NetPlan.LoadBalancing wanted = plan.loadBalancing();
        if (wanted instanceof Dedicated dedicated) {
            return DedicatedLoadBalancer.create(plan, dedicated, aws);
        }
        return SharedListener.create(plan, (HostRule) wanted, inputs.listener(), aws);
    }

    private Output<String> logGroup(ExplicitProvider aws) {
        LogGroupArgs args = LogGroupArgs.builder()
                .name(plan.logGroup().name())
                .retentionInDays(plan.logGroup().retentionDays())
                .build();
        return new LogGroup("service", args, aws.options()).name();
    }

    private void record(Frontend frontend, ExplicitProvider aws) {
        Output<RecordAliasArgs> alias = Output.tuple(frontend.dnsName(), frontend.hostedZoneId())
                .applyValue(target -> RecordAliasArgs.builder()
                        .name(target.t1)
                        .zoneId(target.t2)
                        .evaluateTargetHealth(false)
                        .build());
        RecordArgs args = RecordArgs.builder()
                .zoneId(plan.dns().hostedZoneId())
                .name(plan.dns().host())
                .type("A")
                .aliases(alias.applyValue(List::of))
                .build();
        new Record("web", args, aws.options());
    }
}
