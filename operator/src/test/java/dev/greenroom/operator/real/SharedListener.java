package dev.greenroom.operator.real;

import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Certificate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/** The HTTPS listener of a load balancer that many previews share. */
public record SharedListener(
        String arn, String loadBalancerDnsName, String loadBalancerZoneId, String securityGroupId) {

    static SharedListener build(Aws aws, String vpc, List<String> subnets, String certificate) {
        String name = "shared-" + UUID.randomUUID().toString().substring(0, 8);
        String group = aws.ec2
                .createSecurityGroup(c ->
                        c.groupName(name).description("shared load balancer").vpcId(vpc))
                .groupId();
        LoadBalancer balancer = aws.elb
                .createLoadBalancer(c -> c.name(name).subnets(subnets).securityGroups(group))
                .loadBalancers()
                .get(0);
        String listener = aws.elb
                .createListener(c -> c.loadBalancerArn(balancer.loadBalancerArn())
                        .protocol(ProtocolEnum.HTTPS)
                        .port(443)
                        .certificates(Certificate.builder()
                                .certificateArn(certificate)
                                .build())
                        .defaultActions(Action.builder()
                                .type(ActionTypeEnum.FIXED_RESPONSE)
                                .fixedResponseConfig(response -> response.statusCode("404"))
                                .build()))
                .listeners()
                .get(0)
                .listenerArn();
        return new SharedListener(listener, balancer.dnsName(), balancer.canonicalHostedZoneId(), group);
    }
}
