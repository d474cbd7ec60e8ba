package dev.greenroom.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.operator.cloud.CloudResource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;

/** Every type that a plan can name is seen while it is there, and not after its deletion. */
class PresenceIT {
    private final Rig rig = new Rig();
    private final AwsPresence presence = new AwsPresence(rig.clients);
    private final List<CloudResource> made = new ArrayList<>();
    private final List<Runnable> deletions = new ArrayList<>();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void databasesQueuesAndSecrets() {
        Rig.Network network = rig.network();
        RdsClient rds = rig.clients.rds(Rig.PLACEMENT);
        rds.createDBSubnetGroup(c -> c.dbSubnetGroupName(rig.name)
                .dbSubnetGroupDescription("it")
                .subnetIds(network.first(), network.second()));
        made(
                "aws:rds/subnetGroup:SubnetGroup",
                rig.name,
                () -> rds.deleteDBSubnetGroup(d -> d.dbSubnetGroupName(rig.name)));
        rds.createDBCluster(c -> c.dbClusterIdentifier(rig.name)
                .engine("aurora-postgresql")
                .masterUsername("app")
                .masterUserPassword("notsecret123"));
        made(
                "aws:rds/cluster:Cluster",
                rig.name,
                () -> rds.deleteDBCluster(d -> d.dbClusterIdentifier(rig.name).skipFinalSnapshot(true)));
        String instance = rig.name + "-1";
        rds.createDBInstance(c -> c.dbInstanceIdentifier(instance)
                .dbClusterIdentifier(rig.name)
                .engine("aurora-postgresql")
                .dbInstanceClass("db.serverless"));
        made(
                "aws:rds/clusterInstance:ClusterInstance",
                instance,
                () -> rds.deleteDBInstance(d -> d.dbInstanceIdentifier(instance)));
        String queue = rig.clients
                .sqs(Rig.PLACEMENT)
                .createQueue(c -> c.queueName(rig.name + ".fifo").attributesWithStrings(Map.of("FifoQueue", "true")))
                .queueUrl();
        made("aws:sqs/queue:Queue", queue, () -> rig.clients.sqs(Rig.PLACEMENT).deleteQueue(d -> d.queueUrl(queue)));
        String secret = rig.clients
                .secrets(Rig.PLACEMENT)
                .createSecret(c -> c.name(rig.name).secretString("x"))
                .arn();
        made("aws:secretsmanager/secret:Secret", secret, () -> rig.clients
                .secrets(Rig.PLACEMENT)
                .deleteSecret(d -> d.secretId(secret)));
        seenUntilDeleted();
    }

    @Test
    void networkThings() {
        Rig.Network network = rig.network();
        Ec2Client ec2 = rig.clients.ec2(Rig.PLACEMENT);
        made(
                "aws:ec2/securityGroup:SecurityGroup",
                network.group(),
                () -> ec2.deleteSecurityGroup(d -> d.groupId(network.group())));
        IpPermission web = IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(80)
                .toPort(80)
                .ipRanges(IpRange.builder().cidrIp("10.0.0.0/8").build())
                .build();
        String rule = ec2.authorizeSecurityGroupIngress(
                        a -> a.groupId(network.group()).ipPermissions(web))
                .securityGroupRules()
                .get(0)
                .securityGroupRuleId();
        made(
                "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
                rule,
                () -> ec2.revokeSecurityGroupIngress(
                        r -> r.groupId(network.group()).securityGroupRuleIds(rule)));
        loadBalancer(network);
        String logGroup = "/greenroom/" + rig.name;
        rig.clients.logs(Rig.PLACEMENT).createLogGroup(c -> c.logGroupName(logGroup));
        rig.clients.logs(Rig.PLACEMENT).createLogGroup(c -> c.logGroupName(logGroup + "-longer"));
        made("aws:cloudwatch/logGroup:LogGroup", logGroup, () -> rig.clients
                .logs(Rig.PLACEMENT)
                .deleteLogGroup(d -> d.logGroupName(logGroup)));
        record();
        seenUntilDeleted();
    }

    private void loadBalancer(Rig.Network network) {
        ElasticLoadBalancingV2Client elb = rig.clients.elb(Rig.PLACEMENT);
        Action notFound = Action.builder()
                .type(ActionTypeEnum.FIXED_RESPONSE)
                .fixedResponseConfig(f -> f.statusCode("404"))
                .build();
        String balancer = elb.createLoadBalancer(c -> c.name(rig.name).subnets(network.first(), network.second()))
                .loadBalancers()
                .get(0)
                .loadBalancerArn();
        made(
                "aws:lb/loadBalancer:LoadBalancer",
                balancer,
                () -> elb.deleteLoadBalancer(d -> d.loadBalancerArn(balancer)));
        String group = elb.createTargetGroup(c ->
                        c.name(rig.name).protocol(ProtocolEnum.HTTP).port(80).vpcId(network.vpc()))
                .targetGroups()
                .get(0)
                .targetGroupArn();
        made("aws:lb/targetGroup:TargetGroup", group, () -> elb.deleteTargetGroup(d -> d.targetGroupArn(group)));
        String listener = elb.createListener(c -> c.loadBalancerArn(balancer)
                        .protocol(ProtocolEnum.HTTP)
                        .port(80)
                        .defaultActions(notFound))
                .listeners()
                .get(0)
                .listenerArn();
        made("aws:lb/listener:Listener", listener, () -> elb.deleteListener(d -> d.listenerArn(listener)));
        String rule = elb.createRule(c -> c.listenerArn(listener)
                        .priority(1)
                        .conditions(RuleCondition.builder()
                                .field("host-header")
                                .values("x.example.com")
                                .build())
                        .actions(notFound))
                .rules()
                .get(0)
                .ruleArn();
        made("aws:lb/listenerRule:ListenerRule", rule, () -> elb.deleteRule(d -> d.ruleArn(rule)));
    }

