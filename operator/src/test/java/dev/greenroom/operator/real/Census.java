package dev.greenroom.operator.real;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * Everything in the whole account of the kinds that previews are made of, with its tags, as the services themselves list it.
 * What is there after a preview and was not there before it was left behind, whatever any record says.
 */
public final class Census {
    private final Aws aws;
    private final SortedMap<String, Map<String, String>> found = new TreeMap<>();

    private Census(Aws aws) {
        this.aws = aws;
    }

    /** Tags by kind and id; things that AWS does not tag have none. */
    public static SortedMap<String, Map<String, String>> take(Aws aws) {
        Census census = new Census(aws);
        census.databases();
        census.queues();
        census.secrets();
        census.loadBalancers();
        census.securityGroups();
        census.logGroups();
        census.roles();
        census.ecs();
        census.dnsRecords();
        return census.found;
    }

    /** Kinds of a census that AWS does not tag. */
    public static boolean untaggable(String thing) {
        return thing.startsWith("record ");
    }

    private void add(String kind, String id, Map<String, String> tags) {
        found.put(kind + " " + id, tags);
    }

    private void databases() {
        for (DBCluster cluster : aws.rds.describeDBClusters().dbClusters()) {
            add("cluster", cluster.dbClusterIdentifier(), rdsTags(cluster.dbClusterArn()));
        }
        for (DBInstance instance : aws.rds.describeDBInstances().dbInstances()) {
            add("instance", instance.dbInstanceIdentifier(), rdsTags(instance.dbInstanceArn()));
        }
        aws.rds
                .describeDBSubnetGroups()
                .dbSubnetGroups()
                .forEach(group -> add("subnet-group", group.dbSubnetGroupName(), rdsTags(group.dbSubnetGroupArn())));
    }

    private Map<String, String> rdsTags(String arn) {
        return map(
                aws.rds.listTagsForResource(l -> l.resourceName(arn)).tagList(),
                software.amazon.awssdk.services.rds.model.Tag::key,
                software.amazon.awssdk.services.rds.model.Tag::value);
    }

    private void queues() {
        aws.sqs
                .listQueues()
                .queueUrls()
                .forEach(url -> add(
                        "queue",
                        url,
                        aws.sqs.listQueueTags(l -> l.queueUrl(url)).tags()));
    }

    private void secrets() {
        aws.secrets
                .listSecrets()
                .secretList()
                .forEach(secret -> add(
                        "secret",
                        secret.name(),
                        map(
                                secret.tags(),
                                software.amazon.awssdk.services.secretsmanager.model.Tag::key,
                                software.amazon.awssdk.services.secretsmanager.model.Tag::value)));
    }

    private void loadBalancers() {
        List<String> arns = new ArrayList<>();
        aws.elb.describeLoadBalancers().loadBalancers().forEach(loadBalancer -> {
            arns.add(loadBalancer.loadBalancerArn());
            aws.elb
                    .describeListeners(d -> d.loadBalancerArn(loadBalancer.loadBalancerArn()))
                    .listeners()
                    .forEach(listener -> arns.add(listener.listenerArn()));
        });
        aws.elb.describeTargetGroups().targetGroups().forEach(group -> arns.add(group.targetGroupArn()));
        for (String arn : arns) {
            aws.elb
                    .describeTags(d -> d.resourceArns(arn))
                    .tagDescriptions()
                    .forEach(description -> add(
                            "load-balancing",
                            arn,
                            map(
                                    description.tags(),
                                    software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag::key,
                                    software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag::value)));
        }
    }

    private void securityGroups() {
        aws.ec2
                .describeSecurityGroups()
                .securityGroups()
                .forEach(group -> add(
                        "security-group",
                        group.groupId(),
                        map(
                                group.tags(),
                                software.amazon.awssdk.services.ec2.model.Tag::key,
                                software.amazon.awssdk.services.ec2.model.Tag::value)));
    }

    private void logGroups() {
        aws.logs
                .describeLogGroups()
                .logGroups()
                .forEach(group -> add(
                        "log-group",
                        group.logGroupName(),
                        aws.logs
                                .listTagsForResource(
                                        l -> l.resourceArn(group.arn().replaceAll(":\\*$", "")))
                                .tags()));
    }

    private void roles() {
        aws.iam
                .listRoles(l -> l.pathPrefix("/greenroom/"))
                .roles()
                .forEach(role -> add(
                        "role",
                        role.roleName(),
                        map(
                                aws.iam
                                        .listRoleTags(l -> l.roleName(role.roleName()))
                                        .tags(),
                                software.amazon.awssdk.services.iam.model.Tag::key,
                                software.amazon.awssdk.services.iam.model.Tag::value)));
    }

    /** Deleted clusters, services and revisions stay readable as inactive: that is how ECS says gone. */
    private void ecs() {
        aws
                .ecs
                .describeClusters(
                        d -> d.clusters(aws.ecs.listClusters().clusterArns()).include(ClusterField.TAGS))
                .clusters()
                .stream()
                .filter(cluster -> cluster.status().equals("ACTIVE"))
                .forEach(cluster -> {
                    add("ecs", cluster.clusterArn(), ecsTags(cluster.clusterArn()));
                    services(cluster.clusterArn()).forEach(service -> add("ecs", service, ecsTags(service)));
                });
        aws.ecs
                .listTaskDefinitions(l -> l.status(TaskDefinitionStatus.ACTIVE))
                .taskDefinitionArns()
                .forEach(definition -> add("ecs", definition, ecsTags(definition)));
    }

    /** The emulator goes on listing services that are deleted. */
    private List<String> services(String cluster) {
        List<String> arns = aws.ecs.listServices(l -> l.cluster(cluster)).serviceArns();
        return arns.isEmpty()
                ? List.of()
                : aws.ecs.describeServices(d -> d.cluster(cluster).services(arns)).services().stream()
                        .filter(service -> !service.status().equals("INACTIVE"))
                        .map(Service::serviceArn)
                        .toList();
    }

    private Map<String, String> ecsTags(String arn) {
        return map(
                aws.ecs.listTagsForResource(l -> l.resourceArn(arn)).tags(),
                software.amazon.awssdk.services.ecs.model.Tag::key,
                software.amazon.awssdk.services.ecs.model.Tag::value);
    }

    private void dnsRecords() {
        aws.route53.listHostedZones().hostedZones().forEach(zone -> aws.route53
                .listResourceRecordSets(l -> l.hostedZoneId(zone.id()))
                .resourceRecordSets()
                .forEach(set -> add("record", zone.id() + " " + set.name() + " " + set.typeAsString(), Map.of())));
    }

    private static <T> Map<String, String> map(List<T> tags, Function<T, String> key, Function<T, String> value) {
        return tags.stream().collect(Collectors.toMap(key, value));
    }
}
