package dev.greenroom.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.ListenerFacts;
import dev.greenroom.operator.plan.NetPlan.HostRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

class ListenersIT {
    private static final String HOST = "pr-1.preview.example.com";

    private final Rig rig = new Rig();
    private final ElasticLoadBalancingV2Client elb = rig.clients.elb(Rig.PLACEMENT);
    private final ListenersInElb listeners = new ListenersInElb(rig.clients);
    private LoadBalancer balancer;
    private String listener;

    @BeforeEach
    void listen() {
        Rig.Network network = rig.network();
        balancer = elb.createLoadBalancer(c -> c.name(rig.name)
                        .subnets(network.first(), network.second())
                        .securityGroups(network.group()))
                .loadBalancers()
                .get(0);
        listener = elb.createListener(c -> c.loadBalancerArn(balancer.loadBalancerArn())
                        .protocol(ProtocolEnum.HTTP)
                        .port(80)
                        .defaultActions(notFound()))
                .listeners()
                .get(0)
                .listenerArn();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void factsAreThoseOfTheListenersLoadBalancer() {
        ListenerFacts facts = facts(HOST, 4711);
        assertThat(facts)
                .isEqualTo(new ListenerFacts(
                        4711,
                        balancer.loadBalancerArn(),
                        balancer.dnsName(),
                        balancer.canonicalHostedZoneId(),
                        balancer.securityGroups()));
        assertThat(facts.dnsName()).endsWith("elb.amazonaws.com");
    }

    @Test
    void aPriorityOfAnotherRuleIsSteppedOver() {
        rule("other.preview.example.com", 4711, "someone/else");
        assertThat(facts(HOST, 4711).priority()).isEqualTo(4712);
    }

    @Test
    void ourOwnRuleKeepsItsPriority() {
        rule(HOST, 9, rig.owner.tag());
        assertThat(facts(HOST, 4711).priority()).isEqualTo(9);
    }

    @Test
    void aHostOfAnotherOwnerIsRefused() {
        rule("PR-1.preview.example.com", 9, "it/other/PreviewEnvironment/x");
        assertThatThrownBy(() -> facts(HOST, 4711))
                .isInstanceOfSatisfying(CloudException.class, e -> {
                    assertThat(e.reason()).isEqualTo("HostTaken");
                    assertThat(e.kind()).isEqualTo(CloudException.Kind.INVALID);
                })
                .hasMessage("host " + HOST + " is served by another rule of listener " + listener
                        + ", of it/other/PreviewEnvironment/x");
    }

    @Test
    void anUnknownListenerIsNamed() {
        String unknown = listener.substring(0, listener.lastIndexOf('/')) + "/0123456789abcdef";
        assertThatThrownBy(() -> listeners.facts(rig.netPlan(null), new HostRule(unknown, HOST, 1)))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.reason()).isEqualTo("ListenerNotFound"))
                .hasMessage("listener " + unknown + " does not exist");
    }

    private ListenerFacts facts(String host, int preferred) {
        HostRule rule = new HostRule(listener, host, preferred);
        return listeners.facts(rig.netPlan(rule), rule);
    }

    private void rule(String host, int priority, String owner) {
        elb.createRule(c -> c.listenerArn(listener)
                .priority(priority)
                .conditions(RuleCondition.builder()
                        .field("host-header")
                        .hostHeaderConfig(h -> h.values(host))
                        .build())
                .actions(notFound())
                .tags(Tag.builder().key("greenroom.dev/owner").value(owner).build()));
    }

    private static Action notFound() {
        return Action.builder()
                .type(ActionTypeEnum.FIXED_RESPONSE)
                .fixedResponseConfig(f -> f.statusCode("404"))
                .build();
    }
}
