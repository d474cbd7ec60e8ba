package dev.greenroom.sandbox.aws.sqs;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A queue.
 *
 * @param attributes by SQS's names, all that have a value
 * @param goneAt when a deletion has spread; null: nobody has asked for it
 */
public record Queue(
        String name, String url, String arn, Map<String, String> attributes, Map<String, String> tags, Instant goneAt) {
    public Queue {
        attributes = Map.copyOf(attributes);
        tags = Map.copyOf(tags);
    }

    public boolean fifo() {
        return "true".equals(attributes.get("FifoQueue"));
    }

    Queue with(Map<String, String> changed) {
        Map<String, String> all = new TreeMap<>(attributes);
        all.putAll(changed);
        all.values().removeIf(String::isEmpty);
        return new Queue(name, url, arn, all, tags, goneAt);
    }

    Queue withTags(Map<String, String> changed) {
        return new Queue(name, url, arn, attributes, changed, goneAt);
    }

    Queue deleted(Instant gone) {
        return new Queue(name, url, arn, attributes, tags, gone);
    }
}
