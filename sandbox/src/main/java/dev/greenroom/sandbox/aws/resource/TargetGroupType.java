package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.elb.HealthCheck;
import dev.greenroom.sandbox.aws.elb.TargetGroup;
import dev.greenroom.sandbox.aws.elb.TargetGroups;
import dev.greenroom.sandbox.provider.ProviderException;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import dev.greenroom.sandbox.provider.ResourceProvider.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code aws_lb_target_group}. */
final class TargetGroupType implements ResourceType {
    private static final Schema SCHEMA = Schema.of("aws:lb/targetGroup:TargetGroup")
            .named("name")
            .inputs("connectionTermination", "deregistrationDelay", "healthCheck", "ipAddressType", "port")
            .inputs("lambdaMultiValueHeadersEnabled", "loadBalancingAlgorithmType", "loadBalancingAnomalyMitigation")
            .inputs("loadBalancingCrossZoneEnabled", "preserveClientIp", "protocol", "protocolVersion")
            .inputs("proxyProtocolV2", "slowStart", "stickiness", "targetFailovers", "targetGroupHealth")
            .inputs("targetHealthStates", "targetType", "vpcId")
            .tagged()
            .replacing("name", "port", "protocol", "protocolVersion", "targetType", "vpcId", "ipAddressType")
            .computed("healthCheck", "ipAddressType", "protocolVersion", "deregistrationDelay")
            .build();

    private static final int DEFAULT_DELAY = 300;
    private static final Waiter UNUSED = Waiter.seconds(0, 5, 120);

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public List<Problem> validate(ObjectNode inputs) {
        List<Problem> problems = new ArrayList<>(ElbNames.problems(inputs));
        for (String needed : List.of("port", "protocol", "vpcId")) {
            if (!inputs.hasNonNull(needed)) {
                problems.add(new Problem(
                        "",
                        "Invalid Attribute Combination: Attribute \"" + needed
                                + "\" must be specified when \"target_type\" is \""
                                + Json.text(inputs, "targetType", "instance") + "\"."));
            }
        }
        return List.copyOf(problems);
    }

    @Override
    public Existing create(Session session, ObjectNode inputs) throws InterruptedException {
        TargetGroups groups = session.region().elb().targetGroups();
        String name = Json.text(inputs, "name");
        if (session.calls()
                .call("reading ELBv2 Target Group (" + name + ")", () -> groups.findByName(name))
                .isPresent()) {
            throw new ProviderException("ELBv2 Target Group (" + name + ") already exists");
        }
        TargetGroup.Request request = new TargetGroup.Request(
                name,
                Json.number(inputs, "port", 80),
                Json.text(inputs, "protocol"),
                Json.text(inputs, "vpcId"),
                Json.text(inputs, "targetType", "instance"),
                healthCheck(inputs.path("healthCheck")),
                Json.allTags(inputs));
        String title = "creating ELBv2 Target Group (" + name + ")";
        String arn = session.calls().call(title, () -> groups.create(request));
        return session.finish(this, arn, inputs, title, () -> delay(session, arn, inputs));
    }

    /** The provider's and the service's defaults where nothing is said. */
    private static HealthCheck healthCheck(JsonNode stated) {
        return new HealthCheck(
                Json.text(stated, "path", "/"),
                Json.text(stated, "matcher", "200"),
                Json.text(stated, "protocol", "HTTP"),
                Json.text(stated, "port", "traffic-port"),
                Json.number(stated, "interval", 30),
                Json.number(stated, "timeout", 5),
                Json.number(stated, "healthyThreshold", 3),
                Json.number(stated, "unhealthyThreshold", 3));
    }

    private static void delay(Session session, String arn, ObjectNode inputs) throws InterruptedException {
        int seconds = Json.number(inputs, "deregistrationDelay", DEFAULT_DELAY);
        session.calls()
                .run(
                        "modifying ELBv2 Target Group (" + arn + ") attributes",
                        () -> session.region().elb().targetGroups().setDeregistrationDelay(arn, seconds));
    }

    @Override
    public Optional<Existing> read(Session session, String id, ObjectNode inputs) throws InterruptedException {
        return session.calls()
                .call(
                        "reading ELBv2 Target Group (" + id + ")",
                        () -> session.region().elb().targetGroups().find(id))
                .map(group -> new Existing(id, inputs, outputs(group, inputs)));
    }

    private static ObjectNode outputs(TargetGroup group, ObjectNode inputs) {
        ObjectNode outputs = Json.outputsOf(inputs)
                .put("arn", group.arn())
                .put("arnSuffix", group.arn().substring(group.arn().indexOf("targetgroup/")))
                .put("deregistrationDelay", group.deregistrationDelaySeconds())
                .put("id", group.arn())
                .put("ipAddressType", Json.text(inputs, "ipAddressType", "ipv4"))
                .put("loadBalancingAlgorithmType", Json.text(inputs, "loadBalancingAlgorithmType", "round_robin"))
                .put("name", group.name())
                .put("namePrefix", "")
                .put("port", group.port())
                .put("protocol", group.protocol())
                .put("protocolVersion", Json.text(inputs, "protocolVersion", "HTTP1"))
                .put("slowStart", Json.number(inputs, "slowStart", 0))
                .put("targetType", group.targetType())
                .put("vpcId", group.vpcId());
        HealthCheck check = group.healthCheck();
        outputs.putObject("healthCheck")
                .put("enabled", true)
                .put("healthyThreshold", check.healthyThreshold())
                .put("interval", check.intervalSeconds())
                .put("matcher", check.matcher())
                .put("path", check.path())
                .put("port", check.port())
                .put("protocol", check.protocol())
                .put("timeout", check.timeoutSeconds())
                .put("unhealthyThreshold", check.unhealthyThreshold());
        Json.putTags(outputs, inputs, group.tags());
        return outputs;
    }

    @Override
    public Existing update(Session session, Existing old, ObjectNode inputs) throws InterruptedException {
        String title = "ELBv2 Target Group (" + old.id() + ")";
        TargetGroups groups = session.region().elb().targetGroups();
        return session.finish(this, old.id(), inputs, "modifying " + title, () -> {
            session.calls()
                    .run(
                            "modifying " + title,
                            () -> groups.setHealthCheck(old.id(), healthCheck(inputs.path("healthCheck"))));
            delay(session, old.id(), inputs);
            session.calls().run("updating tags for " + title, () -> groups.tag(old.id(), Json.allTags(inputs)));
        });
    }

    /** Tries for two minutes while a listener or a rule is not gone yet. */
    @Override
    public void delete(Session session, Existing old) throws InterruptedException {
        new Retry(session, UNUSED)
                .run(
                        "deleting ELBv2 Target Group (" + old.id() + ")",
                        () -> session.region().elb().targetGroups().delete(old.id()),
                        "ResourceInUse");
    }
}
