package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.ecs.Cluster;
import dev.greenroom.sandbox.aws.ecs.Clusters;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import java.util.Optional;

/** {@code aws_ecs_cluster}. */
final class EcsClusterType implements ResourceType {
    private static final Schema SCHEMA = Schema.of("aws:ecs/cluster:Cluster")
            .named("name")
            .inputs("configuration", "serviceConnectDefaults", "settings")
            .tagged()
            .replacing("name")
            .computed("settings")
            .sets("settings")
            .unread("configuration", "serviceConnectDefaults", "settings", "namePrefix")
            .build();

    private static final Waiter EMPTY = Waiter.seconds(0, 10, 600);

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Existing create(Session session, ObjectNode inputs) throws InterruptedException {
        String name = Json.text(inputs, "name");
        String title = "creating ECS Cluster (" + name + ")";
        Clusters clusters = session.region().ecs().clusters();
        String arn = session.calls().call(title, () -> clusters.create(name, Json.allTags(inputs)));
        return session.finish(this, arn, inputs, title, () -> {});
    }

    @Override
    public Optional<Existing> read(Session session, String id, ObjectNode inputs) throws InterruptedException {
        return session.calls()
                .call(
                        "reading ECS Cluster (" + id + ")",
                        () -> session.region().ecs().clusters().find(id))
                .map(cluster -> new Existing(cluster.arn(), inputs, outputs(cluster, inputs)));
    }

    private static ObjectNode outputs(Cluster cluster, ObjectNode inputs) {
        ObjectNode outputs = Json.outputsOf(inputs)
                .put("arn", cluster.arn())
                .put("id", cluster.arn())
                .put("name", cluster.name());
        if (!outputs.has("settings")) {
            outputs.putArray("settings")
                    .addObject()
                    .put("name", "containerInsights")
                    .put("value", "disabled");
        }
        Json.putTags(outputs, inputs, cluster.tags());
        return outputs;
    }

    @Override
    public Existing update(Session session, Existing old, ObjectNode inputs) throws InterruptedException {
        String title = "updating ECS Cluster (" + old.id() + ")";
        session.calls().run(title, () -> session.region().ecs().clusters().tag(old.id(), Json.allTags(inputs)));
        return session.finish(this, old.id(), inputs, title, () -> {});
    }

    /** Tries for ten minutes while services and tasks in it are not gone yet. */
    @Override
    public void delete(Session session, Existing old) throws InterruptedException {
        String title = "deleting ECS Cluster (" + old.id() + ")";
        Clusters clusters = session.region().ecs().clusters();
        new Retry(session, EMPTY)
                .run(
                        title,
                        () -> {
                            if (clusters.find(old.id()).isPresent()) {
                                clusters.delete(old.id());
                            }
                        },
                        "ClusterContainsServicesException",
                        "ClusterContainsTasksException");
    }
}
