package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.elb.Action;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The actions of listeners and rules as properties. */
final class Actions {
    private static final Map<String, String> PARTS = Map.of("redirect", "redirect", "fixed-response", "fixedResponse");
    private static final Map<String, String> REDIRECT = Map.of(
            "host", "#{host}", "path", "/#{path}", "port", "#{port}", "protocol", "#{protocol}", "query", "#{query}");

    private Actions() {}

    static List<Action> read(ObjectNode inputs, String name) {
        return Json.elements(inputs, name).stream().map(Actions::action).toList();
    }

    private static Action action(JsonNode json) {
        String type = Json.text(json, "type", "");
        Map<String, String> settings = new TreeMap<>(type.equals("redirect") ? REDIRECT : Map.of());
        String part = PARTS.get(type);
        if (part != null) {
            settings.putAll(Json.map(json, part));
        }
        return new Action(type, type.equals("forward") ? target(json) : null, settings);
    }

    private static String target(JsonNode json) {
        return json.hasNonNull("targetGroupArn")
                ? Json.text(json, "targetGroupArn")
                : Json.text(json.path("forward").path("targetGroups").path(0), "arn");
    }

    static ArrayNode rendered(List<Action> actions) {
        ArrayNode all = Json.object().putArray("actions");
        for (Action action : actions) {
            ObjectNode one = all.addObject().put("order", all.size()).put("type", action.type());
            if (action.targetGroupArn() != null) {
                one.put("targetGroupArn", action.targetGroupArn());
            }
            if (PARTS.containsKey(action.type())) {
                one.set(PARTS.get(action.type()), Json.node(new TreeMap<>(action.settings())));
            }
        }
        return all;
    }
}
