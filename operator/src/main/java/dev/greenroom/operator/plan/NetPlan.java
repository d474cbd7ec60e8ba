package dev.greenroom.operator.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code net} stack: how requests come in, and what tasks need to exist before there is an image.
 *
 * @param clusterArn of a given ECS cluster; null: one of name {@code clusterName} is made
 * @param dns null: no record is made
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NetPlan(
        Scope scope,
        String vpcId,
        List<String> publicSubnetIds,
        LoadBalancing loadBalancing,
        TargetGroupPlan targetGroup,
        LogGroupPlan logGroup,
        RoleNames roles,
        String serviceSecurityGroup,
        String clusterName,
        String clusterArn,
        DnsRecord dns)
        implements StackPlan {
    public NetPlan {
        publicSubnetIds = List.copyOf(publicSubnetIds);
    }

    /** A load balancer of the environment's own, or a rule on one that exists. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
    public sealed interface LoadBalancing {}

    /**
     * An Application Load Balancer of its own.
     *
     * @param certificateArn null: plain HTTP
     */
    public record Dedicated(String name, String certificateArn) implements LoadBalancing {
        public String securityGroupName() {
            return name + "-load-balancer";
        }

        /** Ports that are open to everybody, each with a listener. */
        public List<Integer> ports() {
            return certificateArn == null ? List.of(80) : List.of(80, 443);
        }
    }

    /**
     * A host rule on a given HTTPS listener.
     *
     * @param preferredPriority where the search for a free rule priority starts, 1 to 50000
     */
    public record HostRule(String listenerArn, String host, int preferredPriority) implements LoadBalancing {}

    /** Where the load balancer sends requests. */
    public record TargetGroupPlan(String name, int port, String healthCheckPath) {
        /** Where a target is asked how it is: at the port that it takes requests at. */
        public static final String HEALTH_CHECK_PORT = "traffic-port";
    }

    /** CloudWatch log group of the tasks. */
    public record LogGroupPlan(String name, int retentionDays) {}

    /** IAM roles, made under path /greenroom/. */
    public record RoleNames(String execution, String task) {}

    /** An alias record in a Route 53 hosted zone. */
    public record DnsRecord(String hostedZoneId, String host) {}

    @Override
    public List<PlannedResource> resources() {
        List<PlannedResource> all = new ArrayList<>();
        if (loadBalancing instanceof Dedicated dedicated) {
            all.add(new PlannedResource(
                    "aws:ec2/securityGroup:SecurityGroup", "load-balancer", "security group of the load balancer"));
            all.add(new PlannedResource("awsx:lb:ApplicationLoadBalancer", "web", "load balancer component"));
            all.add(new PlannedResource("aws:lb/loadBalancer:LoadBalancer", "web", "load balancer"));
            all.add(new PlannedResource("aws:lb/targetGroup:TargetGroup", "web", "target group"));
            all.add(new PlannedResource("aws:lb/listener:Listener", "web-0", "HTTP listener"));
            if (dedicated.certificateArn() != null) {
                all.add(new PlannedResource("aws:lb/listener:Listener", "web-1", "HTTPS listener"));
            }
        } else {
            all.add(new PlannedResource("aws:lb/targetGroup:TargetGroup", "web", "target group"));
            all.add(new PlannedResource("aws:lb/listenerRule:ListenerRule", "web", "host rule"));
        }
        all.add(new PlannedResource("aws:ec2/securityGroup:SecurityGroup", "service", "security group of the tasks"));
        all.add(new PlannedResource("aws:cloudwatch/logGroup:LogGroup", "service", "log group"));
        all.add(new PlannedResource("aws:iam/role:Role", "execution", "execution role"));
        all.add(new PlannedResource(
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment", "execution", "execution role's ECS policy"));
        all.add(new PlannedResource("aws:iam/role:Role", "task", "task role"));
        if (clusterArn == null) {
            all.add(new PlannedResource("aws:ecs/cluster:Cluster", "cluster", "ECS cluster"));
            all.add(new PlannedResource(
                    "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders", "cluster", "use of Fargate Spot"));
        }
        if (dns != null) {
            all.add(new PlannedResource("aws:route53/record:Record", "web", "DNS record"));
        }
        return List.copyOf(all);
    }
}
