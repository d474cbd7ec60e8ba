package dev.greenroom.operator.cloud.finding;

/** Names inside ARNs of ECS ("Amazon ECS Developer Guide", Amazon Resource Names): {@code …:kind/cluster/name}. */
public final class EcsNames {
    private static final int LONGEST_STARTED_BY = 36;

    private EcsNames() {}

    /** What marks the migration's task of this digest ("Amazon ECS API Reference", RunTask). */
    public static String startedBy(String digest) {
        String name = "greenroom-" + digest;
        return name.substring(0, Math.min(name.length(), LONGEST_STARTED_BY));
    }

    /** The cluster in the ARN of a service or task; of the older form without one, ECS's own default cluster. */
    public static String clusterOf(String arn) {
        String[] parts = arn.split("/", -1);
        return parts.length == 3 ? parts[1] : "default";
    }

    /** A task's id, which is also the end of its log stream's name. */
    public static String lastOf(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** {@code family} of {@code …:task-definition/family:revision}. */
    public static String familyOf(String taskDefinitionArn) {
        String name = lastOf(taskDefinitionArn);
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }
}
