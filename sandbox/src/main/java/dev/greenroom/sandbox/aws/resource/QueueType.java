package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.sqs.Queue;
import dev.greenroom.sandbox.aws.sqs.Sqs;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import dev.greenroom.sandbox.provider.ResourceProvider.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code aws_sqs_queue}. It waits out a name's cool-down, and for each change to have spread. */
final class QueueType implements ResourceType {
    private static final Schema SCHEMA = Schema.of("aws:sqs/queue:Queue")
            .named("name")
            .inputs("contentBasedDeduplication", "deduplicationScope", "delaySeconds", "fifoQueue")
            .inputs("fifoThroughputLimit", "kmsDataKeyReusePeriodSeconds", "kmsMasterKeyId", "maxMessageSize")
            .inputs("messageRetentionSeconds", "policy", "receiveWaitTimeSeconds", "redriveAllowPolicy")
            .inputs("redrivePolicy", "sqsManagedSseEnabled", "visibilityTimeoutSeconds")
            .tagged()
            .replacing("name", "fifoQueue")
            .computed("deduplicationScope", "fifoThroughputLimit", "kmsDataKeyReusePeriodSeconds", "policy")
            .computed("redriveAllowPolicy", "redrivePolicy", "sqsManagedSseEnabled")
            .documents("policy", "redrivePolicy", "redriveAllowPolicy")
            .build();

    /** SQS's name by the provider's; the order is that of the outputs. */
    private static final Map<String, String> ATTRIBUTES = new TreeMap<>(Map.ofEntries(
            Map.entry("contentBasedDeduplication", "ContentBasedDeduplication"),
            Map.entry("deduplicationScope", "DeduplicationScope"),
            Map.entry("delaySeconds", "DelaySeconds"),
            Map.entry("fifoQueue", "FifoQueue"),
            Map.entry("fifoThroughputLimit", "FifoThroughputLimit"),
            Map.entry("kmsDataKeyReusePeriodSeconds", "KmsDataKeyReusePeriodSeconds"),
            Map.entry("kmsMasterKeyId", "KmsMasterKeyId"),
            Map.entry("maxMessageSize", "MaximumMessageSize"),
            Map.entry("messageRetentionSeconds", "MessageRetentionPeriod"),
            Map.entry("policy", "Policy"),
            Map.entry("receiveWaitTimeSeconds", "ReceiveMessageWaitTimeSeconds"),
            Map.entry("redriveAllowPolicy", "RedriveAllowPolicy"),
            Map.entry("redrivePolicy", "RedrivePolicy"),
            Map.entry("sqsManagedSseEnabled", "SqsManagedSseEnabled"),
            Map.entry("visibilityTimeoutSeconds", "VisibilityTimeout")));

    private static final Duration COOL_DOWN_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    /** Six equal answers in a row, five seconds apart. */
    private static final Duration SPREAD = Duration.ofSeconds(25);

    private static final Waiter DELETED = Waiter.seconds(0, 3, 180);
    /** Fifteen answers in a row that it is gone, three seconds apart. */
    private static final Duration SURELY_GONE = Duration.ofSeconds(42);

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public List<Problem> validate(ObjectNode inputs) {
        List<Problem> problems = new ArrayList<>();
        boolean fifo = Json.flag(inputs, "fifoQueue", false);
        String name = Json.text(inputs, "name", "");
        if (!name.matches(fifo ? "[0-9A-Za-z_-]{1,75}\\.fifo" : "[0-9A-Za-z_-]{1,80}")) {
            problems.add(new Problem("name", "invalid queue name: " + name));
        }
        if (!fifo && Json.flag(inputs, "contentBasedDeduplication", false)) {
            problems.add(new Problem(
                    "contentBasedDeduplication", "content-based deduplication can only be set for FIFO queue"));
        }
        return problems;
    }

