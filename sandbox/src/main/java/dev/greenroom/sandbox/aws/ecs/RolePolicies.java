package dev.greenroom.sandbox.aws.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.sandbox.aws.iam.Role;
import dev.greenroom.sandbox.aws.resource.Json;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the policies of a role allow ("Policy evaluation logic"): a denial wins, and what nothing allows is denied. */
final class RolePolicies {
    private static final String EXECUTION = "service-role/AmazonECSTaskExecutionRolePolicy";
    /** AWS's own policy for execution roles, as far as tasks here need it. */
    private static final List<String> EXECUTION_ACTIONS =
            List.of("ecr:GetAuthorizationToken", "logs:CreateLogStream", "logs:PutLogEvents");

    private RolePolicies() {}

    static boolean trusts(Role role, String service) {
        return statements(role.assumeRolePolicy())
                .filter(statement -> "Allow".equals(Json.text(statement, "Effect")))
                .anyMatch(statement ->
                        texts(statement.path("Principal").path("Service")).anyMatch(service::equals));
    }

    static boolean allow(Role role, String action, String resource) {
        boolean managed = EXECUTION_ACTIONS.contains(action)
                && role.attachedPolicies().stream().anyMatch(policy -> policy.endsWith(EXECUTION));
        List<JsonNode> matching = role.inlinePolicies().values().stream()
                .flatMap(RolePolicies::statements)
                .filter(statement -> texts(statement.path("Action")).anyMatch(pattern -> matches(pattern, action)))
                .filter(statement -> texts(statement.path("Resource")).anyMatch(pattern -> matches(pattern, resource)))
                .toList();
        return has(matching, "Deny") ? false : managed || has(matching, "Allow");
    }

    private static boolean has(List<JsonNode> statements, String effect) {
        return statements.stream().anyMatch(statement -> effect.equals(Json.text(statement, "Effect")));
    }

    private static Stream<JsonNode> statements(String document) {
        JsonNode statement = Json.parse(document).path("Statement");
        return statement.isArray() ? StreamSupport.stream(statement.spliterator(), false) : Stream.of(statement);
    }

    private static Stream<String> texts(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText)
                : Stream.of(value.asText());
    }

    private static boolean matches(String pattern, String text) {
        return text.matches("\\Q" + pattern.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E");
    }
}
