package dev.greenroom.operator.pulumi.program;

import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.rds.Cluster;
import com.pulumi.aws.rds.ClusterArgs;
import com.pulumi.aws.rds.ClusterInstance;
import com.pulumi.aws.rds.ClusterInstanceArgs;
import com.pulumi.aws.rds.SubnetGroup;
import com.pulumi.aws.rds.SubnetGroupArgs;
import com.pulumi.aws.rds.inputs.ClusterServerlessv2ScalingConfigurationArgs;
import com.pulumi.core.Output;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.DataPlan.DatabasePlan;
import dev.greenroom.operator.stack.RunInputs.ForData;
import java.util.List;
import java.util.Locale;

/** Aurora Serverless v2 for PostgreSQL: one encrypted, private cluster with one instance. */
record AuroraDatabase(SecurityGroup securityGroup, Cluster cluster) {
    private static final String NAME = "database";
    private static final String ENGINE = "aurora-postgresql";

    static AuroraDatabase create(DataPlan plan, ForData inputs, ExplicitProvider aws) {
        DatabasePlan database = plan.database();
        SecurityGroup securityGroup = new SecurityGroup(
                NAME,
                SecurityGroupArgs.builder()
                        .name(database.securityGroupName())
                        .description("Database of a Greenroom environment")
                        .vpcId(plan.vpcId())
                        .build(),
                aws.options());
        SubnetGroup subnets = new SubnetGroup(
                NAME,
                SubnetGroupArgs.builder()
                        .name(database.identifier())
                        .description("Database of a Greenroom environment")
                        .subnetIds(database.subnetIds())
                        .build(),
                aws.options());
        Cluster cluster =
                new Cluster(NAME, cluster(database, inputs, subnets.name(), securityGroup.id()), aws.options());
        new ClusterInstance(NAME, instance(database, cluster), aws.options());
        return new AuroraDatabase(securityGroup, cluster);
    }

    /** No rule lets anyone in or out here: the app stack adds the one for its tasks. */
    private static ClusterArgs cluster(
            DatabasePlan database, ForData inputs, Output<String> subnetGroup, Output<String> securityGroup) {
        ClusterArgs.Builder args = ClusterArgs.builder()
                .clusterIdentifier(database.identifier())
                .engine(ENGINE)
                .engineMode("provisioned")
                .engineVersion(database.engineVersion())
                .allowMajorVersionUpgrade(true)
                .serverlessv2ScalingConfiguration(scaling(database))
                .databaseName(database.databaseName())
                .masterUsername(database.username())
                .masterPassword(Output.ofSecret(inputs.password().reveal()))
                .dbSubnetGroupName(subnetGroup)
                .vpcSecurityGroupIds(securityGroup.applyValue(List::of))
                .storageEncrypted(true)
                .backupRetentionPeriod(1)
                .copyTagsToSnapshot(true)
                .deletionProtection(false)
                .applyImmediately(true)
                .skipFinalSnapshot(!database.finalSnapshot());
        if (database.finalSnapshot()) {
            args.finalSnapshotIdentifier(snapshotName(database, inputs.secretArn()));
        }
        return args.build();
    }

    private static ClusterServerlessv2ScalingConfigurationArgs scaling(DatabasePlan database) {
        return ClusterServerlessv2ScalingConfigurationArgs.builder()
                .minCapacity(database.minCapacity())
                .maxCapacity(database.maxCapacity())
                .build();
    }

    private static ClusterInstanceArgs instance(DatabasePlan database, Cluster cluster) {
        return ClusterInstanceArgs.builder()
                .identifier(database.instanceIdentifier())
                .clusterIdentifier(cluster.id())
                .engine(ENGINE)
                .engineVersion(cluster.engineVersion())
                .instanceClass("db.serverless")
                .publiclyAccessible(false)
                .autoMinorVersionUpgrade(false)
                .copyTagsToSnapshot(true)
                .applyImmediately(true)
                .build();
    }

    /**
     * A snapshot outlives its environment, and the next environment of the same name must be able to leave one too. The six
     * characters that Secrets Manager ends an ARN with are new for each life of an environment and the same within one.
     */
    private static String snapshotName(DatabasePlan database, String secretArn) {
        String life = secretArn.substring(secretArn.lastIndexOf('-') + 1).toLowerCase(Locale.ROOT);
        return database.identifier() + "-final-" + life;
    }
}
