package dev.greenroom.operator.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.api.PreviewEnvironmentStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Subnet;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** One preview as AWS describes it, found by nothing but what its status names. */
final class PreviewOnAws {
    private final Aws aws;
    private final PreviewEnvironmentStatus status;

    PreviewOnAws(Aws aws, PreviewEnvironmentStatus status) {
        this.aws = aws;
        this.status = status;
    }

    DBCluster cluster() {
        String host = status.endpoints().database().host();
        return aws.rds.describeDBClusters().dbClusters().stream()
                .filter(cluster -> host.equals(cluster.endpoint()))
                .findFirst()
                .orElseThrow();
    }

    List<DBInstance> instances() {
        String cluster = cluster().dbClusterIdentifier();
        return aws.rds.describeDBInstances().dbInstances().stream()
                .filter(instance -> cluster.equals(instance.dbClusterIdentifier()))
                .toList();
    }

    List<String> databaseSubnets() {
        return aws
                .rds
                .describeDBSubnetGroups(d -> d.dbSubnetGroupName(cluster().dbSubnetGroup()))
                .dbSubnetGroups()
                .get(0)
                .subnets()
                .stream()
                .map(Subnet::subnetIdentifier)
                .toList();
    }

    List<SecurityGroupRule> databaseIngress() {
        String group = status.stacks().data().outputs().get("databaseSecurityGroupId");
        Filter ofGroup = Filter.builder().name("group-id").values(group).build();
        return aws.ec2.describeSecurityGroupRules(d -> d.filters(ofGroup)).securityGroupRules().stream()
                .filter(rule -> !rule.isEgress())
                .toList();
    }

    String queueUrl(String name) {
        return status.endpoints().queues().stream()
                .filter(queue -> queue.name().equals(name))
                .findFirst()
                .orElseThrow()
                .url();
    }

    Map<QueueAttributeName, String> queue(String url) {
        return aws.sqs
                .getQueueAttributes(g -> g.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    Listener listener(int port) {
        List<Listener> listeners = aws.elb
                .describeListeners(d -> d.loadBalancerArn(net("loadBalancerArn")))
                .listeners();
        assertThat(listeners).extracting(Listener::port).containsExactlyInAnyOrder(80, 443);
        return listeners.stream().filter(l -> l.port() == port).findFirst().orElseThrow();
    }

    static List<ActionTypeEnum> actions(Listener listener) {
        return listener.defaultActions().stream().map(action -> action.type()).toList();
    }

    Service service() {
        String arn = status.stacks().app().outputs().get("serviceArn");
        return aws.ecs
                .describeServices(d -> d.cluster(net("clusterArn")).services(arn))
                .services()
                .get(0);
    }

    TaskDefinition taskDefinition() {
        return aws.ecs
                .describeTaskDefinition(d -> d.taskDefinition(service().taskDefinition()))
                .taskDefinition();
    }

    ContainerDefinition container() {
        List<ContainerDefinition> containers = taskDefinition().containerDefinitions();
        assertThat(containers).hasSize(1);
        return containers.get(0);
    }

    List<Integer> ports() {
        return container().portMappings().stream()
                .map(PortMapping::containerPort)
                .toList();
    }

    /** ARN and key by variable. */
    Map<String, String> secrets() {
        return container().secrets().stream().collect(Collectors.toMap(Secret::name, Secret::valueFrom));
    }

    Map<String, String> environment() {
        return container().environment().stream().collect(Collectors.toMap(pair -> pair.name(), pair -> pair.value()));
    }

    String databaseSecretArn() {
        return status.endpoints().database().secretArn();
    }

    String databaseSecretName() {
        return aws.secrets.describeSecret(d -> d.secretId(databaseSecretArn())).name();
    }

    String databaseSecret() {
        return aws.secrets.getSecretValue(g -> g.secretId(databaseSecretArn())).secretString();
    }

    String logGroup() {
        return net("logGroup");
    }

    String net(String output) {
        return status.stacks().net().outputs().get(output);
    }
}
