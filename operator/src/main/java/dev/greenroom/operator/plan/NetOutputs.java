package dev.greenroom.operator.plan;

import java.util.Map;
import java.util.TreeMap;

/** What the {@code net} stack hands on. */
public record NetOutputs(
        String loadBalancerArn,
        String loadBalancerDnsName,
        String targetGroupArn,
        String clusterArn,
        String serviceSecurityGroupId,
        String executionRoleArn,
        String taskRoleArn,
        String logGroup) {

    public static NetOutputs of(Map<String, String> outputs) {
        return new NetOutputs(
                outputs.get("loadBalancerArn"),
                outputs.get("loadBalancerDnsName"),
                outputs.get("targetGroupArn"),
                outputs.get("clusterArn"),
                outputs.get("serviceSecurityGroupId"),
                outputs.get("executionRoleArn"),
                outputs.get("taskRoleArn"),
                outputs.get("logGroup"));
    }

    public Map<String, String> toMap() {
        return new TreeMap<>(Map.of(
                "loadBalancerArn", loadBalancerArn,
                "loadBalancerDnsName", loadBalancerDnsName,
                "targetGroupArn", targetGroupArn,
                "clusterArn", clusterArn,
                "serviceSecurityGroupId", serviceSecurityGroupId,
                "executionRoleArn", executionRoleArn,
                "taskRoleArn", taskRoleArn,
                "logGroup", logGroup));
    }
}
