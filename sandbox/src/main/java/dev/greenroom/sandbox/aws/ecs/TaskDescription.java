package dev.greenroom.sandbox.aws.ecs;

import java.time.Instant;
import java.util.List;

/**
 * A task as DescribeTasks shows it.
 *
 * @param startedAt null: it has not
 * @param stoppedAt null: it has not; then there is neither code nor reason
 */
public record TaskDescription(
        String arn,
        String group,
        String taskDefinitionArn,
        String lastStatus,
        String desiredStatus,
        String startedBy,
        String capacityProvider,
        Instant createdAt,
        Instant startedAt,
        Instant stoppedAt,
        String stopCode,
        String stoppedReason,
        List<Container> containers) {
    public TaskDescription {
        containers = List.copyOf(containers);
    }

    /**
     * A container of it.
     *
     * @param exitCode null: it did not start or goes on
     * @param reason null: none
     */
    public record Container(String name, Integer exitCode, String reason) {}

    public String id() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    public boolean isStopped() {
        return lastStatus.equals("STOPPED");
    }
}
