package dev.greenroom.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.operator.cloud.Difference;
import dev.greenroom.operator.cloud.Standing;
import dev.greenroom.operator.cloud.Standing.StandingApp;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.DataOutputs;
import dev.greenroom.operator.plan.DataOutputs.QueueOutput;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.DataPlan.DatabasePlan;
import dev.greenroom.operator.plan.DataPlan.QueuePlan;
import dev.greenroom.operator.plan.NetOutputs;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An environment on the emulator, made by the SDK as the stacks would, and what somebody changes of it by the SDK. */
class DriftIT {
    private static final String ANYWHERE = "0.0.0.0/0";

    private final Rig rig = new Rig();
    private final Ec2Client ec2 = rig.clients.ec2(Rig.PLACEMENT);
    private final ElasticLoadBalancingV2Client elb = rig.clients.elb(Rig.PLACEMENT);
    private final RdsClient rds = rig.clients.rds(Rig.PLACEMENT);
    private final SqsClient sqs = rig.clients.sqs(Rig.PLACEMENT);
    private final EcsClient ecs = rig.clients.ecs(Rig.PLACEMENT);
    private final AwsDriftReader reader = new AwsDriftReader(rig.clients);
    private final NetPlan.Dedicated balancer = new NetPlan.Dedicated(rig.name, null);
    private Rig.Network network;
    private Standing standing;

