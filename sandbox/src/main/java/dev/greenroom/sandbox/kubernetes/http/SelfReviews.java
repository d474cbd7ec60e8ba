package dev.greenroom.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.kubernetes.kind.ApiResource;
import dev.greenroom.sandbox.kubernetes.kind.Json;
import java.util.List;
import java.util.Optional;

/** Answers {@code kubectl auth whoami} and {@code can-i}: there is one user, who may do everything. */
final class SelfReviews {
    private static final String USER = "greenroom-sandbox";
    private static final List<String> ANY = List.of("*");

    private SelfReviews() {}

    /** The answered review; empty if the kind is none. */
    static Optional<ObjectNode> answer(ApiResource resource, ObjectNode review) {
        return switch (resource.kind()) {
            case "SelfSubjectReview" -> Optional.of(whoami(resource));
            case "SelfSubjectAccessReview" -> Optional.of(allowed(resource, review));
            case "SelfSubjectRulesReview" -> Optional.of(rules(resource, review));
            default -> Optional.empty();
        };
    }

    private static ObjectNode whoami(ApiResource resource) {
        ObjectNode review = resource.empty();
        review.putObject("metadata");
        ObjectNode user = review.putObject("status").putObject("userInfo").put("username", USER);
        user.set("groups", Json.array(List.of("system:masters", "system:authenticated")));
        return review;
    }

    private static ObjectNode allowed(ApiResource resource, ObjectNode asked) {
        ObjectNode review = asked(resource, asked);
        review.putObject("status").put("allowed", true).put("reason", "the sandbox has one user, who may do all");
        return review;
    }

    private static ObjectNode rules(ApiResource resource, ObjectNode asked) {
        ObjectNode review = asked(resource, asked);
        ObjectNode status = review.putObject("status");
        ObjectNode resources = rule(status.putArray("resourceRules"));
        resources.set("apiGroups", Json.array(ANY));
        resources.set("resources", Json.array(ANY));
        rule(status.putArray("nonResourceRules")).set("nonResourceURLs", Json.array(ANY));
        status.put("incomplete", false);
        return review;
    }

    private static ObjectNode asked(ApiResource resource, ObjectNode asked) {
        ObjectNode review = resource.empty();
        review.putObject("metadata");
        review.set("spec", asked.path("spec"));
        return review;
    }

    private static ObjectNode rule(ArrayNode rules) {
        ObjectNode rule = rules.addObject();
        rule.set("verbs", Json.array(ANY));
        return rule;
    }
}
