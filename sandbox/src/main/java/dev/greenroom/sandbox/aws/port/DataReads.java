package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.Standing;
import dev.greenroom.operator.cloud.finding.FoundData;
import dev.greenroom.operator.cloud.finding.FoundData.FoundCluster;
import dev.greenroom.operator.cloud.finding.FoundData.FoundInstance;
import dev.greenroom.operator.cloud.finding.FoundQueue;
import dev.greenroom.operator.plan.DataOutputs.QueueOutput;
import dev.greenroom.operator.plan.DataPlan.QueuePlan;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.rds.ClusterSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the database and the queues of an environment. */
final class DataReads {
    private DataReads() {}

    static FoundData read(Region region, Standing standing) {
        Map<String, FoundQueue> queues = new HashMap<>();
        for (QueuePlan queue : standing.data().queues()) {
            QueueOutput output = standing.dataOutputs().queues().get(queue.key());
            if (output != null) {
                put(queues, region, output.url());
                put(queues, region, FoundData.deadLetterUrl(queue, output));
            }
        }
        return new FoundData(
                cluster(region, standing.data().database().identifier()),
                instance(region, standing.data().database().instanceIdentifier()),
                queues);
    }

    private static Optional<FoundCluster> cluster(Region region, String identifier) {
        return PortCalls.call("look up database cluster " + identifier, () -> region.rds()
                        .cluster(identifier))
                .filter(cluster -> !DataChecks.DELETING.equals(
                        cluster.status(region.account().now())))
                .map(cluster -> found(cluster.settings()));
    }

    private static FoundCluster found(ClusterSettings settings) {
        ClusterSettings.Capacity capacity = settings.capacity();
        return new FoundCluster(
                settings.engineVersion(),
                capacity == null ? null : capacity.min(),
                capacity == null ? null : capacity.max(),
                settings.deletionProtection(),
                settings.securityGroupIds());
    }

    private static Optional<FoundInstance> instance(Region region, String identifier) {
        return PortCalls.call("look up database instance " + identifier, () -> region.rds()
                        .instance(identifier))
                .filter(instance -> !DataChecks.DELETING.equals(
                        instance.status(region.account().now())))
                .map(instance -> new FoundInstance(
                        instance.settings().instanceClass(), instance.settings().publiclyAccessible()));
    }

    private static void put(Map<String, FoundQueue> queues, Region region, String url) {
        PortCalls.call("look up queue " + url, () -> region.sqs().find(url))
                .ifPresent(queue -> queues.put(url, new FoundQueue(queue.attributes())));
    }
}
