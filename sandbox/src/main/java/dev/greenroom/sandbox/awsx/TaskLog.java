package dev.greenroom.sandbox.awsx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.greenroom.sandbox.provider.ComponentProvider.Registered;
import dev.greenroom.sandbox.provider.ProviderException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the containers that say nothing about it log to.
 *
 * @param made the log group, when none is given
 * @param target empty: nowhere
 */
record TaskLog(Optional<Registered> made, Optional<Target> target) {

    /** A log group by name and region. */
    record Target(Input name, Input region) {
        Input configuration(String streamPrefix) {
            return Input.object(Map.of(
                    "logDriver", Input.of("awslogs"),
                    "options",
                            Input.object(Map.of(
                                    "awslogs-group", name,
                                    "awslogs-region", region,
                                    "awslogs-stream-prefix", Input.of(streamPrefix)))));
        }
    }

    static TaskLog of(Given wanted, String name, Children children) throws InterruptedException {
        if (wanted.member("skip").isTrue()) {
            return new TaskLog(Optional.empty(), Optional.empty());
        }
        Given existing = wanted.member("existing");
        Given args = wanted.member("args");
        if (existing.isSet() && args.isSet()) {
            throw new ProviderException("Can't define log group args if specifying an existing log group name");
        }
        if (existing.isSet()) {
            return new TaskLog(Optional.empty(), Optional.of(existing(existing, children)));
        }
        Input region = hereUnless(Given.nothing(), children);
        Registered group = children.make(
                "aws:cloudwatch/logGroup:LogGroup", name, new ChildInputs().putAll(args.members(Set.of())));
        return new TaskLog(Optional.of(group), Optional.of(new Target(Input.output(group, "name"), region)));
    }

    private static Target existing(Given group, Children children) throws InterruptedException {
        Given arn = group.member("arn");
        if (arn.isSet()) {
            return new Target(part(arn, 6), part(arn, 3));
        }
        if (!group.member("name").isSet()) {
            throw new ProviderException("One of an existing log group name or ARN must be specified");
        }
        return new Target(Input.of(group.member("name")), hereUnless(group.member("region"), children));
    }

    private static Input hereUnless(Given region, Children children) throws InterruptedException {
        return region.isSet()
                ? Input.of(region)
                : Input.of(children.invoke("aws:index/getRegion:getRegion", JsonNodeFactory.instance.objectNode())
                        .path("name")
                        .asText());
    }

    private static Input part(Given arn, int index) {
        return Input.of(arn).then(text -> part(text.asText(), index));
    }

    /** A name only: AWS's own form with {@code :*} at its end has a part too many. */
    private static JsonNode part(String arn, int index) {
        List<String> parts = List.of(arn.split(":", -1));
        if (!parts.get(0).equals("arn") || parts.size() < 6 || parts.size() > 7) {
            throw new ProviderException("Invalid ARN: must be between 6 or 7 parts: " + arn);
        }
        if (parts.size() != 7 || !parts.get(2).equals("logs") || !parts.get(5).equals("log-group")) {
            throw new ProviderException("Invalid log group ARN: " + arn);
        }
        return TextNode.valueOf(parts.get(index));
    }
}