    @Override
    public Existing create(Session session, ObjectNode inputs) throws InterruptedException {
        String name = Json.text(inputs, "name");
        Sqs sqs = session.region().sqs();
        Instant end = session.time().instant().plus(COOL_DOWN_TIMEOUT);
        Optional<String> url = Optional.empty();
        while (url.isEmpty()) {
            url = session.calls().call("creating SQS Queue (" + name + ")", () -> {
                try {
                    return Optional.of(sqs.createQueue(name, attributes(inputs), Json.allTags(inputs)));
                } catch (AwsException e) {
                    if (coolingDown(e) && session.time().instant().isBefore(end)) {
                        return Optional.empty();
                    }
                    throw e;
                }
            });
            if (url.isEmpty()) {
                session.time().sleep(PAUSE);
            }
        }
        String id = url.get();
        return session.finish(
                this, id, inputs, waiting(id, "create"), () -> session.time().sleep(SPREAD));
    }

    private static boolean coolingDown(AwsException e) {
        return e.code().equals("AWS.SimpleQueueService.QueueDeletedRecently");
    }

    private static String waiting(String url, String what) {
        return "waiting for SQS Queue (" + url + ") attributes " + what;
    }

    private static Map<String, String> attributes(ObjectNode inputs) {
        Map<String, String> attributes = new TreeMap<>();
        ATTRIBUTES.forEach((name, attribute) -> {
            boolean off = name.equals("fifoQueue") || name.equals("contentBasedDeduplication");
            if (inputs.hasNonNull(name) && !(off && !inputs.get(name).asBoolean())) {
                attributes.put(attribute, inputs.get(name).asText());
            }
        });
        return attributes;
    }

    @Override
    public Optional<Existing> read(Session session, String id, ObjectNode inputs) throws InterruptedException {
        return session.calls()
                .call(
                        "reading SQS Queue (" + id + ")",
                        () -> session.region().sqs().find(id))
                .map(queue -> new Existing(id, inputs, outputs(queue, inputs)));
    }

    private static ObjectNode outputs(Queue queue, ObjectNode inputs) {
        ObjectNode outputs = Json.object()
                .put("arn", queue.arn())
                .put("id", queue.url())
                .put("name", queue.name())
                .put("namePrefix", "")
                .put("url", queue.url());
        ATTRIBUTES.forEach((name, attribute) -> {
            String value = queue.attributes().getOrDefault(attribute, "");
            if (name.endsWith("Seconds") || name.equals("maxMessageSize")) {
                outputs.put(name, value.isEmpty() ? 300 : Integer.parseInt(value));
            } else if (name.equals("fifoQueue")
                    || name.startsWith("contentBased")
                    || name.equals("sqsManagedSseEnabled")) {
                outputs.put(name, Boolean.parseBoolean(value));
            } else {
                outputs.put(name, value);
            }
        });
        Json.putTags(outputs, inputs, queue.tags());
        return outputs;
    }

    @Override
    public Existing update(Session session, Existing old, ObjectNode inputs) throws InterruptedException {
        String url = old.id();
        Sqs sqs = session.region().sqs();
        Map<String, String> changed = attributes(inputs);
        Map<String, String> before = attributes(old.inputs());
        before.keySet().stream()
                .filter(name -> !changed.containsKey(name))
                .toList()
                .forEach(name -> changed.put(name, ""));
        changed.entrySet().removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
        changed.remove("FifoQueue");
        return session.finish(this, url, inputs, waiting(url, "update"), () -> {
            session.calls().run("updating tags for SQS Queue (" + url + ")", () -> sqs.tag(url, Json.allTags(inputs)));
            if (!changed.isEmpty()) {
                session.calls()
                        .run("updating SQS Queue (" + url + ") attributes", () -> sqs.setAttributes(url, changed));
                session.time().sleep(SPREAD);
            }
        });
    }

    @Override
    public void delete(Session session, Existing old) throws InterruptedException {
        String url = old.id();
        Sqs sqs = session.region().sqs();
        session.calls()
                .delete(
                        "deleting SQS Queue (" + url + ")",
                        () -> sqs.deleteQueue(url),
                        "AWS.SimpleQueueService.NonExistentQueue");
        session.await("waiting for SQS Queue (" + url + ") delete", DELETED, () -> sqs.find(url)
                .isEmpty());
        session.time().sleep(SURELY_GONE);
    }
}
