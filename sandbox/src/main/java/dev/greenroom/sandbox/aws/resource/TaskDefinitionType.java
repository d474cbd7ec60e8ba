package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.ecs.TaskDefinition;
import dev.greenroom.sandbox.aws.ecs.TaskDefinitions;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import dev.greenroom.sandbox.provider.ResourceProvider.Problem;
import java.util.List;
import java.util.Optional;

/** {@code aws_ecs_task_definition}: its id is the family, every change is a new revision, and a delete deregisters. */
final class TaskDefinitionType implements ResourceType {
    private static final Schema SCHEMA = Schema.of("aws:ecs/taskDefinition:TaskDefinition")
            .required("containerDefinitions", "family")
            .inputs("cpu", "enableFaultInjection", "ephemeralStorage", "executionRoleArn", "inferenceAccelerators")
            .inputs("ipcMode", "memory", "networkMode", "pidMode", "placementConstraints", "proxyConfiguration")
            .inputs("requiresCompatibilities", "runtimePlatform", "skipDestroy", "taskRoleArn", "trackLatest")
            .inputs("volumes")
            .tagged()
            .replacing("containerDefinitions", "cpu", "enableFaultInjection", "ephemeralStorage", "executionRoleArn")
            .replacing("family", "inferenceAccelerators", "ipcMode", "memory", "networkMode", "pidMode")
            .replacing("placementConstraints", "proxyConfiguration", "requiresCompatibilities", "runtimePlatform")
            .replacing("taskRoleArn", "volumes")
            .documents("containerDefinitions")
            .computed("networkMode")
            .sets("requiresCompatibilities", "volumes", "placementConstraints")
            .unread("skipDestroy", "trackLatest")
            .build();

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public List<Problem> validate(ObjectNode inputs) {
        return Json.parse(Json.text(inputs, "containerDefinitions", "")).isArray()
                ? List.of()
                : List.of(new Problem(
                        "containerDefinitions",
                        "ECS Task Definition container_definitions is invalid: not a JSON array"));
    }

    @Override
    public Existing create(Session session, ObjectNode inputs) throws InterruptedException {
        String family = Json.text(inputs, "family");
        TaskDefinitions definitions = session.region().ecs().definitions();
        TaskDefinition.Request request = new TaskDefinition.Request(
                family,
                Json.text(inputs, "containerDefinitions"),
                Json.text(inputs, "cpu"),
                Json.text(inputs, "memory"),
                Json.text(inputs, "executionRoleArn"),
                Json.text(inputs, "taskRoleArn"),
                Json.allTags(inputs));
        TaskDefinition made = session.calls()
                .call("creating ECS Task Definition (" + family + ")", () -> definitions.register(request));
        return existing(made, inputs);
    }

    private static Existing existing(TaskDefinition definition, ObjectNode inputs) {
        ObjectNode outputs = Json.outputsOf(inputs)
                .put("arn", definition.arn())
                .put(
                        "arnWithoutRevision",
                        definition.arn().substring(0, definition.arn().lastIndexOf(':')))
                .put("containerDefinitions", definition.document())
                .put("cpu", String.valueOf(definition.cpu()))
                .put("enableFaultInjection", Json.flag(inputs, "enableFaultInjection", false))
                .put("family", definition.family())
                .put("id", definition.family())
                .put("memory", String.valueOf(definition.memory()))
                .put("networkMode", Json.text(inputs, "networkMode", "awsvpc"))
                .put("revision", definition.revision())
                .put("skipDestroy", Json.flag(inputs, "skipDestroy", false))
                .put("trackLatest", Json.flag(inputs, "trackLatest", false));
        Json.putTags(outputs, inputs, definition.tags());
        return new Existing(definition.family(), inputs, outputs);
    }

    /** By an ARN it is imported; by the family it is the revision that the inputs are of, else the newest. */
    @Override
    public Optional<Existing> read(Session session, String id, ObjectNode inputs) throws InterruptedException {
        String wanted = Json.text(inputs, "containerDefinitions", "");
        TaskDefinitions definitions = session.region().ecs().definitions();
        return session.calls()
                .call(
                        "reading ECS Task Definition (" + id + ")",
                        () -> id.startsWith("arn:")
                                ? definitions.find(id).filter(TaskDefinition::active)
                                : definitions.find(id, wanted))
                .map(definition -> existing(definition, inputs));
    }

    /** Only tags, and what the provider keeps for itself, can change. */
    @Override
    public Existing update(Session session, Existing old, ObjectNode inputs) throws InterruptedException {
        String arn = Json.text(old.outputs(), "arn");
        TaskDefinitions definitions = session.region().ecs().definitions();
        session.calls()
                .run(
                        "updating tags for ECS Task Definition (" + arn + ")",
                        () -> definitions.tag(arn, Json.allTags(inputs)));
        return session.calls()
                .call("reading ECS Task Definition (" + arn + ")", () -> definitions.find(arn))
                .map(definition -> existing(definition, inputs))
                .orElseThrow();
    }

    @Override
    public void delete(Session session, Existing old) throws InterruptedException {
        if (Json.flag(old.inputs(), "skipDestroy", false)) {
            return;
        }
        String arn = Json.text(old.outputs(), "arn");
        session.calls()
                .delete(
                        "deleting ECS Task Definition (" + arn + ")",
                        () -> session.region().ecs().definitions().deregister(arn),
                        "ClientException");
    }
}
