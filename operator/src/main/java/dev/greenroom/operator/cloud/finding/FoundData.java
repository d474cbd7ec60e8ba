package dev.greenroom.operator.cloud.finding;

import dev.greenroom.operator.plan.DataOutputs.QueueOutput;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.DataPlan.DatabasePlan;
import dev.greenroom.operator.plan.DataPlan.QueuePlan;
import dev.greenroom.operator.plan.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What there is of a data stack.
 *
 * @param cluster empty: there is none, or it is on its way out
 * @param queues by their URL, those that are there
 */
public record FoundData(
        Optional<FoundCluster> cluster, Optional<FoundInstance> instance, Map<String, FoundQueue> queues) {
    public FoundData {
        queues = Map.copyOf(queues);
    }

    /**
     * An Aurora cluster.
     *
     * @param minCapacity in ACU; null: none is set
     * @param maxCapacity in ACU; null: none is set
     */
    public record FoundCluster(
            String engineVersion,
            Double minCapacity,
            Double maxCapacity,
            boolean deletionProtection,
            List<String> securityGroupIds) {
        public FoundCluster {
            securityGroupIds = List.copyOf(securityGroupIds);
        }
    }

    /** Its instance. */
    public record FoundInstance(String instanceClass, boolean publiclyAccessible) {}

    /** The URL of a queue's dead-letter queue, which differs from its own by the name. */
    public static String deadLetterUrl(QueuePlan queue, QueueOutput output) {
        return beside(output.url(), '/', queue.deadLetterName());
    }

    private static String beside(String name, char separator, String other) {
        return name.substring(0, name.lastIndexOf(separator) + 1) + other;
    }

    void compare(DataPlan plan, String securityGroupId, Map<String, QueueOutput> outputs, Comparison comparison) {
        database(plan.database(), securityGroupId, comparison);
        for (QueuePlan queue : plan.queues()) {
            QueueOutput output = outputs.get(queue.key());
            if (output != null) {
                queue(queue, output, comparison);
            }
        }
    }

    private void database(DatabasePlan wanted, String securityGroupId, Comparison comparison) {
        String name = "Aurora cluster " + wanted.identifier();
        cluster.ifPresentOrElse(
                found -> comparison
                        .of(Part.DATA, name)
                        .is("minimum capacity", wanted.minCapacity(), found.minCapacity())
                        .is("maximum capacity", wanted.maxCapacity(), found.maxCapacity())
                        .is("engine version", majorMinor(wanted.engineVersion()), majorMinor(found.engineVersion()))
                        .is("deletion protection", false, found.deletionProtection())
                        .are("security groups", List.of(securityGroupId), found.securityGroupIds()),
                () -> comparison.missing(Part.DATA, name));
        String instanceName = "Aurora instance " + wanted.instanceIdentifier();
        instance.ifPresentOrElse(
                found -> comparison
                        .of(Part.DATA, instanceName)
                        .is("instance class", "db.serverless", found.instanceClass())
                        .is("public access", false, found.publiclyAccessible()),
                () -> comparison.missing(Part.DATA, instanceName));
    }

    /** AWS may name a patch as well. */
    private static String majorMinor(String version) {
        String[] numbers = version.split("\\.", -1);
        return numbers.length < 2 ? version : numbers[0] + "." + numbers[1];
    }

    private void queue(QueuePlan plan, QueueOutput output, Comparison comparison) {
        String deadLetterArn = beside(output.arn(), ':', plan.deadLetterName());
        Map<String, String> own = new TreeMap<>(FoundQueue.settings(plan.fifo()));
        own.put(FoundQueue.REDRIVE, FoundQueue.redrive(deadLetterArn, DataPlan.MAX_RECEIVES));
        compare("queue " + plan.key(), own, output.url(), comparison);
        Map<String, String> deadLetters = new TreeMap<>(FoundQueue.settings(plan.fifo()));
        deadLetters.put(FoundQueue.RETENTION, String.valueOf(DataPlan.DEAD_LETTER_RETENTION_SECONDS));
        compare("dead-letter queue of " + plan.key(), deadLetters, deadLetterUrl(plan, output), comparison);
    }

    private void compare(String name, Map<String, String> wanted, String url, Comparison comparison) {
        FoundQueue found = queues.get(url);
        if (found == null) {
            comparison.missing(Part.DATA, name);
        } else {
            found.compare(wanted, comparison.of(Part.DATA, name));
        }
    }
}
