package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.iam.Iam;
import dev.greenroom.sandbox.aws.iam.Role;
import dev.greenroom.sandbox.aws.iam.RoleSettings;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import dev.greenroom.sandbox.provider.ResourceProvider.Problem;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** {@code aws_iam_role}. */
final class RoleType implements ResourceType {
    private static final Schema SCHEMA = Schema.of("aws:iam/role:Role")
            .named("name")
            .required("assumeRolePolicy")
            .inputs("description", "forceDetachPolicies", "maxSessionDuration", "path", "permissionsBoundary")
            .tagged()
            .replacing("name", "path")
            .documents("assumeRolePolicy")
            .unread("forceDetachPolicies")
            .build();

    private static final int HOUR = 3600;

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public List<Problem> validate(ObjectNode inputs) {
        String name = Json.text(inputs, "name", "");
        if (name.length() > 64) {
            return List.of(new Problem("name", "expected length of name to be in the range (1 - 64), got " + name));
        }
        return Json.parse(Json.text(inputs, "assumeRolePolicy")).isObject()
                ? List.of()
                : List.of(new Problem("assumeRolePolicy", "\"assume_role_policy\" contains an invalid JSON policy"));
    }

    @Override
    public Existing create(Session session, ObjectNode inputs) throws InterruptedException {
        String name = Json.text(inputs, "name");
        Iam iam = session.aws().iam();
        String title = "creating IAM Role (" + name + ")";
        session.calls().call(title, () -> iam.createRole(name, Json.text(inputs, "path", "/"), settings(inputs)));
        return session.finish(this, name, inputs, title, () -> {});
    }

    private static RoleSettings settings(ObjectNode inputs) {
        return new RoleSettings(
                Json.text(inputs, "description", ""),
                Json.text(inputs, "assumeRolePolicy"),
                Json.text(inputs, "permissionsBoundary"),
                Json.number(inputs, "maxSessionDuration", HOUR),
                Json.allTags(inputs));
    }

    @Override
    public Optional<Existing> read(Session session, String id, ObjectNode inputs) throws InterruptedException {
        return session.calls()
                .call("reading IAM Role (" + id + ")", () -> session.aws().iam().role(id))
                .map(role -> new Existing(id, inputs, outputs(role, inputs)));
    }

    private static ObjectNode outputs(Role role, ObjectNode inputs) {
        ObjectNode outputs = Json.object()
                .put("arn", role.arn())
                .put("assumeRolePolicy", role.assumeRolePolicy())
                .put(
                        "createDate",
                        role.createdAt().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("description", role.description())
                .put("forceDetachPolicies", Json.flag(inputs, "forceDetachPolicies", false))
                .put("id", role.name())
                .put("maxSessionDuration", role.maxSessionSeconds())
                .put("name", role.name())
                .put("namePrefix", "")
                .put("path", role.path())
                .put("permissionsBoundary", role.permissionsBoundary() == null ? "" : role.permissionsBoundary())
                .put("uniqueId", role.uniqueId());
        ArrayNode inline = outputs.putArray("inlinePolicies");
        new TreeMap<>(role.inlinePolicies())
                .forEach((name, policy) -> inline.addObject().put("name", name).put("policy", policy));
        Json.put(
                outputs,
                "managedPolicyArns",
                role.attachedPolicies().stream().sorted().toList());
        Json.putTags(outputs, inputs, role.tags());
        return outputs;
    }

    @Override
    public Existing update(Session session, Existing old, ObjectNode inputs) throws InterruptedException {
        String title = "updating IAM Role (" + old.id() + ")";
        Iam iam = session.aws().iam();
        session.calls().run(title, () -> iam.updateRole(old.id(), settings(inputs)));
        return session.finish(this, old.id(), inputs, title, () -> {});
    }

    @Override
    public void delete(Session session, Existing old) throws InterruptedException {
        Iam iam = session.aws().iam();
        session.calls().delete("deleting IAM Role (" + old.id() + ")", () -> iam.deleteRole(old.id()), "NoSuchEntity");
    }
}
