package dev.greenroom.operator.pulumi.program;

import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.lb.LoadBalancer;
import com.pulumi.aws.lb.TargetGroup;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionArgs;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionRedirectArgs;
import com.pulumi.core.Output;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.NetPlan.Dedicated;
import dev.greenroom.operator.pulumi.awsx.ApplicationLoadBalancer;
import dev.greenroom.operator.pulumi.awsx.ApplicationLoadBalancerArgs;
import dev.greenroom.operator.pulumi.awsx.ListenerArgs;
import java.util.List;

/** An Application Load Balancer of the environment's own. */
final class DedicatedLoadBalancer {
    /** AWS's recommended policy: TLS 1.2 and 1.3 ("Security policies for your Application Load Balancer"). */
    private static final String TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

    private static final ListenerArgs FORWARD =
            ListenerArgs.builder().port(80).protocol("HTTP").build();

    private DedicatedLoadBalancer() {}

    static Frontend create(NetPlan plan, Dedicated dedicated, ExplicitProvider aws) {
        SecurityGroup securityGroup = SecurityGroups.ofLoadBalancer(plan, dedicated, aws);
        Output<List<String>> securityGroups = securityGroup.id().applyValue(List::of);
        ApplicationLoadBalancerArgs args = ApplicationLoadBalancerArgs.builder()
                .name(dedicated.name())
                .securityGroups(securityGroups)
                .subnetIds(plan.publicSubnetIds())
                .defaultTargetGroup(Frontend.targetGroup(plan))
                .listeners(listeners(dedicated.certificateArn()))
                .build();
        ApplicationLoadBalancer web = new ApplicationLoadBalancer(Frontend.NAME, args, aws.component());
        Output<LoadBalancer> loadBalancer = web.loadBalancer();
        return new Frontend(
                loadBalancer.apply(LoadBalancer::arn),
                loadBalancer.apply(LoadBalancer::dnsName),
                loadBalancer.apply(LoadBalancer::zoneId),
                web.defaultTargetGroup().apply(TargetGroup::arn),
                securityGroups);
    }

    /** Port 80 is the first listener with and without a certificate, so that adding one changes it and does not swap two. */
    private static List<ListenerArgs> listeners(String certificateArn) {
        if (certificateArn == null) {
            return List.of(FORWARD);
        }
        ListenerArgs https = ListenerArgs.builder()
                .port(443)
                .protocol("HTTPS")
                .certificateArn(certificateArn)
                .sslPolicy(TLS_POLICY)
                .build();
        return List.of(redirectToHttps(), https);
    }

    private static ListenerArgs redirectToHttps() {
        ListenerDefaultActionArgs redirect = ListenerDefaultActionArgs.builder()
                .type("redirect")
                .redirect(ListenerDefaultActionRedirectArgs.builder()
                        .protocol("HTTPS")
                        .port("443")
                        .statusCode("HTTP_301")
                        .build())
                .build();
        return ListenerArgs.builder()
                .port(80)
                .protocol("HTTP")
                .defaultActions(List.of(redirect))
                .build();
    }
}
