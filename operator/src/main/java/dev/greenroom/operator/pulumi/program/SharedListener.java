package dev.greenroom.operator.pulumi.program;

import com.pulumi.aws.lb.ListenerRule;
import com.pulumi.aws.lb.ListenerRuleArgs;
import com.pulumi.aws.lb.TargetGroup;
import com.pulumi.aws.lb.inputs.ListenerRuleActionArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionHostHeaderArgs;
import com.pulumi.core.Output;
import dev.greenroom.operator.cloud.ListenerFacts;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.NetPlan.HostRule;

/** A target group behind a host rule on a listener that exists. */
final class SharedListener {
    private SharedListener() {}

    static Frontend create(NetPlan plan, HostRule rule, ListenerFacts listener, ExplicitProvider aws) {
        TargetGroup targetGroup = new TargetGroup(Frontend.NAME, Frontend.targetGroup(plan), aws.options());
        ListenerRuleArgs args = ListenerRuleArgs.builder()
                .listenerArn(rule.listenerArn())
                .priority(listener.priority())
                .conditions(ListenerRuleConditionArgs.builder()
                        .hostHeader(ListenerRuleConditionHostHeaderArgs.builder()
                                .values(rule.host())
                                .build())
                        .build())
                .actions(ListenerRuleActionArgs.builder()
                        .type("forward")
                        .targetGroupArn(targetGroup.arn())
                        .build())
                .build();
        // A target group serves one load balancer at a time: on its way to another listener the old rule has to go
        // first.
        new ListenerRule(
                Frontend.NAME, args, aws.builder().deleteBeforeReplace(true).build());
        return new Frontend(
                Output.of(listener.loadBalancerArn()),
                Output.of(listener.dnsName()),
                Output.of(listener.canonicalHostedZoneId()),
                targetGroup.arn(),
                Output.of(listener.securityGroupIds()));
    }
}
