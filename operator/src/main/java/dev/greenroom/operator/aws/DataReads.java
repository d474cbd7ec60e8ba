package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.Standing;
import dev.greenroom.operator.cloud.finding.FoundData;
import dev.greenroom.operator.cloud.finding.FoundData.FoundCluster;
import dev.greenroom.operator.cloud.finding.FoundData.FoundInstance;
import dev.greenroom.operator.cloud.finding.FoundQueue;
import dev.greenroom.operator.plan.DataOutputs.QueueOutput;
import dev.greenroom.operator.plan.DataPlan.QueuePlan;
import dev.greenroom.operator.plan.Placement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Reads the database and the queues of an environment. */
final class DataReads {
    private final AwsClients clients;

    DataReads(AwsClients clients) {
        this.clients = clients;
    }

    FoundData read(Standing standing) {
        Placement placement = standing.placement();
        Map<String, FoundQueue> queues = new HashMap<>();
        for (QueuePlan queue : standing.data().queues()) {
            QueueOutput output = standing.dataOutputs().queues().get(queue.key());
            if (output != null) {
                put(queues, placement, output.url());
                put(queues, placement, FoundData.deadLetterUrl(queue, output));
            }
        }
        return new FoundData(
                cluster(placement, standing.data().database().identifier()),
                instance(placement, standing.data().database().instanceIdentifier()),
                queues);
    }

    private Optional<FoundCluster> cluster(Placement placement, String identifier) {
        return AwsCalls.find(
                        "look up database cluster " + identifier,
                        () -> clients.rds(placement).describeDBClusters(d -> d.dbClusterIdentifier(identifier)),
                        DbClusterNotFoundException.class)
                .flatMap(answer -> answer.dbClusters().stream().findFirst())
                .filter(cluster -> !DataPresence.DELETING.equals(cluster.status()))
                .map(DataReads::found);
    }

    private static FoundCluster found(DBCluster cluster) {
        var capacity = cluster.serverlessV2ScalingConfiguration();
        return new FoundCluster(
                cluster.engineVersion(),
                capacity == null ? null : capacity.minCapacity(),
                capacity == null ? null : capacity.maxCapacity(),
                Boolean.TRUE.equals(cluster.deletionProtection()),
                cluster.vpcSecurityGroups().stream()
                        .map(VpcSecurityGroupMembership::vpcSecurityGroupId)
                        .toList());
    }

    private Optional<FoundInstance> instance(Placement placement, String identifier) {
        return AwsCalls.find(
                        "look up database instance " + identifier,
                        () -> clients.rds(placement).describeDBInstances(d -> d.dbInstanceIdentifier(identifier)),
                        DbInstanceNotFoundException.class)
                .flatMap(answer -> answer.dbInstances().stream().findFirst())
                .filter(instance -> !DataPresence.DELETING.equals(instance.dbInstanceStatus()))
                .map(instance -> new FoundInstance(
                        instance.dbInstanceClass(), Boolean.TRUE.equals(instance.publiclyAccessible())));
    }

    private void put(Map<String, FoundQueue> queues, Placement placement, String url) {
        AwsCalls.findByCode(
                        "look up queue " + url,
                        () -> clients.sqs(placement)
                                .getQueueAttributes(g -> g.queueUrl(url).attributeNames(QueueAttributeName.ALL)),
                        DataPresence.NO_QUEUE)
                .ifPresent(answer -> queues.put(url, new FoundQueue(answer.attributesAsStrings())));
    }
}
