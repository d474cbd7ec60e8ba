package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.iam.Iam;
import dev.greenroom.sandbox.aws.iam.Role;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code aws_iam_role_policy_attachment}; its id is the role's name with a time and a counter, and does not name the policy. */
final class RolePolicyAttachmentType implements ResourceType {
    private static final Schema SCHEMA = Schema.of("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
            .required("policyArn", "role")
            .replacing("policyArn", "role")
            .build();

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSSS").withZone(ZoneOffset.UTC);

    private final AtomicInteger counter = new AtomicInteger();

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Existing create(Session session, ObjectNode inputs) throws InterruptedException {
        Iam iam = session.aws().iam();
        String role = Json.text(inputs, "role");
        String arn = Json.text(inputs, "policyArn");
        String title = "attaching IAM Policy (" + arn + ") to IAM Role (" + role + ")";
        session.calls().run(title, () -> iam.attachRolePolicy(role, arn));
        String id =
                role + "-" + STAMP.format(session.time().instant()) + String.format("%08x", counter.incrementAndGet());
        return session.finish(this, id, inputs, title, () -> {});
    }

    /** By {@code role/policyArn} it is imported, and gets an id that does name the policy. */
    @Override
    public Optional<Existing> read(Session session, String id, ObjectNode inputs) throws InterruptedException {
        Iam iam = session.aws().iam();
        String[] imported = id.split("/", 2);
        String role = Json.text(inputs, "role", imported[0]);
        String arn = Json.text(inputs, "policyArn", imported.length == 2 ? imported[1] : "");
        String kept = id.equals(role + "/" + arn) ? role + "-" + arn : id;
        Optional<Role> found = session.calls()
                .call("reading IAM Role (" + role + ") Policy Attachment (" + arn + ")", () -> iam.role(role));
        return found.filter(there -> there.attachedPolicies().contains(arn))
                .map(there -> new Existing(
                        kept,
                        inputs,
                        Json.object().put("id", kept).put("policyArn", arn).put("role", role)));
    }

    /** Everything replaces it. */
    @Override
    public Existing update(Session session, Existing old, ObjectNode inputs) throws InterruptedException {
        return session.finish(this, old.id(), inputs, "updating " + old.id(), () -> {});
    }

    @Override
    public void delete(Session session, Existing old) throws InterruptedException {
        Iam iam = session.aws().iam();
        String role = Json.text(old.inputs(), "role");
        String arn = Json.text(old.inputs(), "policyArn");
        session.calls()
                .delete(
                        "detaching IAM Policy (" + arn + ") from IAM Role (" + role + ")",
                        () -> iam.detachRolePolicy(role, arn),
                        "NoSuchEntity");
    }
}
