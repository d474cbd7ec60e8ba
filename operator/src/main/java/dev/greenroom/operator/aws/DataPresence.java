package dev.greenroom.operator.aws;

import dev.greenroom.operator.aws.AwsPresence.Check;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.plan.Placement;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSubnetGroupNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Databases, queues and secrets. */
final class DataPresence {
    static final String DELETING = "deleting";
    /** In SQS's two protocols ("Amazon SQS API Reference", GetQueueAttributes). */
    static final Set<String> NO_QUEUE = Set.of("QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue");

    private final AwsClients clients;

    DataPresence(AwsClients clients) {
        this.clients = clients;
    }

    Map<String, Check> checks() {
        return Map.of(
                "aws:rds/cluster:Cluster", this::cluster,
                "aws:rds/clusterInstance:ClusterInstance", this::instance,
                "aws:rds/subnetGroup:SubnetGroup", this::subnetGroup,
                "aws:sqs/queue:Queue", this::queue,
                "aws:secretsmanager/secret:Secret", this::secret);
    }

    private boolean cluster(Placement placement, CloudResource resource) {
        return AwsCalls.find(
                        "look up database cluster " + resource.id(),
                        () -> clients.rds(placement).describeDBClusters(d -> d.dbClusterIdentifier(resource.id())),
                        DbClusterNotFoundException.class)
                .stream()
                .flatMap(answer -> answer.dbClusters().stream())
                .anyMatch(cluster -> !DELETING.equals(cluster.status()));
    }

    private boolean instance(Placement placement, CloudResource resource) {
        return AwsCalls.find(
                        "look up database instance " + resource.id(),
                        () -> clients.rds(placement).describeDBInstances(d -> d.dbInstanceIdentifier(resource.id())),
                        DbInstanceNotFoundException.class)
                .stream()
                .flatMap(answer -> answer.dbInstances().stream())
                .anyMatch(instance -> !DELETING.equals(instance.dbInstanceStatus()));
    }

    private boolean subnetGroup(Placement placement, CloudResource resource) {
        return AwsCalls.find(
                        "look up database subnet group " + resource.id(),
                        () -> clients.rds(placement).describeDBSubnetGroups(d -> d.dbSubnetGroupName(resource.id())),
                        DbSubnetGroupNotFoundException.class)
                .isPresent();
    }

    private boolean queue(Placement placement, CloudResource resource) {
        return AwsCalls.findByCode(
                        "look up queue " + resource.id(),
                        () -> clients.sqs(placement).getQueueAttributes(g -> g.queueUrl(resource.id())
                                .attributeNames(QueueAttributeName.QUEUE_ARN)),
                        NO_QUEUE)
                .isPresent();
    }

    private boolean secret(Placement placement, CloudResource resource) {
        return AwsCalls.find(
                        "look up secret " + resource.id(),
                        () -> clients.secrets(placement).describeSecret(d -> d.secretId(resource.id())),
                        ResourceNotFoundException.class)
                .filter(secret -> secret.deletedDate() == null)
                .isPresent();
    }
}
