package dev.greenroom.operator.plan;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What the {@code data} stack hands on. Pulumi stack outputs are strings, one a key. */
public record DataOutputs(
        String databaseHost,
        int databasePort,
        String databaseSecurityGroupId,
        String secretArn,
        Map<String, QueueOutput> queues) {
    private static final String HOST = "databaseHost";
    private static final String PORT = "databasePort";
    private static final String SECURITY_GROUP = "databaseSecurityGroupId";
    private static final String SECRET = "secretArn";
    private static final String QUEUE_URL = "queueUrl.";
    private static final String QUEUE_ARN = "queueArn.";

    public DataOutputs {
        queues = Collections.unmodifiableSortedMap(new TreeMap<>(queues));
    }

    /** Where a queue is. */
    public record QueueOutput(String url, String arn) {}

    public static DataOutputs of(Map<String, String> outputs) {
        Map<String, QueueOutput> queues = new TreeMap<>();
        outputs.forEach((key, url) -> {
            if (key.startsWith(QUEUE_URL)) {
                String queue = key.substring(QUEUE_URL.length());
                queues.put(queue, new QueueOutput(url, outputs.get(QUEUE_ARN + queue)));
            }
        });
        return new DataOutputs(
                outputs.get(HOST),
                Integer.parseInt(outputs.get(PORT)),
                outputs.get(SECURITY_GROUP),
                outputs.get(SECRET),
                queues);
    }

    public Map<String, String> toMap() {
        Map<String, String> outputs = new TreeMap<>(Map.of(
                HOST, databaseHost,
                PORT, String.valueOf(databasePort),
                SECURITY_GROUP, databaseSecurityGroupId,
                SECRET, secretArn));
        queues.forEach((key, queue) -> {
            outputs.put(QUEUE_URL + key, queue.url());
            outputs.put(QUEUE_ARN + key, queue.arn());
        });
        return outputs;
    }
}
