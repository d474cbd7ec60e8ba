package dev.greenroom.sandbox.aws.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.sandbox.aws.resource.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A container of a task definition.
 *
 * @param secrets {@code valueFrom} by variable
 * @param logGroup null: it does not log to CloudWatch
 * @param logPrefix of the streams' names; null: likewise
 */
public record ContainerDefinition(
        String name,
        String image,
        boolean essential,
        List<Integer> ports,
        Map<String, String> environment,
        Map<String, String> secrets,
        String logGroup,
        String logPrefix) {
    public ContainerDefinition {
        ports = List.copyOf(ports);
        environment = Map.copyOf(environment);
        secrets = Map.copyOf(secrets);
    }

    static ContainerDefinition read(JsonNode json) {
        JsonNode log = json.path("logConfiguration");
        boolean awslogs = "awslogs".equals(Json.text(log, "logDriver"));
        JsonNode options = awslogs ? log.path("options") : Json.object();
        return new ContainerDefinition(
                Json.text(json, "name"),
                Json.text(json, "image"),
                Json.flag(json, "essential", true),
                Json.elements(json, "portMappings").stream()
                        .map(port -> Json.number(port, "containerPort", 0))
                        .toList(),
                pairs(json, "environment", "value"),
                pairs(json, "secrets", "valueFrom"),
                Json.text(options, "awslogs-group"),
                Json.text(options, "awslogs-stream-prefix"));
    }

    private static Map<String, String> pairs(JsonNode json, String list, String value) {
        Map<String, String> pairs = new TreeMap<>();
        Json.elements(json, list).forEach(pair -> pairs.put(Json.text(pair, "name", ""), Json.text(pair, value, "")));
        return pairs;
    }
}
