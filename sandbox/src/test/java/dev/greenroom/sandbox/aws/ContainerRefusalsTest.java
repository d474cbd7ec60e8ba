package dev.greenroom.sandbox.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.ecs.TaskDefinition;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ECS refuses, in its words. */
class ContainerRefusalsTest {
    private static final String LOGGING =
            ",\"logConfiguration\":{\"logDriver\":\"awslogs\",\"options\":{\"awslogs-group\":\"g\"}}";

    private final PreviewStacks preview = new PreviewStacks();

    private record Case(String words, Attempt attempt) {
        @Override
        public String toString() {
            return words;
        }
    }

    @FunctionalInterface
    private interface Attempt {
        void on(PreviewStacks preview) throws InterruptedException;
    }

    static Stream<Case> refused() {
        return Stream.of(
                new Case(
                        "No Fargate configuration exists for given values: 256 CPU, 4096 memory.",
                        p -> define(p, "256", "4096", "")),
                new Case("'cpu' and 'memory' be defined at the task level", p -> define(p, null, "512", "")),
                new Case("execution role ARN to support log driver awslogs", p -> define(p, "256", "512", LOGGING)),
                new Case("TaskDefinition not found.", p -> service(p, in -> in.put("taskDefinition", "gr-x:99"))),
                new Case(
                        "TaskDefinition is inactive",
                        p -> service(p, in -> p.account
                                .region
                                .ecs()
                                .definitions()
                                .deregister(in.get("taskDefinition").asText()))),
                new Case(
                        "did not have a container port 80 defined",
                        p -> service(p, in -> attachment(in).put("containerPort", 80))),
                new Case(
                        "The container web does not exist",
                        p -> service(p, in -> attachment(in).put("containerName", "web"))),
                new Case(
                        "The security group 'sg-none' does not exist (ErrorCode: InvalidGroup.NotFound)",
                        p -> service(p, in -> ((ObjectNode) in.get("networkConfiguration"))
                                .putArray("securityGroups")
                                .add("sg-none"))),
                new Case(
                        "The subnet ID 'subnet-none' does not exist",
                        p -> service(p, in -> ((ObjectNode) in.get("networkConfiguration"))
                                .putArray("subnets")
                                .add("subnet-none"))),
                new Case(
                        "Network Configuration must be provided",
                        p -> service(p, in -> in.remove("networkConfiguration"))),
                new Case(
                        "not associated with the cluster",
                        p -> service(p, in -> {
                            p.account.region.ecs().clusters().putCapacityProviders("gr-x", List.of());
                            in.putArray("capacityProviderStrategies")
                                    .addObject()
                                    .put("capacityProvider", "FARGATE_SPOT");
                        })),
                new Case("Creation of service was not idempotent.", p -> {
                    service(p, in -> {});
                    service(p, in -> {});
                }),
                new Case("Unable to Start a service that is still Draining.", p -> {
                    service(p, in -> {});
                    p.account.region.ecs().services().delete("gr-x", "gr-x", true);
                    service(p, in -> {});
                }),
                new Case("The Cluster cannot be deleted while Services are active.", p -> {
                    service(p, in -> {});
                    p.account.region.ecs().clusters().delete("gr-x");
                }));
    }

    private static void define(PreviewStacks preview, String cpu, String memory, String more) {
        String document = "[{\"name\":\"app\",\"image\":\"i\"" + more + "}]";
        preview.account
                .region
                .ecs()
                .definitions()
                .register(new TaskDefinition.Request("gr-x", document, cpu, memory, null, null, Map.of()));
    }

    private static void service(PreviewStacks preview, Consumer<ObjectNode> change) throws InterruptedException {
        ObjectNode inputs = preview.serviceInputs(preview.define("repo/app"));
        change.accept(inputs);
        preview.engine.make(PreviewStacks.SERVICE, "app", inputs);
    }

    private static ObjectNode attachment(ObjectNode inputs) {
        return (ObjectNode) inputs.get("loadBalancers").get(0);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefused(Case refused) throws InterruptedException {
        preview.data().net().access();

        Assertions.assertThatThrownBy(() -> refused.attempt().on(preview)).hasMessageContaining(refused.words());
    }
}
