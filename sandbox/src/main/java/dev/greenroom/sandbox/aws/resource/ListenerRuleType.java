package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.elb.Rule;
import dev.greenroom.sandbox.aws.elb.Rules;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import java.util.List;
import java.util.Optional;

/** {@code aws_lb_listener_rule} with conditions on host and path. */
final class ListenerRuleType implements ResourceType {
    private static final Schema SCHEMA = Schema.of("aws:lb/listenerRule:ListenerRule")
            .required("actions", "conditions", "listenerArn")
            .inputs("priority")
            .tagged()
            .replacing("listenerArn")
            .computed("priority")
            .sets("conditions")
            .build();

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Existing create(Session session, ObjectNode inputs) throws InterruptedException {
        Rules rules = session.region().elb().rules();
        String title = "creating ELBv2 Listener Rule";
        String arn = session.calls().call(title, () -> {
            int next = rules.ofListener(Json.text(inputs, "listenerArn")).stream()
                            .mapToInt(Rule::priority)
                            .max()
                            .orElse(0)
                    + 1;
            return rules.create(rule("", inputs, next));
        });
        return session.finish(this, arn, inputs, title, () -> {});
    }

    private static Rule rule(String arn, ObjectNode inputs, int otherwise) {
        return new Rule(
                arn,
                Json.text(inputs, "listenerArn"),
                Json.number(inputs, "priority", otherwise),
                values(inputs, "hostHeader"),
                values(inputs, "pathPattern"),
                Actions.read(inputs, "actions"),
                Json.allTags(inputs));
    }

    private static List<String> values(ObjectNode inputs, String kind) {
        return Json.elements(inputs, "conditions").stream()
                .map(condition -> condition.path(kind))
                .filter(JsonNode::isObject)
                .flatMap(condition -> Json.texts(condition, "values").stream())
                .toList();
    }

    @Override
    public Optional<Existing> read(Session session, String id, ObjectNode inputs) throws InterruptedException {
        return session.calls()
                .call(
                        "reading ELBv2 Listener Rule (" + id + ")",
                        () -> session.region().elb().rules().find(id))
                .map(rule -> new Existing(id, inputs, outputs(rule, inputs)));
    }

    private static ObjectNode outputs(Rule rule, ObjectNode inputs) {
        ObjectNode outputs = Json.outputsOf(inputs)
                .put("arn", rule.arn())
                .put("id", rule.arn())
                .put("listenerArn", rule.listenerArn())
                .put("priority", rule.priority());
        ArrayNode conditions = outputs.putArray("conditions");
        condition(conditions, "hostHeader", rule.hosts());
        condition(conditions, "pathPattern", rule.paths());
        outputs.set("actions", Actions.rendered(rule.actions()));
        Json.putTags(outputs, inputs, rule.tags());
        return outputs;
    }

    private static void condition(ArrayNode conditions, String kind, List<String> values) {
        if (!values.isEmpty()) {
            Json.put(conditions.addObject().putObject(kind), "values", values);
        }
    }

    @Override
    public Existing update(Session session, Existing old, ObjectNode inputs) throws InterruptedException {
        String title = "modifying ELBv2 Listener Rule (" + old.id() + ")";
        Rule wanted = rule(old.id(), inputs, Json.number(old.outputs(), "priority", 1));
        session.calls().run(title, () -> session.region().elb().rules().modify(wanted));
        return session.finish(this, old.id(), inputs, title, () -> {});
    }

    @Override
    public void delete(Session session, Existing old) throws InterruptedException {
        session.calls()
                .delete(
                        "deleting ELBv2 Listener Rule (" + old.id() + ")",
                        () -> session.region().elb().rules().delete(old.id()),
                        "RuleNotFound");
    }
}
