package dev.greenroom.sandbox.aws.port;

/** Names inside ARNs of ECS: {@code …:kind/cluster/name}. */
final class EcsNames {
    private EcsNames() {}

    static String clusterOf(String arn) {
        String[] parts = arn.split("/", -1);
        return parts.length == 3 ? parts[1] : "default";
    }

    static String lastOf(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** {@code family} of {@code …:task-definition/family:revision}. */
    static String familyOf(String taskDefinitionArn) {
        return lastOf(taskDefinitionArn).split(":", 2)[0];
    }
}