    private void record() {
        Route53Client route53 = rig.clients.route53(Rig.PLACEMENT);
        String zone = route53.createHostedZone(
                        c -> c.name(rig.name + ".example.com").callerReference(rig.name))
                .hostedZone()
                .id()
                .replace("/hostedzone/", "");
        String host = "pr-1." + rig.name + ".example.com";
        change(route53, zone, host, ChangeAction.CREATE);
        change(route53, zone, "pr-2." + rig.name + ".example.com", ChangeAction.CREATE);
        made(
                "aws:route53/record:Record",
                zone + "_" + host + "_A",
                () -> change(route53, zone, host, ChangeAction.DELETE));
    }

    private static void change(Route53Client route53, String zone, String host, ChangeAction action) {
        Change change = Change.builder()
                .action(action)
                .resourceRecordSet(r -> r.name(host)
                        .type(RRType.A)
                        .ttl(60L)
                        .resourceRecords(
                                ResourceRecord.builder().value("192.0.2.1").build()))
                .build();
        route53.changeResourceRecordSets(c -> c.hostedZoneId(zone).changeBatch(b -> b.changes(change)));
    }

    @Test
    void roles() {
        IamClient iam = rig.clients.iam(Rig.PLACEMENT);
        String managed = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
        iam.createRole(c -> c.roleName(rig.name).path("/greenroom/").assumeRolePolicyDocument("{}"));
        made("aws:iam/role:Role", rig.name, () -> iam.deleteRole(d -> d.roleName(rig.name)));
        iam.putRolePolicy(p -> p.roleName(rig.name)
                .policyName("inline")
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":"
                        + "[{\"Effect\":\"Allow\",\"Action\":\"sqs:*\",\"Resource\":\"*\"}]}"));
        made(
                "aws:iam/rolePolicy:RolePolicy",
                rig.name + ":inline",
                () -> iam.deleteRolePolicy(d -> d.roleName(rig.name).policyName("inline")));
        iam.attachRolePolicy(a -> a.roleName(rig.name).policyArn(managed));
        made(
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                rig.name + "-20261123101112131400000001",
                () -> iam.detachRolePolicy(d -> d.roleName(rig.name).policyArn(managed)));
        seenUntilDeleted();
    }

    @Test
    void ecsThings() {
        EcsClient ecs = rig.clients.ecs(Rig.PLACEMENT);
        String cluster =
                ecs.createCluster(c -> c.clusterName(rig.name)).cluster().clusterArn();
        made("aws:ecs/cluster:Cluster", cluster, () -> ecs.deleteCluster(d -> d.cluster(cluster)));
        made("aws:ecs/clusterCapacityProviders:ClusterCapacityProviders", rig.name, () -> {});
        String definition = ecs.registerTaskDefinition(r -> r.family(rig.name)
                        .containerDefinitions(ContainerDefinition.builder()
                                .name("app")
                                .image("app")
                                .memory(512)
                                .build()))
                .taskDefinition()
                .taskDefinitionArn();
        made.add(new CloudResource("aws:ecs/taskDefinition:TaskDefinition", rig.name, definition));
        deletions.add(() -> ecs.deregisterTaskDefinition(d -> d.taskDefinition(definition)));
        String service = ecs.createService(c -> c.cluster(cluster)
                        .serviceName(rig.name)
                        .taskDefinition(definition)
                        .desiredCount(0))
                .service()
                .serviceArn();
        made(
                "aws:ecs/service:Service",
                service,
                () -> ecs.deleteService(d -> d.cluster(cluster).service(service).force(true)));
        seenUntilDeleted();
    }

    @Test
    void aTypeThatNobodyKnowsIsNotPassedOver() {
        CloudResource odd = new CloudResource("aws:odd/thing:Thing", "x", null);
        assertThat(presence.stillThere(Rig.PLACEMENT, List.of(odd, odd))).containsExactly(odd);
    }

    private void made(String type, String id, Runnable deletion) {
        made.add(new CloudResource(type, id, null));
        deletions.add(deletion);
    }

    private void seenUntilDeleted() {
        assertThat(presence.stillThere(Rig.PLACEMENT, made)).containsExactlyInAnyOrderElementsOf(made);
        Collections.reverse(deletions);
        deletions.forEach(Runnable::run);
        assertThat(presence.stillThere(Rig.PLACEMENT, made)).isEmpty();
    }
}
