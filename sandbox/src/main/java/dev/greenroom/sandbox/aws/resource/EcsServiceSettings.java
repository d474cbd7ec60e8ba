package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.ecs.Placement;
import dev.greenroom.sandbox.aws.ecs.ServiceSettings;
import dev.greenroom.sandbox.aws.ecs.ServiceSettings.Attachment;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The inputs of a service as ECS takes them. */
final class EcsServiceSettings {
    private static final int DEFAULT_MINIMUM = 100;
    private static final int DEFAULT_MAXIMUM = 200;

    private EcsServiceSettings() {}

    static ServiceSettings of(ObjectNode inputs) {
        Map<String, String> tags = Json.allTags(inputs);
        JsonNode breaker = inputs.path("deploymentCircuitBreaker");
        return new ServiceSettings(
                Json.text(inputs, "name"),
                Json.text(inputs, "cluster", "default"),
                Json.text(inputs, "taskDefinition", ""),
                Json.number(inputs, "desiredCount", 0),
                Json.number(inputs, "deploymentMinimumHealthyPercent", DEFAULT_MINIMUM),
                Json.number(inputs, "deploymentMaximumPercent", DEFAULT_MAXIMUM),
                Json.flag(breaker, "enable", false),
                Json.flag(breaker, "rollback", false),
                Json.number(inputs, "healthCheckGracePeriodSeconds", 0),
                Json.text(inputs, "launchType"),
                strategy(inputs),
                network(inputs.path("networkConfiguration")),
                loadBalancer(inputs),
                Json.text(inputs, "propagateTags", "").equals("SERVICE"),
                tags);
    }

    private static List<String> strategy(ObjectNode inputs) {
        return Json.elements(inputs, "capacityProviderStrategies").stream()
                .sorted(Comparator.comparingInt(part -> -Json.number(part, "weight", 0)))
                .map(part -> Json.text(part, "capacityProvider", ""))
                .toList();
    }

    private static Placement network(JsonNode network) {
        return network.isObject()
                ? new Placement(
                        Json.texts(network, "subnets"),
                        Json.texts(network, "securityGroups"),
                        Json.flag(network, "assignPublicIp", false))
                : null;
    }

    private static Attachment loadBalancer(ObjectNode inputs) {
        return Json.elements(inputs, "loadBalancers").stream()
                .findFirst()
                .map(balancer -> new Attachment(
                        Json.text(balancer, "targetGroupArn", ""),
                        Json.text(balancer, "containerName", ""),
                        Json.number(balancer, "containerPort", 0)))
                .orElse(null);
    }
}
