package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.rds.Rds;
import dev.greenroom.sandbox.aws.rds.SubnetGroup;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import dev.greenroom.sandbox.provider.ResourceProvider.Problem;
import java.util.List;
import java.util.Optional;

/** {@code aws_db_subnet_group}. */
final class SubnetGroupType implements ResourceType {
    private static final Schema SCHEMA = Schema.of("aws:rds/subnetGroup:SubnetGroup")
            .named("name")
            .required("subnetIds")
            .inputs("description")
            .tagged()
            .replacing("name")
            .sets("subnetIds")
            .byDefault("description", "Managed by Pulumi")
            .build();

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public List<Problem> validate(ObjectNode inputs) {
        String name = Json.text(inputs, "name", "");
        return name.matches("[ .0-9a-z_-]*")
                ? List.of()
                : List.of(new Problem(
                        "name",
                        "only lowercase alphanumeric characters, hyphens, underscores, periods, and spaces allowed in"
                                + " \"name\""));
    }

    @Override
    public Existing create(Session session, ObjectNode inputs) throws InterruptedException {
        String name = Json.text(inputs, "name");
        Rds rds = session.region().rds();
        String title = "RDS DB Subnet Group (" + name + ")";
        SubnetGroup made = session.calls()
                .call(
                        "creating " + title,
                        () -> rds.createSubnetGroup(
                                name,
                                Json.text(inputs, "description"),
                                Json.texts(inputs, "subnetIds"),
                                Json.allTags(inputs)));
        return session.finish(this, made.name(), inputs, "creating " + title, () -> {});
    }

    @Override
    public Optional<Existing> read(Session session, String id, ObjectNode inputs) throws InterruptedException {
        return session.calls()
                .call(
                        "reading RDS DB Subnet Group (" + id + ")",
                        () -> session.region().rds().subnetGroup(id))
                .map(group -> new Existing(id, inputs, outputs(group, inputs)));
    }

    private static ObjectNode outputs(SubnetGroup group, ObjectNode inputs) {
        ObjectNode outputs = Json.object()
                .put("arn", group.arn())
                .put("description", group.description())
                .put("id", group.name())
                .put("name", group.name())
                .put("namePrefix", "")
                .put("vpcId", group.vpcId());
        Json.put(outputs, "subnetIds", group.subnetIds());
        Json.put(outputs, "supportedNetworkTypes", List.of("IPV4"));
        Json.putTags(outputs, inputs, group.tags());
        return outputs;
    }

    @Override
    public Existing update(Session session, Existing old, ObjectNode inputs) throws InterruptedException {
        Rds rds = session.region().rds();
        String title = "RDS DB Subnet Group (" + old.id() + ")";
        session.calls()
                .run(
                        "updating " + title,
                        () -> rds.modifySubnetGroup(
                                old.id(),
                                Json.text(inputs, "description"),
                                Json.texts(inputs, "subnetIds"),
                                Json.allTags(inputs)));
        return session.finish(this, old.id(), inputs, "updating " + title, () -> {});
    }

    @Override
    public void delete(Session session, Existing old) throws InterruptedException {
        session.calls()
                .delete(
                        "deleting RDS DB Subnet Group (" + old.id() + ")",
                        () -> session.region().rds().deleteSubnetGroup(old.id()),
                        "DBSubnetGroupNotFoundFault");
    }
}
