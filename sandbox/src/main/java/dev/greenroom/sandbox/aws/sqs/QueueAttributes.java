package dev.greenroom.sandbox.aws.sqs;

import dev.greenroom.sandbox.aws.AwsException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Attributes of queues: their defaults and ranges ("Amazon SQS API Reference", CreateQueue). */
final class QueueAttributes {
    private static final Map<String, String> DEFAULTS = Map.of(
            "DelaySeconds", "0",
            "MaximumMessageSize", "262144",
            "MessageRetentionPeriod", "345600",
            "ReceiveMessageWaitTimeSeconds", "0",
            "SqsManagedSseEnabled", "true",
            "VisibilityTimeout", "30");

    private static final Map<String, String> FIFO_DEFAULTS = Map.of(
            "ContentBasedDeduplication", "false",
            "DeduplicationScope", "queue",
            "FifoThroughputLimit", "perQueue");

    private static final Map<String, Range> RANGES = Map.of(
            "DelaySeconds", new Range(0, 900),
            "MaximumMessageSize", new Range(1024, 1_048_576),
            "MessageRetentionPeriod", new Range(60, 1_209_600),
            "ReceiveMessageWaitTimeSeconds", new Range(0, 20),
            "VisibilityTimeout", new Range(0, 43_200));

    private static final Set<String> TEXTS = Set.of("Policy", "RedrivePolicy", "RedriveAllowPolicy", "KmsMasterKeyId");

    private record Range(int least, int most) {
        boolean has(String value) {
            return value.matches("\\d{1,7}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
        }
    }

    private QueueAttributes() {}

    /** Refuses what no such queue can have. */
    static void check(Map<String, String> attributes, boolean fifo) {
        attributes.forEach((name, value) -> {
            boolean known = RANGES.containsKey(name)
                    || TEXTS.contains(name)
                    || name.equals("SqsManagedSseEnabled")
                    || name.equals("KmsDataKeyReusePeriodSeconds")
                    || (fifo && (name.equals("FifoQueue") || FIFO_DEFAULTS.containsKey(name)));
            if (!known) {
                throw AwsException.of("InvalidAttributeName", "Unknown Attribute " + name + ".");
            }
            Range range = RANGES.get(name);
            if (range != null && !range.has(value)) {
                throw AwsException.common("InvalidAttributeValue", "Invalid value for the parameter " + name + ".");
            }
        });
    }

    static Map<String, String> completed(Map<String, String> attributes, boolean fifo) {
        Map<String, String> all = new TreeMap<>(DEFAULTS);
        if (fifo) {
            all.putAll(FIFO_DEFAULTS);
        }
        all.putAll(attributes);
        all.values().removeIf(String::isEmpty);
        return all;
    }
}
