package dev.greenroom.sandbox.aws.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import dev.greenroom.sandbox.aws.resource.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The operations on task definitions, for Fargate only. */
public final class TaskDefinitions {
    private static final Pattern FAMILY = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    private final ServiceEndpoint endpoint;
    private final EcsStore store;

    TaskDefinitions(ServiceEndpoint endpoint, EcsStore store) {
        this.endpoint = endpoint;
        this.store = store;
    }

    /** The new revision. */
    public TaskDefinition register(TaskDefinition.Request request) {
        return endpoint.call("RegisterTaskDefinition", () -> {
            List<ContainerDefinition> containers = containers(request);
            check(request, containers);
            int revision = store.revisions.merge(request.family(), 1, Integer::sum);
            String name = request.family() + ":" + revision;
            TaskDefinition made = new TaskDefinition(
                    endpoint.arn("ecs", "task-definition/" + name),
                    request.family(),
                    revision,
                    request.document(),
                    containers,
                    Integer.parseInt(request.cpu()),
                    Integer.parseInt(request.memory()),
                    request.executionRoleArn(),
                    request.taskRoleArn(),
                    null,
                    request.tags());
            store.definitions.put(name, made);
            return made;
        });
    }

    private static List<ContainerDefinition> containers(TaskDefinition.Request request) {
        JsonNode document = Json.parse(request.document());
        List<ContainerDefinition> containers = document.isArray()
                ? StreamSupport.stream(document.spliterator(), false)
                        .map(ContainerDefinition::read)
                        .toList()
                : List.of();
        if (containers.isEmpty()) {
            throw refused("Task definition must have at least one container definition.");
        }
        for (ContainerDefinition container : containers) {
            if (container.name() == null
                    || container.image() == null
                    || container.image().isEmpty()) {
                throw refused("Container.image should not be null or empty.");
            }
        }
        if (containers.stream().noneMatch(ContainerDefinition::essential)) {
            throw refused("Task definition does not have at least one essential container.");
        }
        return containers;
    }

    private static void check(TaskDefinition.Request request, List<ContainerDefinition> containers) {
        if (!FAMILY.matcher(request.family()).matches()) {
            throw refused("Family contains invalid characters.");
        }
        if (request.cpu() == null || request.memory() == null) {
            throw refused("Fargate requires that 'cpu' and 'memory' be defined at the task level.");
        }
        if (!FargateSizes.offer(Integer.parseInt(request.cpu()), Integer.parseInt(request.memory()))) {
            throw refused("No Fargate configuration exists for given values: " + request.cpu() + " CPU, "
                    + request.memory() + " memory. See the Amazon ECS documentation for the valid values.");
        }
        if (request.executionRoleArn() != null) {
            return;
        }
        if (containers.stream().anyMatch(container -> container.logGroup() != null)) {
            throw refused("Fargate requires task definition to have execution role ARN to support log driver awslogs.");
        }
        if (containers.stream().anyMatch(container -> !container.secrets().isEmpty())) {
            throw refused("When you are specifying container secrets, you must also specify a value for"
                    + " 'executionRoleArn'.");
        }
    }

    private static AwsException refused(String words) {
        return AwsException.of("ClientException", words);
    }

    /** DescribeTaskDefinition by ARN, {@code family:revision} or family; one that was deregistered as well. */
    public Optional<TaskDefinition> find(String name) {
        return endpoint.call("DescribeTaskDefinition", () -> store.findDefinition(name));
    }

    /** The active revision of the family with these containers, else its newest active one. */
    public Optional<TaskDefinition> find(String family, String document) {
        return endpoint.call("DescribeTaskDefinition", () -> store.definitions.values().stream()
                .filter(definition -> definition.family().equals(family) && definition.active())
                .filter(definition -> definition.document().equals(document))
                .reduce((older, newer) -> newer)
                .or(() -> store.findDefinition(family)));
    }

    /** ListTaskDefinitions: the active revisions of a family, newest first. */
    public List<TaskDefinition> active(String family) {
        return endpoint.call("ListTaskDefinitions", () -> store.definitions.values().stream()
                .filter(definition -> definition.family().equals(family) && definition.active())
                .sorted(Comparator.comparingInt(TaskDefinition::revision).reversed())
                .toList());
    }

    /** Sets all tags. */
    public void tag(String arn, Map<String, String> tags) {
        endpoint.run(
                "TagResource", () -> store.findDefinition(arn).ifPresent(definition -> put(definition.withTags(tags))));
    }

    /** What runs of it goes on. */
    public void deregister(String arn) {
        endpoint.run(
                "DeregisterTaskDefinition",
                () -> put(store.findDefinition(arn)
                        .orElseThrow(() -> refused("The specified task definition does not exist."))
                        .deregisteredAt(endpoint.now())));
    }

    private void put(TaskDefinition changed) {
        store.definitions.put(changed.family() + ":" + changed.revision(), changed);
    }
}
