package dev.greenroom.sandbox.awsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.provider.ComponentProvider.Component;
import dev.greenroom.sandbox.provider.ComponentProvider.Registration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FargateTaskDefinitionTest {
    private static final String TYPE = "awsx:ecs:FargateTaskDefinition";
    private static final String DEFINITION = "aws:ecs/taskDefinition:TaskDefinition";

    private final RecordingRegistrar engine = new RecordingRegistrar();

    @Test
    void withEverythingGivenThereIsOnlyTheDefinition() throws InterruptedException {
        Component app = engine.construct(TYPE, given(), Map.of());

        assertThat(engine.names()).containsExactly("FargateTaskDefinition web", "TaskDefinition web");
        assertThat(engine.registration(DEFINITION, "web").inputs()).isEqualTo(Yaml.read("""
                                containerDefinitions: '[{"cpu":256,"essential":true,"image":"repo/app@sha256:0a","logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/g"}},"memory":512,"name":"app","portMappings":[{"containerPort":3000,"hostPort":3000,"protocol":"tcp"}],"secrets":[{"name":"A","valueFrom":"arn:a"}]}]'
                                cpu: "256"
                                memory: "512"
                                family: gp
                                requiresCompatibilities: [FARGATE]
                                networkMode: awsvpc
                                executionRoleArn: arn:execution
                                taskRoleArn: arn:task
                                """));
        assertThat(app.outputs().fieldNames()).toIterable().containsExactly("taskDefinition", "loadBalancers");
        assertThat(app.outputs().get("loadBalancers")).isEmpty();
    }

    @Test
    void makesLogGroupAndRolesWhenNoneAreGiven() throws InterruptedException {
        Component app = engine.construct(TYPE, Yaml.read("container: {image: nginx}"), Map.of());

        assertThat(engine.names())
                .containsExactly(
                        "FargateTaskDefinition web",
                        "LogGroup web",
                        "Role web-task",
                        "Role web-execution",
                        "RolePolicyAttachment web-execution-9a42f520",
                        "TaskDefinition web");
        Registration definition = engine.registration(DEFINITION, "web");
        assertThat(definition.inputs().get("containerDefinitions").asText())
                .isEqualTo(
                        "[{\"image\":\"nginx\",\"name\":\"container\",\"logConfiguration\":{\"logDriver\":\"awslogs\","
                                + "\"options\":{\"awslogs-group\":\"web-0000000\",\"awslogs-region\":\"us-west-2\","
                                + "\"awslogs-stream-prefix\":\"container\"}}}]");
        assertThat(definition.dependencies().get("containerDefinitions"))
                .containsExactly(RecordingRegistrar.urn("aws:cloudwatch/logGroup:LogGroup", "web"));
        assertThat(app.outputs().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("taskDefinition", "loadBalancers", "logGroup", "taskRole", "executionRole");
    }

    @Test
    void theDefaultFamilyIsAHashOfStackAndContainers() throws InterruptedException {
        engine.construct(TYPE, Yaml.read("{container: {image: nginx}, logGroup: {skip: true}}"), Map.of());

        String text = "[{\"image\":\"nginx\",\"name\":\"container\"}]";
        assertThat(engine.registration(DEFINITION, "web")
                        .inputs()
                        .get("containerDefinitions")
                        .asText())
                .isEqualTo(text);
        assertThat(engine.registration(DEFINITION, "web").inputs().get("family").asText())
                .isEqualTo("web-" + Hash.of("pr-7" + text));
    }

    @Test
    void theSizeIsTheSmallestThatHoldsTheContainers() throws InterruptedException {
        engine.construct(
                TYPE,
                Yaml.read(
                        "{containers: {a: {image: i, cpu: 256, memory: 512}, b: {image: i, cpu: 10, memory: 1700}}, logGroup: {skip: true}}"),
                Map.of());

        ObjectNode inputs = engine.registration(DEFINITION, "web").inputs();
        assertThat(inputs.get("cpu").asText()).isEqualTo("512");
        assertThat(inputs.get("memory").asText()).isEqualTo("3072");
    }

    @Test
    void outputsInTheContainerAreFineAndKeepTheirDependencies() throws InterruptedException {
        engine.construct(TYPE, given(), Map.of("container", Set.of("urn:secret")));

        Registration definition = engine.registration(DEFINITION, "web");
        assertThat(definition.dependencies())
                .isEqualTo(Map.of("containerDefinitions", Set.of("urn:secret"), "family", Set.of("urn:secret")));
    }

    @Test
    void aSecretInTheContainerMakesTheWholeTextSecret() throws InterruptedException {
        ObjectNode inputs = Yaml.read(
                "{container: {image: nginx, environment: [{name: A, value: {4dabf18193072939515e22adb298388d: 1b47061264138c4ac30d75fd1eb44270, value: hush}}]}, logGroup: {skip: true}}");

        engine.construct(TYPE, inputs, Map.of());

        var text = engine.registration(DEFINITION, "web").inputs().get("containerDefinitions");
        assertThat(Wrapping.isSecret(text)).isTrue();
        assertThat(text.get("value").asText()).contains("{\"name\":\"A\",\"value\":\"hush\"}");
    }

    @Test
    void aTargetGroupInAPortMappingGivesThePortAndALoadBalancer() throws InterruptedException {
        Component app = engine.construct(
                TYPE,
                Yaml.read(
                        "{container: {name: app, image: i, portMappings: [{targetGroup: {arn: 'arn:tg', port: 80}}]}, logGroup: {skip: true}}"),
                Map.of());

        assertThat(engine.registration(DEFINITION, "web")
                        .inputs()
                        .get("containerDefinitions")
                        .asText())
                .contains("\"portMappings\":[{\"containerPort\":80,\"hostPort\":80}]");
        assertThat(app.outputs().get("loadBalancers").get(0))
                .isEqualTo(Yaml.read("{containerName: app, containerPort: 80, targetGroupArn: 'arn:tg'}"));
    }

    @Test
    void anExistingLogGroupMustBeNamedWithoutTheStarOfItsArn() {
        ObjectNode inputs =
                Yaml.read("{container: {image: i}, logGroup: {existing: {arn: 'arn:aws:logs:r:1:log-group:/g:*'}}}");

        assertThatThrownBy(() -> engine.construct(TYPE, inputs, Map.of()))
                .hasMessageContaining("Invalid ARN: must be between 6 or 7 parts");
    }

    @Test
    void rolesInsideAnOutputFailAsTheTrueProviderDoes() {
        assertThatThrownBy(() -> engine.construct(TYPE, given(), Map.of("executionRole", Set.of("urn:role"))))
                .hasMessage("Can't define role args if specified an existing role ARN");
    }

    @Test
    void aLogGroupInsideAnOutputIsRefusedBecauseItWouldBeLeftOutSilently() {
        assertThatThrownBy(() -> engine.construct(TYPE, given(), Map.of("logGroup", Set.of("urn:log"))))
                .hasMessageContaining("makes no log group");
    }

    @Test
    void needsExactlyOneOfContainerAndContainers() {
        assertThatThrownBy(() -> engine.construct(TYPE, Yaml.read("{family: gp}"), Map.of()))
                .hasMessage("Exactly one of [container] or [containers] must be provided");
    }

    private static ObjectNode given() {
        return Yaml.read("""
                container:
                  name: app
                  image: repo/app@sha256:0a
                  cpu: 256.0
                  memory: 512.0
                  essential: true
                  portMappings: [{protocol: tcp, containerPort: 3000.0}]
                  secrets: [{valueFrom: "arn:a", name: A}]
                  logConfiguration: {options: {awslogs-group: /g}, logDriver: awslogs}
                cpu: "256"
                memory: "512"
                family: gp
                logGroup: {skip: true}
                executionRole: {roleArn: "arn:execution"}
                taskRole: {roleArn: "arn:task"}
                """);
    }
}
