package dev.greenroom.sandbox.awsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.provider.ComponentProvider.Component;
import dev.greenroom.sandbox.provider.ComponentProvider.Registration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FargateServiceTest {
    private static final String TYPE = "awsx:ecs:FargateService";
    private static final String SERVICE = "aws:ecs/service:Service";

    private final RecordingRegistrar engine = new RecordingRegistrar();

    @Test
    void aGivenTaskDefinitionIsPassedOnWithItsDependency() throws InterruptedException {
        Component app = engine.construct(TYPE, given(), Map.of("taskDefinition", Set.of("urn:definition")));

        Registration service = engine.registration(SERVICE, "web");
        assertThat(engine.names()).containsExactly("FargateService web", "Service web");
        assertThat(service.inputs()).isEqualTo(Yaml.read("""
                                cluster: arn:cluster
                                desiredCount: 2
                                launchType: FARGATE
                                loadBalancers: [{containerName: app, containerPort: 80, targetGroupArn: "arn:tg"}]
                                networkConfiguration: {subnets: [subnet-a], securityGroups: [sg-1], assignPublicIp: true}
                                taskDefinition: arn:definition
                                waitForSteadyState: false
                                """));
        assertThat(service.dependencies()).isEqualTo(Map.of("taskDefinition", Set.of("urn:definition")));
        assertThat(app.outputs().fieldNames()).toIterable().containsExactly("service");
    }

    @Test
    void itsOwnTaskDefinitionIsAComponentBelowIt() throws InterruptedException {
        ObjectNode inputs = given();
        inputs.remove("taskDefinition");
        inputs.remove("loadBalancers");
        inputs.set("taskDefinitionArgs", Yaml.read("{container: {image: nginx}, logGroup: {skip: true}}"));

        Component app = engine.construct(TYPE, inputs, Map.of());

        String component = RecordingRegistrar.urn(TYPE, "web");
        String inner = RecordingRegistrar.urn("awsx:ecs:FargateTaskDefinition", "web");
        assertThat(engine.registration("awsx:ecs:FargateTaskDefinition", "web").parent())
                .isEqualTo(component);
        assertThat(engine.registration("aws:ecs/taskDefinition:TaskDefinition", "web")
                        .parent())
                .isEqualTo(inner);
        Registration service = engine.registration(SERVICE, "web");
        assertThat(service.parent()).isEqualTo(component);
        assertThat(service.inputs().get("taskDefinition").asText())
                .isEqualTo("arn:aws:ecs/taskDefinition:TaskDefinition:web");
        assertThat(service.inputs().get("loadBalancers")).isEmpty();
        assertThat(engine.ended).containsExactly(inner, component);
        assertThat(app.outputs().has("taskDefinition")).isTrue();
    }

    @Test
    void waitsForTheRolloutAndWantsOneTaskUnlessToldOtherwise() throws InterruptedException {
        ObjectNode inputs = given();
        inputs.remove("continueBeforeSteadyState");
        inputs.remove("desiredCount");

        engine.construct(TYPE, inputs, Map.of());

        ObjectNode made = engine.registration(SERVICE, "web").inputs();
        assertThat(made.get("waitForSteadyState").asBoolean()).isTrue();
        assertThat(made.get("desiredCount").asInt()).isEqualTo(1);
    }

    @Test
    void aCapacityProviderStrategyGoesBesideTheLaunchTypeSoThatEcsRefusesIt() throws InterruptedException {
        ObjectNode inputs = given();
        inputs.putArray("capacityProviderStrategies").addObject().put("capacityProvider", "FARGATE_SPOT");

        engine.construct(TYPE, inputs, Map.of());

        assertThat(engine.registration(SERVICE, "web").inputs().fieldNames())
                .toIterable()
                .contains("launchType", "capacityProviderStrategies");
    }

    @Test
    void aLaunchTypeOfTheProgramsOwnIsRefusedBecauseItWouldBeOverwrittenSilently() {
        assertThatThrownBy(() -> engine.construct(TYPE, given().put("launchType", "EC2"), Map.of()))
                .hasMessageContaining("sets FARGATE all the same");
    }

    @Test
    void withoutANetworkItNeedsPrivateSubnetsInTheDefaultVpc() {
        ObjectNode inputs = given();
        inputs.remove("networkConfiguration");

        assertThatThrownBy(() -> engine.construct(TYPE, inputs, Map.of()))
                .hasMessageStartingWith("The default VPC does not have any private subnets.");
    }

    @Test
    void takesEitherADefinitionOrItsArguments() {
        ObjectNode both = given();
        both.putObject("taskDefinitionArgs");
        both.set("taskDefinitionArgs", Yaml.read("{container: {image: nginx}}"));
        assertThatThrownBy(() -> engine.construct(TYPE, both, Map.of()))
                .hasMessage("Only one of `taskDefinition` or `taskDefinitionArgs` can be provided.");

        assertThatThrownBy(() -> engine.construct(TYPE, Yaml.read("{cluster: c}"), Map.of()))
                .hasMessage("Either `taskDefinition` or `taskDefinitionArgs` must be provided.");
    }

    @Test
    void anOutputInTheArgumentsOfTheDefinitionFailsAsTheTrueProviderDoes() {
        ObjectNode inputs = Yaml.read("{cluster: c, taskDefinitionArgs: {container: {image: nginx}}}");

        assertThatThrownBy(() -> engine.construct(TYPE, inputs, Map.of("taskDefinitionArgs", Set.of("urn:secret"))))
                .hasMessage("Exactly one of [container] or [containers] must be provided");
    }

    private static ObjectNode given() {
        return Yaml.read("""
                cluster: arn:cluster
                taskDefinition: arn:definition
                desiredCount: 2
                continueBeforeSteadyState: true
                loadBalancers: [{containerName: app, containerPort: 80, targetGroupArn: "arn:tg"}]
                networkConfiguration: {subnets: [subnet-a], securityGroups: [sg-1], assignPublicIp: true}
                """);
    }
}