    @BeforeEach
    void makeAnEnvironment() {
        network = rig.network();
        DataPlan data = new DataPlan(
                rig.scope(Part.DATA),
                network.vpc(),
                new DatabasePlan(
                        rig.name,
                        "16.6",
                        0.5,
                        2,
                        List.of(network.first()),
                        "app",
                        "app",
                        "greenroom/" + rig.name,
                        false),
                List.of(new QueuePlan("jobs", rig.name + "-jobs.fifo", rig.name + "-jobs-dlq.fifo", true)));
        NetPlan net = new NetPlan(
                rig.scope(Part.NET),
                network.vpc(),
                List.of(network.first(), network.second()),
                balancer,
                new NetPlan.TargetGroupPlan(rig.name, 80, "/health"),
                new NetPlan.LogGroupPlan("/greenroom/" + rig.name, 7),
                new NetPlan.RoleNames(rig.name + "-e", rig.name + "-t"),
                rig.name,
                rig.name,
                null,
                null);
        NetOutputs netOutputs = net(net);
        DataOutputs dataOutputs = data(data, netOutputs);
        AppPlan app = rig.appPlan(netOutputs, List.of(network.first(), network.second()));
        standing = new Standing(
                data, dataOutputs, net, netOutputs, Optional.of(new StandingApp(app, service(netOutputs))));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private DataOutputs data(DataPlan plan, NetOutputs net) {
        String group = group(plan.database().securityGroupName());
        allow(group, tcp(5432, null, net.serviceSecurityGroupId()));
        rds.createDBSubnetGroup(c -> c.dbSubnetGroupName(rig.name)
                .dbSubnetGroupDescription("it")
                .subnetIds(network.first(), network.second()));
        rds.createDBCluster(c -> c.dbClusterIdentifier(rig.name)
                .engine("aurora-postgresql")
                .engineVersion("16.6")
                .masterUsername("app")
                .masterUserPassword("notsecret123")
                .vpcSecurityGroupIds(group)
                .serverlessV2ScalingConfiguration(s -> s.minCapacity(0.5).maxCapacity(2.0)));
        rds.createDBInstance(c -> c.dbInstanceIdentifier(plan.database().instanceIdentifier())
                .dbClusterIdentifier(rig.name)
                .engine("aurora-postgresql")
                .publiclyAccessible(false)
                .dbInstanceClass("db.serverless"));
        QueuePlan queue = plan.queues().get(0);
        String deadLetters = queue(
                queue.deadLetterName(),
                Map.of("MessageRetentionPeriod", String.valueOf(DataPlan.DEAD_LETTER_RETENTION_SECONDS)));
        String deadLettersArn = arn(deadLetters);
        String url = queue(
                queue.name(),
                Map.of("RedrivePolicy", "{\"deadLetterTargetArn\":\"" + deadLettersArn + "\",\"maxReceiveCount\":3}"));
        return new DataOutputs(
                "db.example.com", 5432, group, "arn:secret", Map.of("jobs", new QueueOutput(url, arn(url))));
    }

    private String queue(String name, Map<String, String> more) {
        Map<String, String> attributes = new java.util.TreeMap<>(
                Map.of("FifoQueue", "true", "ContentBasedDeduplication", "true", "SqsManagedSseEnabled", "true"));
        attributes.putAll(more);
        return sqs.createQueue(c -> c.queueName(name).attributesWithStrings(attributes))
                .queueUrl();
    }

    private String arn(String url) {
        return sqs.getQueueAttributes(g -> g.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributesAsStrings()
                .get("QueueArn");
    }

    private NetOutputs net(NetPlan plan) {
        String balancerGroup = group(balancer.securityGroupName());
        allow(balancerGroup, tcp(80, ANYWHERE, null));
        allow(network.group(), tcp(80, null, balancerGroup));
        var made = elb.createLoadBalancer(c -> c.name(rig.name)
                        .subnets(network.first(), network.second())
                        .securityGroups(balancerGroup))
                .loadBalancers()
                .get(0);
        String targets = elb.createTargetGroup(c -> c.name(rig.name)
                        .protocol(ProtocolEnum.HTTP)
                        .port(80)
                        .targetType(TargetTypeEnum.IP)
                        .healthCheckPath("/health")
                        .vpcId(network.vpc()))
                .targetGroups()
                .get(0)
                .targetGroupArn();
        elb.createListener(c -> c.loadBalancerArn(made.loadBalancerArn())
                .protocol(ProtocolEnum.HTTP)
                .port(80)
                .defaultActions(Action.builder()
                        .type(ActionTypeEnum.FORWARD)
                        .targetGroupArn(targets)
                        .build()));
        rig.clients
                .logs(Rig.PLACEMENT)
                .createLogGroup(c -> c.logGroupName(plan.logGroup().name()));
        for (String role : List.of(plan.roles().execution(), plan.roles().task())) {
            rig.clients
                    .iam(Rig.PLACEMENT)
                    .createRole(c -> c.roleName(role).path("/greenroom/").assumeRolePolicyDocument("{}"));
        }
        String cluster = ecs.createCluster(c -> c.clusterName(rig.name)
                        .tags(software.amazon.awssdk.services.ecs.model.Tag.builder()
                                .key("made-by")
                                .value("test")
                                .build()))
                .cluster()
                .clusterArn();
        return new NetOutputs(
                made.loadBalancerArn(),
                made.dnsName(),
                targets,
                cluster,
                network.group(),
                "arn-e",
                "arn-t",
                plan.logGroup().name());
    }

    private String service(NetOutputs net) {
        String definition = ecs.registerTaskDefinition(r -> r.family(rig.name)
                        .networkMode(NetworkMode.AWSVPC)
                        .cpu("256")
                        .memory("512")
                        .requiresCompatibilitiesWithStrings("FARGATE")
                        .containerDefinitions(ContainerDefinition.builder()
                                .name("app")
                                .image("app")
                                .memory(512)
                                .build()))
                .taskDefinition()
                .taskDefinitionArn();
        ecs.createService(c -> c.cluster(net.clusterArn())
                .serviceName(rig.name)
                .taskDefinition(definition)
                .launchType(LaunchType.FARGATE)
                .networkConfiguration(n -> n.awsvpcConfiguration(a -> a.subnets(network.first(), network.second())
                        .securityGroups(network.group())
                        .assignPublicIp(AssignPublicIp.ENABLED)))
                .desiredCount(1));
        return definition;
    }

    private String group(String name) {
        return ec2.createSecurityGroup(c -> c.groupName(name).description("it").vpcId(network.vpc()))
                .groupId();
    }

    private void allow(String group, IpPermission permission) {
        ec2.authorizeSecurityGroupIngress(a -> a.groupId(group).ipPermissions(permission));
    }

    private static IpPermission tcp(int port, String range, String group) {
        IpPermission.Builder permission =
                IpPermission.builder().ipProtocol("tcp").fromPort(port).toPort(port);
        return group == null
                ? permission.ipRanges(IpRange.builder().cidrIp(range).build()).build()
                : permission
                        .userIdGroupPairs(
                                UserIdGroupPair.builder().groupId(group).build())
                        .build();
    }

    private List<String> differences() {
        return reader.differences(standing).stream().map(DriftIT::told).toList();
    }

    private static String told(Difference difference) {
        return difference.field() == null
                ? difference.what() + " " + difference.found()
                : difference.what() + ", " + difference.field() + ": " + difference.found();
    }

    @Test
    void whatIsAsItWasMadeIsNothing() {
        assertThat(differences()).isEmpty();
    }

    @Test
    void whatSomebodyChangesIsNamed() {
        rds.modifyDBCluster(m -> m.dbClusterIdentifier(rig.name)
                .deletionProtection(true)
                .serverlessV2ScalingConfiguration(s -> s.minCapacity(1.0).maxCapacity(8.0)));
        allow(standing.dataOutputs().databaseSecurityGroupId(), tcp(5432, ANYWHERE, null));
        allow(network.group(), tcp(22, "10.0.0.0/8", null));
        String url = standing.dataOutputs().queues().get("jobs").url();
        sqs.setQueueAttributes(
                s -> s.queueUrl(url).attributesWithStrings(Map.of("ContentBasedDeduplication", "false")));
        elb.modifyTargetGroup(
                m -> m.targetGroupArn(standing.netOutputs().targetGroupArn()).healthCheckPath("/elsewhere"));
        ecs.updateService(u -> u.cluster(rig.name).service(rig.name).desiredCount(3));

        assertThat(differences())
                .containsExactlyInAnyOrder(
                        "Aurora cluster " + rig.name + ", minimum capacity: 1",
                        "Aurora cluster " + rig.name + ", maximum capacity: 8",
                        "Aurora cluster " + rig.name + ", deletion protection: on",
                        "queue jobs, content-based deduplication: off",
                        "security group of the database, further ingress: tcp 5432 from 0.0.0.0/0",
                        "security group of the tasks, ingress: tcp 22 from 10.0.0.0/8, tcp 80 from " + balancerGroup(),
                        "target group " + rig.name + ", health check path: /elsewhere",
                        "ECS service " + rig.name + ", desired count: 3");
    }

    private String balancerGroup() {
        return elb.describeLoadBalancers(
                        d -> d.loadBalancerArns(standing.netOutputs().loadBalancerArn()))
                .loadBalancers()
                .get(0)
                .securityGroups()
                .get(0);
    }

    @Test
    void aListenerThatForwardsElsewhereIsNamed() {
        String other = elb.createTargetGroup(c -> c.name(rig.name + "-other")
                        .protocol(ProtocolEnum.HTTP)
                        .port(80)
                        .targetType(TargetTypeEnum.IP)
                        .vpcId(network.vpc()))
                .targetGroups()
                .get(0)
                .targetGroupArn();
        String listener = elb.describeListeners(
                        d -> d.loadBalancerArn(standing.netOutputs().loadBalancerArn()))
                .listeners()
                .get(0)
                .listenerArn();
        elb.modifyListener(m -> m.listenerArn(listener)
                .defaultActions(Action.builder()
                        .type(ActionTypeEnum.FORWARD)
                        .targetGroupArn(other)
                        .build()));

        assertThat(differences())
                .containsExactly("listener on port 80, default action: forward to " + rig.name + "-other");
    }

    @Test
    void whatSomebodyTakesAwayIsNamed() {
        String url = standing.dataOutputs().queues().get("jobs").url();
        sqs.deleteQueue(d -> d.queueUrl(url));
        rig.clients
                .logs(Rig.PLACEMENT)
                .deleteLogGroup(d -> d.logGroupName(standing.net().logGroup().name()));
        rig.clients
                .iam(Rig.PLACEMENT)
                .deleteRole(d -> d.roleName(standing.net().roles().task()));
        ecs.deleteService(d -> d.cluster(rig.name).service(rig.name).force(true));
        elb.deleteLoadBalancer(d -> d.loadBalancerArn(standing.netOutputs().loadBalancerArn()));
        rds.deleteDBInstance(
                d -> d.dbInstanceIdentifier(standing.data().database().instanceIdentifier()));

        assertThat(differences())
                .containsExactlyInAnyOrder(
                        "Aurora instance " + rig.name + "-1 missing",
                        "queue jobs missing",
                        "load balancer " + rig.name + " missing",
                        "log group /greenroom/" + rig.name + " missing",
                        "task role " + rig.name + "-t missing",
                        "ECS service " + rig.name + " missing");
    }

    @Test
    void aNetworkOfTheServiceThatIsAnotherIsNamed() {
        ecs.updateService(u -> u.cluster(rig.name)
                .service(rig.name)
                .networkConfiguration(n -> n.awsvpcConfiguration(a -> a.subnets(network.first())
                        .securityGroups(network.group())
                        .assignPublicIp(AssignPublicIp.DISABLED))));

        assertThat(differences())
                .containsExactly(
                        "ECS service " + rig.name + ", subnets: " + network.first(),
                        "ECS service " + rig.name + ", public IP: off");
    }
}
