package dev.greenroom.operator.cloud.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;

/**
 * A queue.
 *
 * @param attributes by SQS's names, those of {@link #READ} that have a value ("Amazon SQS API Reference", GetQueueAttributes)
 */
public record FoundQueue(Map<String, String> attributes) {
    static final String REDRIVE = "RedrivePolicy";
    static final String RETENTION = "MessageRetentionPeriod";
    private static final String POLICY = "Policy";
    private static final String DEDUPLICATION = "ContentBasedDeduplication";
    private static final String ENCRYPTION = "SqsManagedSseEnabled";

    /** The attributes that are compared. */
    public static final Set<String> READ = Set.of(REDRIVE, RETENTION, POLICY, DEDUPLICATION, ENCRYPTION);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NO_POLICY = "none";

    public FoundQueue {
        attributes = Map.copyOf(attributes);
    }

    /** What all our queues are asked to be. */
    static Map<String, String> settings(boolean fifo) {
        return fifo ? Map.of(ENCRYPTION, "true", DEDUPLICATION, "true") : Map.of(ENCRYPTION, "true");
    }

    static String redrive(String deadLetterArn, int maxReceives) {
        return "to " + deadLetterArn.substring(deadLetterArn.lastIndexOf(':') + 1) + " after " + maxReceives
                + " receives";
    }

    void compare(Map<String, String> wanted, Comparison.Thing queue) {
        wanted.forEach((attribute, value) -> {
            switch (attribute) {
                case REDRIVE -> queue.is("redrive policy", value, redrive());
                case RETENTION -> queue.is("message retention", value + " s", attributes.get(RETENTION) + " s");
                case DEDUPLICATION -> queue.is("content-based deduplication", true, flag(DEDUPLICATION));
                default -> queue.is("encryption", true, flag(ENCRYPTION));
            }
        });
        if (!wanted.containsKey(REDRIVE)) {
            queue.is("redrive policy", null, redrive());
        }
        // whom a policy lets in may be nobody's business: that there is one is told, and not what it says
        queue.is(
                "access policy",
                NO_POLICY,
                attributes.getOrDefault(POLICY, "").isEmpty() ? NO_POLICY : "one that was added");
    }

    private boolean flag(String attribute) {
        return Boolean.parseBoolean(attributes.get(attribute));
    }

    private String redrive() {
        String policy = attributes.getOrDefault(REDRIVE, "");
        if (policy.isEmpty()) {
            return null;
        }
        try {
            JsonNode tree = JSON.readTree(policy);
            return redrive(
                    tree.path("deadLetterTargetArn").asText(),
                    tree.path("maxReceiveCount").asInt());
        } catch (JsonProcessingException e) {
            return "one that cannot be read";
        }
    }
}
