package dev.greenroom.operator.pulumi.program;

import java.util.List;
import java.util.Map;

/** IAM policy documents ("IAM JSON policy elements reference"), one statement each. */
final class PolicyDocument {
    private PolicyDocument() {}

    /** Lets ECS tasks, and nobody else, take the role on. */
    static String trustEcsTasks() {
        return document(Map.of(
                "Effect", "Allow",
                "Principal", Map.of("Service", "ecs-tasks.amazonaws.com"),
                "Action", "sts:AssumeRole"));
    }

    static String allow(List<String> actions, List<String> resources) {
        return document(Map.of("Effect", "Allow", "Action", actions, "Resource", resources));
    }

    private static String document(Map<String, ?> statement) {
        return Json.text(Map.of("Version", "2012-10-17", "Statement", List.of(statement)));
    }
}
