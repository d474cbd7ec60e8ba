package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.ecs.Cluster;
import dev.greenroom.sandbox.aws.ecs.Clusters;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import java.util.List;
import java.util.Optional;

/** {@code aws_ecs_cluster_capacity_providers}. */
final class ClusterCapacityProvidersType implements ResourceType {
    private static final Schema SCHEMA = Schema.of("aws:ecs/clusterCapacityProviders:ClusterCapacityProviders")
            .required("clusterName")
            .inputs("capacityProviders", "defaultCapacityProviderStrategies")
            .replacing("clusterName")
            .sets("capacityProviders", "defaultCapacityProviderStrategies")
            .unread("defaultCapacityProviderStrategies")
            .build();

    private static final Waiter UNUSED = Waiter.seconds(0, 10, 600);

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Existing create(Session session, ObjectNode inputs) throws InterruptedException {
        String name = Json.text(inputs, "clusterName");
        String title = "creating ECS Cluster Capacity Providers (" + name + ")";
        put(session, title, name, Json.texts(inputs, "capacityProviders"));
        return session.finish(this, name, inputs, title, () -> {});
    }

    private static void put(Session session, String title, String cluster, List<String> providers)
            throws InterruptedException {
        Clusters clusters = session.region().ecs().clusters();
        new Retry(session, UNUSED)
                .run(title, () -> clusters.putCapacityProviders(cluster, providers), "ResourceInUseException");
    }

    @Override
    public Optional<Existing> read(Session session, String id, ObjectNode inputs) throws InterruptedException {
        return session.calls()
                .call(
                        "reading ECS Cluster Capacity Providers (" + id + ")",
                        () -> session.region().ecs().clusters().find(id))
                .map(cluster -> new Existing(id, inputs, outputs(cluster, inputs)));
    }

    private static ObjectNode outputs(Cluster cluster, ObjectNode inputs) {
        ObjectNode outputs =
                Json.outputsOf(inputs).put("clusterName", cluster.name()).put("id", cluster.name());
        Json.put(outputs, "capacityProviders", cluster.capacityProviders());
        return outputs;
    }

    @Override
    public Existing update(Session session, Existing old, ObjectNode inputs) throws InterruptedException {
        String title = "updating ECS Cluster Capacity Providers (" + old.id() + ")";
        put(session, title, old.id(), Json.texts(inputs, "capacityProviders"));
        return session.finish(this, old.id(), inputs, title, () -> {});
    }

    /** Takes them off the cluster; that they are used is waited out. */
    @Override
    public void delete(Session session, Existing old) throws InterruptedException {
        String title = "deleting ECS Cluster Capacity Providers (" + old.id() + ")";
        boolean there = session.calls()
                .call(title, () -> session.region().ecs().clusters().find(old.id()))
                .isPresent();
        if (there) {
            put(session, title, old.id(), List.of());
        }
    }
}
