package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.port.SimulatedPresence.Check;
import java.util.Map;

/** Databases, queues and secrets. */
final class DataChecks {
    static final String DELETING = "deleting";

    private DataChecks() {}

    static Map<String, Check> all() {
        return Map.of(
                "aws:rds/cluster:Cluster", DataChecks::cluster,
                "aws:rds/clusterInstance:ClusterInstance", DataChecks::instance,
                "aws:rds/subnetGroup:SubnetGroup", DataChecks::subnetGroup,
                "aws:sqs/queue:Queue", DataChecks::queue,
                "aws:secretsmanager/secret:Secret", DataChecks::secret);
    }

    private static boolean cluster(Region region, CloudResource resource) {
        return PortCalls.call("look up database cluster " + resource.id(), () -> region.rds()
                        .cluster(resource.id()))
                .filter(cluster ->
                        !DELETING.equals(cluster.status(region.account().now())))
                .isPresent();
    }

    private static boolean instance(Region region, CloudResource resource) {
        return PortCalls.call("look up database instance " + resource.id(), () -> region.rds()
                        .instance(resource.id()))
                .filter(instance ->
                        !DELETING.equals(instance.status(region.account().now())))
                .isPresent();
    }

    private static boolean subnetGroup(Region region, CloudResource resource) {
        return PortCalls.call("look up database subnet group " + resource.id(), () -> region.rds()
                        .subnetGroup(resource.id()))
                .isPresent();
    }

    private static boolean queue(Region region, CloudResource resource) {
        return PortCalls.call(
                        "look up queue " + resource.id(), () -> region.sqs().find(resource.id()))
                .isPresent();
    }

    private static boolean secret(Region region, CloudResource resource) {
        return PortCalls.find(
                        "look up secret " + resource.id(),
                        () -> region.secrets().describe(resource.id()),
                        "ResourceNotFoundException")
                .filter(secret -> secret.deletedAt() == null)
                .isPresent();
    }
}
