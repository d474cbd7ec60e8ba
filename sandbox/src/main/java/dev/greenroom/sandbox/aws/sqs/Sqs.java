package dev.greenroom.sandbox.aws.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.AwsResource;
import dev.greenroom.sandbox.aws.Service;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import dev.greenroom.sandbox.aws.Takes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** "Amazon SQS API Reference". Error codes are those of its query protocol, which the SDKs show. */
public final class Sqs implements Service {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final Pattern FIFO_NAME = Pattern.compile("[A-Za-z0-9_-]{1,75}\\.fifo");
    private static final Duration NAME_BLOCKED = Duration.ofSeconds(60);

    private final ServiceEndpoint endpoint;
    private final Map<String, Queue> queues = new TreeMap<>();
    private final Map<String, Instant> deletions = new HashMap<>();

    public Sqs(ServiceEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * The URL of the new queue, or of one that is there with the same attributes.
     *
     * @param attributes by SQS's names, those that are asked for
     */
    public String createQueue(String name, Map<String, String> attributes, Map<String, String> tags) {
        return endpoint.call("CreateQueue", () -> {
            boolean fifo = "true".equals(attributes.get("FifoQueue"));
            checkName(name, fifo);
            QueueAttributes.check(attributes, fifo);
            checkDeadLetters(attributes.get("RedrivePolicy"), fifo);
            Map<String, String> all = QueueAttributes.completed(attributes, fifo);
            Queue present = present(name);
            if (present != null) {
                return same(present, attributes);
            }
            checkDeletion(name);
            Queue queue = new Queue(
                    name,
                    "https://sqs." + endpoint.region() + ".amazonaws.com/"
                            + endpoint.account().id() + "/" + name,
                    endpoint.arn("sqs", name),
                    all,
                    tags,
                    null);
            queues.put(name, queue);
            return queue.url();
        });
    }

    private static void checkName(String name, boolean fifo) {
        if (fifo && !FIFO_NAME.matcher(name).matches()) {
            throw invalid("The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores,"
                    + " must end with .fifo suffix and be 1 to 80 in length.");
        }
        if (!fifo && !NAME.matcher(name).matches()) {
            throw invalid("Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }
    }

    private void checkDeadLetters(String redrivePolicy, boolean fifo) {
        if (redrivePolicy == null || redrivePolicy.isEmpty()) {
            return;
        }
        String arn = deadLetterTarget(redrivePolicy);
        String prefix = "Value " + redrivePolicy + " for parameter RedrivePolicy is invalid. Reason: ";
        Queue target = present(arn.substring(arn.lastIndexOf(':') + 1));
        if (target == null || !target.arn().equals(arn)) {
            throw invalid(prefix + "Dead letter target does not exist.");
        }
        if (target.fifo() != fifo) {
            throw invalid(prefix + "Dead-letter queue must be same type of queue as the source.");
        }
    }

    private static String deadLetterTarget(String redrivePolicy) {
        try {
            JsonNode policy = JSON.readTree(redrivePolicy);
            int receives = policy.path("maxReceiveCount").asInt();
            if (receives < 1 || receives > 1000) {
                throw invalid("Value " + redrivePolicy + " for parameter RedrivePolicy is invalid. Reason: Invalid"
                        + " value for maxReceiveCount: " + receives + ", valid values are from 1 to 1000 both"
                        + " inclusive.");
            }
            return policy.path("deadLetterTargetArn").asText();
        } catch (JsonProcessingException e) {
            throw invalid("Value " + redrivePolicy
                    + " for parameter RedrivePolicy is invalid. Reason: Redrive policy is not a valid JSON map.");
        }
    }

    /** Creation is idempotent for the same attributes. */
    private static String same(Queue present, Map<String, String> attributes) {
        attributes.forEach((name, value) -> {
            if (!value.equals(present.attributes().getOrDefault(name, ""))) {
                throw AwsException.of(
                        "QueueAlreadyExists",
                        "A queue already exists with the same name and a different value for attribute " + name);
            }
        });
        return present.url();
    }

    private void checkDeletion(String name) {
        Instant deleted = deletions.get(name);
        if (deleted != null && endpoint.now().isBefore(deleted.plus(NAME_BLOCKED))) {
            throw AwsException.of(
                    "AWS.SimpleQueueService.QueueDeletedRecently",
                    "You must wait 60 seconds after deleting a queue before you can create another with the same"
                            + " name.");
        }
        deletions.remove(name);
    }

    /** SetQueueAttributes; an empty value takes an attribute away. */
    public void setAttributes(String url, Map<String, String> attributes) {
        endpoint.run("SetQueueAttributes", () -> {
            Queue queue = require(url);
            QueueAttributes.check(attributes, queue.fifo());
            checkDeadLetters(attributes.get("RedrivePolicy"), queue.fifo());
            queues.put(queue.name(), queue.with(attributes));
        });
    }

    /** Sets all tags. */
    public void tag(String url, Map<String, String> tags) {
        endpoint.run("TagQueue", () -> {
            Queue queue = require(url);
            queues.put(queue.name(), queue.withTags(tags));
        });
    }

    /** The deletion spreads within a minute; the name is blocked for the same time. */
    public void deleteQueue(String url) {
        endpoint.run("DeleteQueue", () -> {
            Queue queue = require(url);
            deletions.put(queue.name(), endpoint.now());
            queues.put(queue.name(), queue.deleted(endpoint.after(Takes.QUEUE_DELETE)));
        });
    }

    /** GetQueueAttributes: a queue whose deletion has not spread still answers. */
    public Optional<Queue> find(String url) {
        return endpoint.call("GetQueueAttributes", () -> {
            purge();
            return queues.values().stream()
                    .filter(queue -> queue.url().equals(url))
                    .findFirst();
        });
    }

    /** GetQueueUrl: not one that is being deleted. */
    public Optional<Queue> findByName(String name) {
        return endpoint.call("GetQueueUrl", () -> Optional.ofNullable(present(name)));
    }

    @Override
    public Stream<AwsResource> inventory() {
        purge();
        return queues.values().stream()
                .map(queue -> new AwsResource("aws:sqs/queue:Queue", queue.url(), queue.arn(), queue.tags()));
    }

    private Queue present(String name) {
        purge();
        Queue queue = queues.get(name);
        return queue == null || queue.goneAt() != null ? null : queue;
    }

    private Queue require(String url) {
        Queue queue = present(url.substring(url.lastIndexOf('/') + 1));
        if (queue == null) {
            throw AwsException.of("AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist.");
        }
        return queue;
    }

    private void purge() {
        Instant now = endpoint.now();
        queues.values()
                .removeIf(queue -> queue.goneAt() != null && !queue.goneAt().isAfter(now));
        deletions.values().removeIf(deleted -> !now.isBefore(deleted.plus(NAME_BLOCKED)));
    }

    private static AwsException invalid(String words) {
        return AwsException.common("InvalidParameterValue", words);
    }
}
