package dev.greenroom.operator.plan;

import java.util.ArrayList;
import java.util.List;

/** The {@code data} stack: Aurora Serverless v2 PostgreSQL and SQS queues. */
public record DataPlan(Scope scope, String vpcId, DatabasePlan database, List<QueuePlan> queues) implements StackPlan {
    /** What the name of a queue's dead-letter queue adds to its own. */
    static final String DEAD_LETTERS = "-dlq";
    /** Receives of a message before it counts as one that cannot be processed. */
    public static final int MAX_RECEIVES = 3;
    /** SQS's maximum: a dead letter's age counts from when it was sent first. */
    public static final int DEAD_LETTER_RETENTION_SECONDS = 14 * 24 * 3600;

    public DataPlan {
        queues = List.copyOf(queues);
    }

    /**
     * The database.
     *
     * @param identifier of the cluster; the instance adds {@code -1}
     * @param minCapacity in ACU
     * @param maxCapacity in ACU
     * @param secretName of the Secrets Manager secret that holds password and url
     * @param finalSnapshot whether one is taken on deletion
     */
    public record DatabasePlan(
            String identifier,
            String engineVersion,
            double minCapacity,
            double maxCapacity,
            List<String> subnetIds,
            String databaseName,
            String username,
            String secretName,
            boolean finalSnapshot) {
        public DatabasePlan {
            subnetIds = List.copyOf(subnetIds);
        }

        public String instanceIdentifier() {
            return identifier + "-1";
        }

        public String securityGroupName() {
            return identifier + "-database";
        }
    }

    /**
     * A queue and its dead-letter queue.
     *
     * @param key name in the spec
     */
    public record QueuePlan(String key, String name, String deadLetterName, boolean fifo) {}

    @Override
    public List<PlannedResource> resources() {
        List<PlannedResource> all = new ArrayList<>();
        all.add(new PlannedResource(
                "aws:ec2/securityGroup:SecurityGroup", "database", "security group of the database"));
        all.add(new PlannedResource("aws:rds/subnetGroup:SubnetGroup", "database", "subnet group"));
        all.add(new PlannedResource("aws:rds/cluster:Cluster", "database", "Aurora cluster"));
        all.add(new PlannedResource("aws:rds/clusterInstance:ClusterInstance", "database", "Aurora instance"));
        for (QueuePlan queue : queues) {
            all.add(new PlannedResource(
                    "aws:sqs/queue:Queue", queue.key() + DEAD_LETTERS, "dead-letter queue of " + queue.key()));
            all.add(new PlannedResource("aws:sqs/queue:Queue", queue.key(), "queue " + queue.key()));
        }
        return List.copyOf(all);
    }
}
