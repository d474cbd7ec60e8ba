package dev.greenroom.operator.aws;

/** Names inside ARNs of ECS ("Amazon ECS Developer Guide", Amazon Resource Names): {@code …:kind/cluster/name}. */
final class EcsNames {
    private EcsNames() {}

    /** The cluster in the ARN of a service or task; of the older form without one, ECS's own default cluster. */
    static String clusterOf(String arn) {
        String[] parts = arn.split("/", -1);
        return parts.length == 3 ? parts[1] : "default";
    }

    /** A task's id, which is also the end of its log stream's name. */
    static String lastOf(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** {@code family} of {@code …:task-definition/family:revision}. */
    static String familyOf(String taskDefinitionArn) {
        String name = lastOf(taskDefinitionArn);
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }
}
