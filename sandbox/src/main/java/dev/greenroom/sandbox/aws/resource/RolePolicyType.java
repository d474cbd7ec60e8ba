package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.iam.Iam;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import dev.greenroom.sandbox.provider.ResourceProvider.Problem;
import java.util.List;
import java.util.Optional;

/** {@code aws_iam_role_policy}; its id is the role's name, a colon and the policy's. */
final class RolePolicyType implements ResourceType {
    private static final Schema SCHEMA = Schema.of("aws:iam/rolePolicy:RolePolicy")
            .named("name")
            .required("policy", "role")
            .replacing("name", "role")
            .documents("policy")
            .build();

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public List<Problem> validate(ObjectNode inputs) {
        return Json.parse(Json.text(inputs, "policy")).isObject()
                ? List.of()
                : List.of(new Problem("policy", "\"policy\" contains an invalid JSON policy"));
    }

    @Override
    public Existing create(Session session, ObjectNode inputs) throws InterruptedException {
        return put(session, Json.text(inputs, "role") + ":" + Json.text(inputs, "name"), inputs);
    }

    private Existing put(Session session, String id, ObjectNode inputs) throws InterruptedException {
        Iam iam = session.aws().iam();
        String role = Json.text(inputs, "role");
        String name = Json.text(inputs, "name");
        String title = "putting IAM Role (" + role + ") Policy (" + name + ")";
        session.calls().run(title, () -> iam.putRolePolicy(role, name, Json.text(inputs, "policy")));
        return session.finish(this, id, inputs, title, () -> {});
    }

    @Override
    public Optional<Existing> read(Session session, String id, ObjectNode inputs) throws InterruptedException {
        Iam iam = session.aws().iam();
        return session.calls()
                .call("reading IAM Role Policy (" + id + ")", () -> iam.rolePolicy(role(id), name(id)))
                .map(policy -> new Existing(
                        id,
                        inputs,
                        Json.object()
                                .put("id", id)
                                .put("name", name(id))
                                .put("namePrefix", "")
                                .put("policy", policy)
                                .put("role", role(id))));
    }

    @Override
    public Existing update(Session session, Existing old, ObjectNode inputs) throws InterruptedException {
        return put(session, old.id(), inputs);
    }

    @Override
    public void delete(Session session, Existing old) throws InterruptedException {
        Iam iam = session.aws().iam();
        session.calls()
                .delete(
                        "deleting IAM Role (" + role(old.id()) + ") Policy (" + name(old.id()) + ")",
                        () -> iam.deleteRolePolicy(role(old.id()), name(old.id())),
                        "NoSuchEntity");
    }

    private static String role(String id) {
        return id.substring(0, Math.max(0, id.indexOf(':')));
    }

    private static String name(String id) {
        return id.substring(id.indexOf(':') + 1);
    }
}
