package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.ec2.SecurityGroup;
import dev.greenroom.sandbox.aws.ec2.SecurityGroups;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code aws_security_group}: without rules of its own it lets nothing in or out. */
final class SecurityGroupType implements ResourceType {
    private static final Schema SCHEMA = Schema.of("aws:ec2/securityGroup:SecurityGroup")
            .named("name")
            .inputs("description", "egress", "ingress", "revokeRulesOnDelete", "vpcId")
            .tagged()
            .replacing("name", "description", "vpcId")
            .computed("egress", "ingress", "vpcId")
            .sets("egress", "ingress")
            .unread("revokeRulesOnDelete")
            .byDefault("description", "Managed by Pulumi")
            .build();

    private static final Duration DELETE_TIMEOUT = Duration.ofMinutes(15);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Existing create(Session session, ObjectNode inputs) throws InterruptedException {
        String name = Json.text(inputs, "name");
        String title = "Security Group (" + name + ")";
        SecurityGroups groups = session.region().securityGroups();
        String id = session.calls()
                .call(
                        "creating " + title,
                        () -> groups.create(
                                name,
                                Json.text(inputs, "description"),
                                Json.text(inputs, "vpcId", ""),
                                Json.allTags(inputs)));
        return session.finish(this, id, inputs, "creating " + title, () -> {
            revokeDefault(session, id);
            new InlineRules(session, id).apply(Json.object(), inputs);
        });
    }

    /** EC2 lets every new group send to everywhere. */
    private static void revokeDefault(Session session, String id) throws InterruptedException {
        SecurityGroups groups = session.region().securityGroups();
        session.calls()
                .run(
                        "revoking default IPv4 egress rule for Security Group (" + id + ")",
                        () -> groups.find(List.of(id)).stream()
                                .flatMap(group -> group.rules(true).stream())
                                .forEach(rule -> groups.revoke(id, rule.id(), true)));
    }

    @Override
    public Optional<Existing> read(Session session, String id, ObjectNode inputs) throws InterruptedException {
        return session
                .calls()
                .call(
                        "reading Security Group (" + id + ")",
                        () -> session.region().securityGroups().find(List.of(id)))
                .stream()
                .findFirst()
                .map(group -> new Existing(id, inputs, outputs(session, group, inputs)));
    }

    private static ObjectNode outputs(Session session, SecurityGroup group, ObjectNode inputs) {
        ObjectNode outputs = Json.object()
                .put("arn", group.arn())
                .put("description", group.description())
                .put("id", group.id())
                .put("name", group.name())
                .put("namePrefix", "")
                .put("ownerId", session.aws().account().id())
                .put("revokeRulesOnDelete", Json.flag(inputs, "revokeRulesOnDelete", false))
                .put("vpcId", group.vpcId());
        outputs.set("egress", InlineRules.rendered(group, true, inputs));
        outputs.set("ingress", InlineRules.rendered(group, false, inputs));
        Json.putTags(outputs, inputs, group.tags());
        return outputs;
    }

    @Override
    public Existing update(Session session, Existing old, ObjectNode inputs) throws InterruptedException {
        String title = "Security Group (" + old.id() + ")";
        return session.finish(this, old.id(), inputs, "updating " + title, () -> {
            new InlineRules(session, old.id()).apply(old.outputs(), inputs);
            session.calls().run("updating tags for " + title, () -> session.region()
                    .securityGroups()
                    .tag(old.id(), Json.allTags(inputs)));
        });
    }

    /** Tries for a quarter of an hour while something still depends on it, such as the interfaces of a load balancer. */
    @Override
    public void delete(Session session, Existing old) throws InterruptedException {
        Instant end = session.time().instant().plus(DELETE_TIMEOUT);
        while (!deleted(session, old.id(), end)) {
            session.time().sleep(PAUSE);
        }
    }

    private static boolean deleted(Session session, String id, Instant end) throws InterruptedException {
        return session.calls().call("deleting Security Group (" + id + ")", () -> {
            try {
                session.region().securityGroups().delete(id);
                return true;
            } catch (AwsException e) {
                if (e.code().equals("DependencyViolation")
                        && session.time().instant().isBefore(end)) {
                    return false;
                }
                if (e.code().equals("InvalidGroup.NotFound")) {
                    return true;
                }
                throw e;
            }
        });
    }
}
