package dev.greenroom.sandbox.aws.port;

import static dev.greenroom.sandbox.aws.port.SimulatedCutOffCreates.look;

import dev.greenroom.operator.cloud.CutOffCreate;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.port.SimulatedCutOffCreates.Search;
import dev.greenroom.sandbox.aws.rds.Cluster;
import dev.greenroom.sandbox.aws.rds.Instance;
import dev.greenroom.sandbox.aws.rds.SubnetGroup;
import dev.greenroom.sandbox.aws.sqs.Queue;
import java.util.Map;
import java.util.Optional;

/** Databases and queues. */
final class DataSearches {
    private static final String DELETING = "deleting";

    private DataSearches() {}

    static Map<String, Search> all() {
        return Map.of(
                "aws:rds/cluster:Cluster", DataSearches::cluster,
                "aws:rds/clusterInstance:ClusterInstance", DataSearches::instance,
                "aws:rds/subnetGroup:SubnetGroup", DataSearches::subnetGroup,
                "aws:sqs/queue:Queue", DataSearches::queue);
    }

    private static Optional<String> cluster(Region region, CutOffCreate create) {
        String name = create.text("clusterIdentifier");
        return look(create, () -> region.rds().cluster(name))
                .filter(cluster ->
                        !DELETING.equals(cluster.status(region.account().now())))
                .filter(cluster -> create.owns(cluster.settings().tags()))
                .map(Cluster::identifier);
    }

    private static Optional<String> instance(Region region, CutOffCreate create) {
        String name = create.text("identifier");
        return look(create, () -> region.rds().instance(name))
                .filter(instance ->
                        !DELETING.equals(instance.status(region.account().now())))
                .filter(instance -> create.owns(instance.settings().tags()))
                .map(Instance::identifier);
    }

    private static Optional<String> subnetGroup(Region region, CutOffCreate create) {
        String name = create.text("name");
        return look(create, () -> region.rds().subnetGroup(name))
                .filter(group -> create.owns(group.tags()))
                .map(SubnetGroup::name);
    }

    private static Optional<String> queue(Region region, CutOffCreate create) {
        String name = create.text("name");
        return look(create, () -> region.sqs().findByName(name))
                .filter(queue -> create.owns(queue.tags()))
                .map(Queue::url);
    }
}
