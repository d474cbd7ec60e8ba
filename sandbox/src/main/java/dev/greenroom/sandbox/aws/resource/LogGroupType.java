package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.logs.LogGroup;
import dev.greenroom.sandbox.aws.logs.Logs;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import java.util.Optional;

/** {@code aws_cloudwatch_log_group}. */
final class LogGroupType implements ResourceType {
    private static final Schema SCHEMA = Schema.of("aws:cloudwatch/logGroup:LogGroup")
            .named("name")
            .inputs("kmsKeyId", "logGroupClass", "retentionInDays", "skipDestroy")
            .tagged()
            .replacing("name", "logGroupClass")
            .computed("logGroupClass")
            .unread("skipDestroy")
            .build();

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Existing create(Session session, ObjectNode inputs) throws InterruptedException {
        String name = Json.text(inputs, "name");
        String title = "CloudWatch Logs Log Group (" + name + ")";
        Logs logs = session.region().logs();
        session.calls().run("creating " + title, () -> logs.createLogGroup(name, Json.allTags(inputs)));
        return session.finish(this, name, inputs, "creating " + title, () -> retain(session, name, inputs));
    }

    private static void retain(Session session, String name, ObjectNode inputs) throws InterruptedException {
        int days = Json.number(inputs, "retentionInDays", 0);
        Logs logs = session.region().logs();
        session.calls().run("setting CloudWatch Logs Log Group (" + name + ") retention policy", () -> {
            if (days > 0) {
                logs.putRetentionPolicy(name, days);
            } else {
                logs.deleteRetentionPolicy(name);
            }
        });
    }

    @Override
    public Optional<Existing> read(Session session, String id, ObjectNode inputs) throws InterruptedException {
        return session.calls()
                .call(
                        "reading CloudWatch Logs Log Group (" + id + ")",
                        () -> session.region().logs().find(id))
                .map(group -> new Existing(id, inputs, outputs(group, inputs)));
    }

    private static ObjectNode outputs(LogGroup group, ObjectNode inputs) {
        ObjectNode outputs = Json.object()
                .put("arn", group.arn())
                .put("id", group.name())
                .put("kmsKeyId", "")
                .put("logGroupClass", "STANDARD")
                .put("name", group.name())
                .put("namePrefix", "")
                .put("retentionInDays", group.retentionDays())
                .put("skipDestroy", Json.flag(inputs, "skipDestroy", false));
        Json.putTags(outputs, inputs, group.tags());
        return outputs;
    }

    @Override
    public Existing update(Session session, Existing old, ObjectNode inputs) throws InterruptedException {
        String title = "CloudWatch Logs Log Group (" + old.id() + ")";
        return session.finish(this, old.id(), inputs, "updating " + title, () -> {
            retain(session, old.id(), inputs);
            session.calls().run("updating tags for " + title, () -> session.region()
                    .logs()
                    .tag(old.id(), Json.allTags(inputs)));
        });
    }

    @Override
    public void delete(Session session, Existing old) throws InterruptedException {
        session.calls()
                .delete(
                        "deleting CloudWatch Logs Log Group (" + old.id() + ")",
                        () -> session.region().logs().deleteLogGroup(old.id()),
                        "ResourceNotFoundException");
    }
}
