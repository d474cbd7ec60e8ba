package dev.greenroom.operator.explain;

import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.DataPlan.DatabasePlan;
import dev.greenroom.operator.plan.DataPlan.QueuePlan;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.NetPlan.Dedicated;
import dev.greenroom.operator.plan.NetPlan.HostRule;
import dev.greenroom.operator.plan.PlannedResource;
import dev.greenroom.operator.plan.StackPlan;

/** What a planned resource will be called on AWS; null where AWS makes a name up or there is none. */
final class ResourceNames {
    private ResourceNames() {}

    static String of(StackPlan plan, PlannedResource resource) {
        if (plan instanceof DataPlan data) {
            return inData(data, resource);
        }
        return plan instanceof NetPlan net ? inNet(net, resource) : inApp((AppPlan) plan, resource);
    }

    private static String inData(DataPlan plan, PlannedResource resource) {
        DatabasePlan database = plan.database();
        return switch (last(resource.type())) {
            case "SecurityGroup" -> database.securityGroupName();
            case "SubnetGroup", "Cluster" -> database.identifier();
            case "ClusterInstance" -> database.instanceIdentifier();
            case "Queue" -> queue(plan, resource.name());
            default -> null;
        };
    }

    private static String queue(DataPlan plan, String logicalName) {
        for (QueuePlan queue : plan.queues()) {
            if (logicalName.equals(queue.key())) {
                return queue.name();
            }
            if (logicalName.equals(queue.key() + "-dlq")) {
                return queue.deadLetterName();
            }
        }
        return null;
    }

    private static String inNet(NetPlan plan, PlannedResource resource) {
        return switch (last(resource.type())) {
            case "SecurityGroup" -> securityGroup(plan, resource.name());
            case "LoadBalancer" -> ((Dedicated) plan.loadBalancing()).name();
            case "TargetGroup" -> plan.targetGroup().name();
            case "ListenerRule" -> ((HostRule) plan.loadBalancing()).host();
            case "LogGroup" -> plan.logGroup().name();
            case "Role" ->
                resource.name().equals("task")
                        ? plan.roles().task()
                        : plan.roles().execution();
            case "Cluster" -> plan.clusterName();
            case "Record" -> plan.dns().host();
            default -> null;
        };
    }

    private static String securityGroup(NetPlan plan, String logicalName) {
        return logicalName.equals("load-balancer")
                ? ((Dedicated) plan.loadBalancing()).securityGroupName()
                : plan.serviceSecurityGroup();
    }

    private static String inApp(AppPlan plan, PlannedResource resource) {
        return switch (last(resource.type())) {
            case "TaskDefinition" -> plan.name();
            case "Service" -> plan.serviceName();
            default -> null;
        };
    }

    private static String last(String type) {
        return type.substring(type.lastIndexOf(':') + 1);
    }
}
