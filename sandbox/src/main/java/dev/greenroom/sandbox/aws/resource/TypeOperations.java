package dev.greenroom.sandbox.aws.resource;

import dev.greenroom.sandbox.aws.Operation;
import java.util.Map;
import java.util.function.Predicate;

/** The API operations by which the provider makes and deletes its types: for whoever wants one type to fail. */
public final class TypeOperations {
    private static final String RDS = "RDS";
    private static final String EC2 = "EC2";
    private static final String ELB = "Elastic Load Balancing v2";
    private static final String ECS = "ECS";
    private static final String IAM = "IAM";

    private static final Map<String, Pair> PAIRS = Map.ofEntries(
            Map.entry("aws:cloudwatch/logGroup:LogGroup", pair("CloudWatch Logs", "CreateLogGroup", "DeleteLogGroup")),
            Map.entry("aws:ec2/securityGroup:SecurityGroup", pair(EC2, "CreateSecurityGroup", "DeleteSecurityGroup")),
            Map.entry("aws:ecs/cluster:Cluster", pair(ECS, "CreateCluster", "DeleteCluster")),
            Map.entry(
                    "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
                    pair(ECS, "PutClusterCapacityProviders", "PutClusterCapacityProviders")),
            Map.entry("aws:ecs/service:Service", pair(ECS, "CreateService", "DeleteService")),
            Map.entry(
                    "aws:ecs/taskDefinition:TaskDefinition",
                    pair(ECS, "RegisterTaskDefinition", "DeregisterTaskDefinition")),
            Map.entry("aws:iam/role:Role", pair(IAM, "CreateRole", "DeleteRole")),
            Map.entry("aws:iam/rolePolicy:RolePolicy", pair(IAM, "PutRolePolicy", "DeleteRolePolicy")),
            Map.entry(
                    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                    pair(IAM, "AttachRolePolicy", "DetachRolePolicy")),
            Map.entry("aws:lb/listener:Listener", pair(ELB, "CreateListener", "DeleteListener")),
            Map.entry("aws:lb/listenerRule:ListenerRule", pair(ELB, "CreateRule", "DeleteRule")),
            Map.entry("aws:lb/loadBalancer:LoadBalancer", pair(ELB, "CreateLoadBalancer", "DeleteLoadBalancer")),
            Map.entry("aws:lb/targetGroup:TargetGroup", pair(ELB, "CreateTargetGroup", "DeleteTargetGroup")),
            Map.entry("aws:rds/cluster:Cluster", pair(RDS, "CreateDBCluster", "DeleteDBCluster")),
            Map.entry("aws:rds/clusterInstance:ClusterInstance", pair(RDS, "CreateDBInstance", "DeleteDBInstance")),
            Map.entry("aws:rds/subnetGroup:SubnetGroup", pair(RDS, "CreateDBSubnetGroup", "DeleteDBSubnetGroup")),
            Map.entry(
                    "aws:route53/record:Record",
                    pair("Route 53", "ChangeResourceRecordSets", "ChangeResourceRecordSets")),
            Map.entry("aws:sqs/queue:Queue", pair("SQS", "CreateQueue", "DeleteQueue")),
            Map.entry(
                    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
                    pair(EC2, "AuthorizeSecurityGroupEgress", "RevokeSecurityGroupEgress")),
            Map.entry(
                    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
                    pair(EC2, "AuthorizeSecurityGroupIngress", "RevokeSecurityGroupIngress")));

    private record Pair(Operation create, Operation delete) {}

    private TypeOperations() {}

    /** Throws {@link IllegalArgumentException} for a type that is not in the table. */
    public static Predicate<Operation> creating(String type) {
        return Predicate.isEqual(of(type).create());
    }

    /** Throws {@link IllegalArgumentException} for a type that is not in the table. */
    public static Predicate<Operation> deleting(String type) {
        return Predicate.isEqual(of(type).delete());
    }

    private static Pair of(String type) {
        Pair pair = PAIRS.get(type);
        if (pair == null) {
            throw new IllegalArgumentException("no operations are known of " + type);
        }
        return pair;
    }

    private static Pair pair(String service, String create, String delete) {
        return new Pair(new Operation(service, create), new Operation(service, delete));
    }
}
