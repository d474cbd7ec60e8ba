package dev.greenroom.sandbox.awsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.provider.ComponentProvider.Component;
import dev.greenroom.sandbox.provider.ComponentProvider.Registered;
import dev.greenroom.sandbox.provider.ComponentProvider.Registration;
import dev.greenroom.sandbox.provider.ProviderException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ApplicationLoadBalancerTest {
    private static final String TYPE = "awsx:lb:ApplicationLoadBalancer";
    private static final String COMPONENT = RecordingRegistrar.urn(TYPE, "web");
    private static final String BALANCER = "aws:lb/loadBalancer:LoadBalancer";
    private static final String TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";
    private static final String LISTENER = "aws:lb/listener:Listener";

    private final RecordingRegistrar engine = new RecordingRegistrar();

    @Test
    void makesBalancerTargetGroupAndListenersUnderTheComponent() throws InterruptedException {
        Component web = engine.construct(TYPE, redirecting(), Map.of("securityGroups", Set.of("urn:group")));

        assertThat(engine.names())
                .containsExactly(
                        "ApplicationLoadBalancer web",
                        "LoadBalancer web",
                        "TargetGroup web",
                        "Listener web-0",
                        "Listener web-1");
        assertThat(engine.registrations.stream().skip(1))
                .allMatch(child -> child.parent().equals(COMPONENT));
        assertThat(engine.registrations.get(0).custom()).isFalse();
        assertThat(web.urn()).isEqualTo(COMPONENT);
        assertThat(engine.ended).containsExactly(COMPONENT);
        assertThat(web.outputs().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("vpcId", "loadBalancer", "defaultTargetGroup", "listeners");
    }

    @Test
    void asksForTheVpcOfTheFirstSubnet() throws InterruptedException {
        Component web = engine.construct(TYPE, redirecting(), Map.of());

        assertThat(engine.invoked).containsExactly("aws:ec2/getSubnet:getSubnet {\"id\":\"subnet-a\"}");
        assertThat(web.outputs().get("vpcId").asText()).isEqualTo("vpc-1");
    }

    @Test
    void givesTheBalancerItsSubnetsAndWhatElseIsSaid() throws InterruptedException {
        engine.construct(TYPE, redirecting(), Map.of("securityGroups", Set.of("urn:group")));

        Registration balancer = engine.registration(BALANCER, "web");
        assertThat(balancer.inputs())
                .isEqualTo(
                        Yaml.read(
                                "{loadBalancerType: application, name: gp, securityGroups: [sg-1], subnets: [subnet-a, subnet-b]}"));
        assertThat(balancer.dependencies()).isEqualTo(Map.of("securityGroups", Set.of("urn:group")));
    }

    @Test
    void listenersForwardToTheTargetGroupUnlessTheySayOtherwise() throws InterruptedException {
        engine.construct(TYPE, redirecting(), Map.of());

        Registration https = engine.registration(LISTENER, "web-1");
        assertThat(https.inputs().at("/defaultActions/0/targetGroupArn").asText())
                .isEqualTo("arn:" + TARGET_GROUP + ":web");
        assertThat(https.dependencies())
                .isEqualTo(Map.of(
                        "defaultActions", Set.of(RecordingRegistrar.urn(TARGET_GROUP, "web")),
                        "loadBalancerArn", Set.of(RecordingRegistrar.urn(BALANCER, "web"))));
        Registration http = engine.registration(LISTENER, "web-0");
        assertThat(http.inputs().at("/defaultActions/0/type").asText()).isEqualTo("redirect");
        assertThat(http.dependencies()).containsOnlyKeys("loadBalancerArn");
    }

    @Test
    void theTargetGroupFollowsTheFirstListenerUnlessThereIsJustOne() throws InterruptedException {
        engine.construct(
                TYPE,
                Yaml.read("{subnetIds: [s], securityGroups: [g], listeners: [{port: 443}, {port: 80}]}"),
                Map.of());
        assertThat(engine.registration(TARGET_GROUP, "web").inputs())
                .isEqualTo(Yaml.read("{port: 443, protocol: HTTPS, targetType: ip, vpcId: vpc-1}"));

        RecordingRegistrar other = new RecordingRegistrar();
        other.construct(TYPE, Yaml.read("{subnetIds: [s], securityGroups: [g], listeners: [{port: 80}]}"), Map.of());
        assertThat(other.registration(TARGET_GROUP, "web").inputs())
                .isEqualTo(Yaml.read("{targetType: ip, vpcId: vpc-1}"));
    }

    @Test
    void makesAnOpenSecurityGroupWhenNoneIsGiven() throws InterruptedException {
        Component web = engine.construct(TYPE, Yaml.read("{subnetIds: [s], listener: {port: 80}}"), Map.of());

        Registration group = engine.registration("aws:ec2/securityGroup:SecurityGroup", "web");
        assertThat(group.inputs().at("/ingress/0/cidrBlocks/0").asText()).isEqualTo("0.0.0.0/0");
        assertThat(engine.registration(BALANCER, "web")
                        .inputs()
                        .at("/securityGroups/0")
                        .asText())
                .isEqualTo("web-id");
        assertThat(web.outputs().has("defaultSecurityGroup")).isTrue();
    }

    @Test
    void targetGroupIsMadeBesideTheBalancer() {
        engine.holdBack = BALANCER;
        CompletableFuture<Component> making = CompletableFuture.supplyAsync(() -> {
            try {
                return engine.construct(TYPE, redirecting(), Map.of());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> engine.names()
                .contains("TargetGroup web"));
        assertThat(engine.names()).doesNotContain("Listener web-0");

        engine.held.get(0).complete(engine.made(engine.registration(BALANCER, "web")));
        assertThat(making.orTimeout(10, TimeUnit.SECONDS).join().outputs().get("listeners"))
                .hasSize(2);
    }

    @Test
    void aPreviewPassesWhatIsNotKnownYet() throws InterruptedException {
        engine.preview = true;

        engine.construct(TYPE, redirecting(), Map.of());

        assertThat(engine.registration(LISTENER, "web-0").inputs().get("loadBalancerArn"))
                .isEqualTo(Wrapping.unknown());
    }

    @Test
    void anOutputInListenersFailsAsTheTrueProviderDoes() {
        assertThatThrownBy(() -> engine.construct(TYPE, redirecting(), Map.of("listeners", Set.of("urn:certificate"))))
                .isInstanceOf(ProviderException.class)
                .hasMessage("listeners.map is not a function");
    }

    @Test
    void anOutputInTheTargetGroupIsRefusedBecauseItWouldBeDroppedSilently() {
        assertThatThrownBy(() -> engine.construct(TYPE, redirecting(), Map.of("defaultTargetGroup", Set.of("urn:vpc"))))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("defaultTargetGroup")
                .hasMessageContaining("takes the first listener's");
    }

    @Test
    void aNestedOutputValueInTheTargetGroupIsFineAndKeepsItsDependency() throws InterruptedException {
        ObjectNode inputs = redirecting();
        ((ObjectNode) inputs.get("defaultTargetGroup"))
                .set(
                        "vpcId",
                        Yaml.read(
                                "{4dabf18193072939515e22adb298388d: d0e6a833031e9bbcd3f4e8bde6ca49a4, value: vpc-9, dependencies: [urn:vpc]}"));

        engine.construct(TYPE, inputs, Map.of("defaultTargetGroup", Set.of("urn:vpc")));

        Registration group = engine.registration(TARGET_GROUP, "web");
        assertThat(group.inputs().get("vpcId").asText()).isEqualTo("vpc-9");
        assertThat(group.dependencies()).isEqualTo(Map.of("vpcId", Set.of("urn:vpc")));
    }

    @Test
    void whatTheBalancerDoesNotKnowIsRefusedBecauseItWouldBeDroppedSilently() {
        ObjectNode inputs = redirecting().put("idleTimeouts", 60);

        assertThatThrownBy(() -> engine.construct(TYPE, inputs, Map.of())).hasMessageContaining("idleTimeouts");
    }

    @Test
    void endsWithTheRefusalOfAChild() {
        engine.refused = TARGET_GROUP;

        assertThatThrownBy(() -> engine.construct(TYPE, redirecting(), Map.of()))
                .isInstanceOf(ProviderException.class)
                .hasMessage("AWS refused")
                .isNotInstanceOf(ExecutionException.class);
    }

    @Test
    void anUnknownTypeIsRefused() {
        assertThatThrownBy(() -> engine.construct("awsx:ec2:Vpc", redirecting(), Map.of()))
                .hasMessageContaining("awsx:ec2:Vpc");
        assertThat(engine.registrations).isEmpty();
    }

    @Test
    void aReferencedSubnetIsReadBackFromTheEngine() throws InterruptedException {
        ObjectNode inputs = Yaml.read(
                "{securityGroups: [g], subnets: [{4dabf18193072939515e22adb298388d: 5cf8f73096256a8f31e491e813e4eb8e, urn: urn:subnet, id: subnet-a}]}");

        engine.construct(TYPE, inputs, Map.of("subnets", Set.of("urn:subnet")));

        Registered given = new Registered("urn:subnet", "given-id", null);
        assertThat(engine.registration(BALANCER, "web")
                        .inputs()
                        .at("/subnets/0")
                        .asText())
                .isEqualTo(given.id());
        assertThat(engine.registration(BALANCER, "web").dependencies()).containsEntry("subnets", Set.of(given.urn()));
    }

    private static ObjectNode redirecting() {
        return Yaml.read("""
                name: gp
                securityGroups: [sg-1]
                subnetIds: [subnet-a, subnet-b]
                defaultTargetGroup: {name: gp, port: 80, protocol: HTTP, targetType: ip, vpcId: vpc-1}
                listeners:
                - port: 80
                  protocol: HTTP
                  defaultActions: [{type: redirect, redirect: {port: "443", protocol: HTTPS, statusCode: HTTP_301}}]
                - {port: 443, protocol: HTTPS, certificateArn: "arn:certificate"}
                """);
    }
}
