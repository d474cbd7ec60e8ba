package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.plan.Owner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;

/** Things of every type that a plan can name, made on the emulator by AWS's own calls, with the tag of the rig's owner. */
final class Things {
    private final Rig rig;
    private final List<Made> made = new ArrayList<>();

    /**
     * One of them.
     *
     * @param resource by the id in Pulumi's state after a create
     * @param importId the id by which Pulumi imports it
     * @param inputs as the provider would have been given them
     */
    record Made(CloudResource resource, String importId, Map<String, Object> inputs, Runnable deletion) {}

    Things(Rig rig) {
        this.rig = rig;
    }

    List<Made> made() {
        return List.copyOf(made);
    }

    void delete() {
        List<Made> reversed = new ArrayList<>(made);
        Collections.reverse(reversed);
        reversed.forEach(thing -> thing.deletion().run());
    }

    Things add(String type, String id, Map<String, Object> inputs, Runnable deletion) {
        return add(new CloudResource(type, id, null), id, inputs, deletion);
    }

    Things add(CloudResource resource, String importId, Map<String, Object> inputs, Runnable deletion) {
        made.add(new Made(resource, importId, inputs, deletion));
        return this;
    }

    Map<String, String> tags() {
        return Map.of(Owner.TAG, rig.owner.tag());
    }

    Things databases() {
        Rig.Network network = rig.network();
        RdsClient rds = rig.clients.rds(Rig.PLACEMENT);
        software.amazon.awssdk.services.rds.model.Tag tag = software.amazon.awssdk.services.rds.model.Tag.builder()
                .key(Owner.TAG)
                .value(rig.owner.tag())
                .build();
        rds.createDBSubnetGroup(c -> c.dbSubnetGroupName(rig.name)
                .dbSubnetGroupDescription("it")
                .subnetIds(network.first(), network.second())
                .tags(tag));
        add(
                "aws:rds/subnetGroup:SubnetGroup",
                rig.name,
                Map.of("name", rig.name),
                () -> rds.deleteDBSubnetGroup(d -> d.dbSubnetGroupName(rig.name)));
        rds.createDBCluster(c -> c.dbClusterIdentifier(rig.name)
                .engine("aurora-postgresql")
                .masterUsername("app")
                .masterUserPassword("notsecret123")
                .tags(tag));
        add(
                "aws:rds/cluster:Cluster",
                rig.name,
                Map.of("clusterIdentifier", rig.name),
                () -> rds.deleteDBCluster(d -> d.dbClusterIdentifier(rig.name).skipFinalSnapshot(true)));
        String instance = rig.name + "-1";
        rds.createDBInstance(c -> c.dbInstanceIdentifier(instance)
                .dbClusterIdentifier(rig.name)
                .engine("aurora-postgresql")
                .dbInstanceClass("db.serverless")
                .tags(tag));
        return add(
                "aws:rds/clusterInstance:ClusterInstance",
                instance,
                Map.of("identifier", instance),
                () -> rds.deleteDBInstance(d -> d.dbInstanceIdentifier(instance)));
    }

    Things queue() {
        String name = rig.name + ".fifo";
        var sqs = rig.clients.sqs(Rig.PLACEMENT);
        String url = sqs.createQueue(c -> c.queueName(name)
                        .attributesWithStrings(Map.of("FifoQueue", "true"))
                        .tags(tags()))
                .queueUrl();
        return add("aws:sqs/queue:Queue", url, Map.of("name", name), () -> sqs.deleteQueue(d -> d.queueUrl(url)));
    }

    Things roles() {
        IamClient iam = rig.clients.iam(Rig.PLACEMENT);
        String managed = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
        iam.createRole(c -> c.roleName(rig.name)
                .path("/greenroom/")
                .assumeRolePolicyDocument("{}")
                .tags(software.amazon.awssdk.services.iam.model.Tag.builder()
                        .key(Owner.TAG)
                        .value(rig.owner.tag())
                        .build()));
        add("aws:iam/role:Role", rig.name, Map.of("name", rig.name), () -> iam.deleteRole(d -> d.roleName(rig.name)));
        iam.putRolePolicy(p -> p.roleName(rig.name)
                .policyName("inline")
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":"
                        + "[{\"Effect\":\"Allow\",\"Action\":\"sqs:*\",\"Resource\":\"*\"}]}"));
        add(
                "aws:iam/rolePolicy:RolePolicy",
                rig.name + ":inline",
                Map.of("name", "inline", "role", rig.name),
                () -> iam.deleteRolePolicy(d -> d.roleName(rig.name).policyName("inline")));
        iam.attachRolePolicy(a -> a.roleName(rig.name).policyArn(managed));
        return add(
                new CloudResource(
                        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                        rig.name + "-20261123101112131400000001",
                        null),
                rig.name + "/" + managed,
                Map.of("role", rig.name, "policyArn", managed),
                () -> iam.detachRolePolicy(d -> d.roleName(rig.name).policyArn(managed)));
    }

    Things containers() {
        EcsClient ecs = rig.clients.ecs(Rig.PLACEMENT);
        software.amazon.awssdk.services.ecs.model.Tag tag = software.amazon.awssdk.services.ecs.model.Tag.builder()
                .key(Owner.TAG)
                .value(rig.owner.tag())
                .build();
        String cluster = ecs.createCluster(c -> c.clusterName(rig.name)
                        .capacityProviders("FARGATE", "FARGATE_SPOT")
                        .tags(tag))
                .cluster()
                .clusterArn();
        add(
                new CloudResource("aws:ecs/cluster:Cluster", cluster, null),
                rig.name,
                Map.of("name", rig.name),
                () -> ecs.deleteCluster(d -> d.cluster(cluster)));
        add(
                "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
                rig.name,
                Map.of("clusterName", rig.name, "capacityProviders", List.of("FARGATE_SPOT", "FARGATE")),
                () -> {});
        String definition = ecs.registerTaskDefinition(r -> r.family(rig.name)
                        .containerDefinitions(ContainerDefinition.builder()
                                .name("app")
                                .image("app")
                                .memory(512)
                                .build())
                        .tags(tag))
                .taskDefinition()
                .taskDefinitionArn();
        add(
                new CloudResource("aws:ecs/taskDefinition:TaskDefinition", rig.name, definition),
                definition,
                Map.of("family", rig.name),
                () -> ecs.deregisterTaskDefinition(d -> d.taskDefinition(definition)));
        String service = ecs.createService(c -> c.cluster(cluster)
                        .serviceName(rig.name)
                        .taskDefinition(definition)
                        .desiredCount(0)
                        .tags(tag))
                .service()
                .serviceArn();
        return add(
                new CloudResource("aws:ecs/service:Service", service, null),
                rig.name + "/" + rig.name,
                Map.of("name", rig.name, "cluster", cluster),
                () -> ecs.deleteService(d -> d.cluster(cluster).service(service).force(true)));
    }
}
