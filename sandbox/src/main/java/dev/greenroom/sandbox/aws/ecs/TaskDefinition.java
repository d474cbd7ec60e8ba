package dev.greenroom.sandbox.aws.ecs;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A revision of a task definition.
 *
 * @param document container definitions as they were registered, JSON
 * @param cpu units, 1024 are a vCPU
 * @param memory MiB
 * @param deregistered when it was, which is all that can be done to it; null: it was not
 */
public record TaskDefinition(
        String arn,
        String family,
        int revision,
        String document,
        List<ContainerDefinition> containers,
        int cpu,
        int memory,
        String executionRoleArn,
        String taskRoleArn,
        Instant deregistered,
        Map<String, String> tags) {
    public TaskDefinition {
        containers = List.copyOf(containers);
        tags = Map.copyOf(tags);
    }

    public boolean active() {
        return deregistered == null;
    }

    TaskDefinition deregisteredAt(Instant time) {
        return new TaskDefinition(
                arn, family, revision, document, containers, cpu, memory, executionRoleArn, taskRoleArn, time, tags);
    }

    TaskDefinition withTags(Map<String, String> changed) {
        return new TaskDefinition(
                arn,
                family,
                revision,
                document,
                containers,
                cpu,
                memory,
                executionRoleArn,
                taskRoleArn,
                deregistered,
                changed);
    }

    /** The one that a task is there for. */
    ContainerDefinition main() {
        return containers.stream()
                .filter(ContainerDefinition::essential)
                .findFirst()
                .orElse(containers.get(0));
    }

    /** What RegisterTaskDefinition is asked for; the roles may be null. */
    public record Request(
            String family,
            String document,
            String cpu,
            String memory,
            String executionRoleArn,
            String taskRoleArn,
            Map<String, String> tags) {
        public Request {
            tags = Map.copyOf(tags);
        }
    }
}
