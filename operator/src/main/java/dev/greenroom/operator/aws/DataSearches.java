package dev.greenroom.operator.aws;

import static java.util.stream.Collectors.toMap;

import dev.greenroom.operator.aws.AwsCutOffCreates.Search;
import dev.greenroom.operator.cloud.CutOffCreate;
import dev.greenroom.operator.plan.Placement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSubnetGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Databases and queues. */
final class DataSearches {
    private final AwsClients clients;

    DataSearches(AwsClients clients) {
        this.clients = clients;
    }

    Map<String, Search> all() {
        return Map.of(
                "aws:rds/cluster:Cluster", this::cluster,
                "aws:rds/clusterInstance:ClusterInstance", this::instance,
                "aws:rds/subnetGroup:SubnetGroup", this::subnetGroup,
                "aws:sqs/queue:Queue", this::queue);
    }

    private Optional<String> cluster(Placement placement, CutOffCreate create) {
        String name = create.text("clusterIdentifier");
        return AwsCalls.find(
                        "look for database cluster " + name,
                        () -> clients.rds(placement).describeDBClusters(d -> d.dbClusterIdentifier(name)),
                        DbClusterNotFoundException.class)
                .stream()
                .flatMap(answer -> answer.dbClusters().stream())
                .filter(cluster -> !DataPresence.DELETING.equals(cluster.status()))
                .filter(cluster -> create.owns(tags(cluster.tagList())))
                .map(DBCluster::dbClusterIdentifier)
                .findFirst();
    }

    private Optional<String> instance(Placement placement, CutOffCreate create) {
        String name = create.text("identifier");
        return AwsCalls.find(
                        "look for database instance " + name,
                        () -> clients.rds(placement).describeDBInstances(d -> d.dbInstanceIdentifier(name)),
                        DbInstanceNotFoundException.class)
                .stream()
                .flatMap(answer -> answer.dbInstances().stream())
                .filter(instance -> !DataPresence.DELETING.equals(instance.dbInstanceStatus()))
                .filter(instance -> create.owns(tags(instance.tagList())))
                .map(DBInstance::dbInstanceIdentifier)
                .findFirst();
    }

    private Optional<String> subnetGroup(Placement placement, CutOffCreate create) {
        String name = create.text("name");
        RdsClient rds = clients.rds(placement);
        return AwsCalls.find(
                        "look for database subnet group " + name,
                        () -> rds.describeDBSubnetGroups(d -> d.dbSubnetGroupName(name)),
                        DbSubnetGroupNotFoundException.class)
                .stream()
                .flatMap(answer -> answer.dbSubnetGroups().stream())
                .filter(group -> create.owns(tags(rds, group)))
                .map(DBSubnetGroup::dbSubnetGroupName)
                .findFirst();
    }

    private static Map<String, String> tags(RdsClient rds, DBSubnetGroup group) {
        return AwsCalls.find(
                        "read the tags of database subnet group " + group.dbSubnetGroupName(),
                        () -> rds.listTagsForResource(l -> l.resourceName(group.dbSubnetGroupArn())),
                        DbSubnetGroupNotFoundException.class)
                .map(answer -> tags(answer.tagList()))
                .orElse(Map.of());
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return tags.stream().collect(toMap(Tag::key, Tag::value));
    }

    private Optional<String> queue(Placement placement, CutOffCreate create) {
        String name = create.text("name");
        SqsClient sqs = clients.sqs(placement);
        return AwsCalls.findByCode(
                        "look for queue " + name,
                        () -> sqs.getQueueUrl(g -> g.queueName(name)).queueUrl(),
                        DataPresence.NO_QUEUE)
                .filter(url -> AwsCalls.findByCode(
                                "read the tags of queue " + name,
                                () -> sqs.listQueueTags(l -> l.queueUrl(url)).tags(),
                                DataPresence.NO_QUEUE)
                        .filter(create::owns)
                        .isPresent());
    }
}
