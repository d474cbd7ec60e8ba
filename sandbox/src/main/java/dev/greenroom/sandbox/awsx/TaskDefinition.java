package dev.greenroom.sandbox.awsx;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.greenroom.sandbox.provider.ComponentProvider.Registered;
import dev.greenroom.sandbox.provider.ProviderException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A task definition for Fargate with its log group and roles, unless they are skipped or given. */
final class TaskDefinition {
    static final String NO_CONTAINER = "Exactly one of [container] or [containers] must be provided";

    private static final Set<String> OWN = Set.of("container", "containers", "logGroup", "taskRole", "executionRole");
    private static final String EXECUTION_POLICY =
            "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";

    private TaskDefinition() {}

    /**
     * What was made.
     *
     * @param loadBalancers that the port mappings ask for, as a service takes them
     */
    record Made(
            Registered definition,
            Optional<Registered> logGroup,
            TaskRole taskRole,
            TaskRole executionRole,
            Input loadBalancers) {}

    /** The component of that token; its arguments are those of a service's {@code taskDefinitionArgs}. */
    static ObjectNode make(Construction construction) throws InterruptedException {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        Children children = construction.children();
        Made made = make(construction::argument, construction.rest(OWN), construction.name(), children);
        all.set("taskDefinition", children.reference(made.definition()));
        all.set("loadBalancers", made.loadBalancers().json());
        made.logGroup().ifPresent(group -> all.set("logGroup", children.reference(group)));
        made.taskRole().made().ifPresent(role -> all.set("taskRole", children.reference(role)));
        made.executionRole().made().ifPresent(role -> all.set("executionRole", children.reference(role)));
        return all;
    }

    static Made make(Given arguments, String name, Children children) throws InterruptedException {
        return make(arguments::member, arguments.members(OWN), name, children);
    }

    private static Made make(Arguments arguments, Map<String, Given> rest, String name, Children children)
            throws InterruptedException {
        Map<String, Given> containers = containers(arguments.get("container"), arguments.get("containers"));
        TaskLog log = TaskLog.of(arguments.get("logGroup"), name, children);
        TaskRole taskRole = TaskRole.of(arguments.get("taskRole"), name + "-task", List.of(), children);
        TaskRole executionRole =
                TaskRole.of(arguments.get("executionRole"), name + "-execution", List.of(EXECUTION_POLICY), children);
        ContainerDefinitions definitions = ContainerDefinitions.of(containers, log, children);
        Input text = definitions.text();
        ChildInputs inputs = new ChildInputs()
                .put(
                        "cpu",
                        text.then(
                                t -> TextNode.valueOf(FargateSize.of(t.asText()).cpu())))
                .put(
                        "memory",
                        text.then(
                                t -> TextNode.valueOf(FargateSize.of(t.asText()).memory())))
                .putAll(rest)
                .put("family", family(arguments.get("family"), text, name, children))
                .put("requiresCompatibilities", Input.list(List.of(Input.of("FARGATE"))))
                .put("networkMode", Input.of("awsvpc"))
                .put("containerDefinitions", text);
        taskRole.arn().ifPresent(arn -> inputs.put("taskRoleArn", arn));
        executionRole.arn().ifPresent(arn -> inputs.put("executionRoleArn", arn));
        Registered definition = children.make("aws:ecs/taskDefinition:TaskDefinition", name, inputs);
        return new Made(definition, log.made(), taskRole, executionRole, definitions.loadBalancers());
    }

    private static Map<String, Given> containers(Given one, Given many) {
        if (one.isSet() == many.isSet()) {
            throw new ProviderException(NO_CONTAINER);
        }
        return one.isSet() ? Map.of(one.member("name").text("container"), one) : new TreeMap<>(many.members(Set.of()));
    }

    /** A family of the program's own waits for the containers just the same. */
    private static Input family(Given family, Input text, String name, Children children) {
        if (!family.isSet()) {
            return text.then(t -> TextNode.valueOf(name + "-" + Hash.of(children.stack() + t.asText())));
        }
        Input own = Input.of(family);
        Set<String> both = new TreeSet<>(text.dependencies());
        both.addAll(own.dependencies());
        return new Input(text.known() ? own.json() : Wrapping.unknown(), both);
    }

    /** The arguments, wherever they are. */
    @FunctionalInterface
    private interface Arguments {
        Given get(String key);
    }
}
