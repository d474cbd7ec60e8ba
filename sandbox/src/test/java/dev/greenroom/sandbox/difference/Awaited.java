package dev.greenroom.sandbox.difference;

import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.RunStatus;
import dev.greenroom.api.StackStatus;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A state that a preview stays in until something is done.
 *
 * @param image that runs; null: any or none
 * @param reason of the condition Ready; null: any
 * @param condition type of one that is True; null: any
 */
record Awaited(Phase phase, String image, String reason, String condition) {

    boolean reached(PreviewEnvironment preview) {
        PreviewEnvironmentStatus status = preview.getStatus();
        return status != null
                && Objects.equals(preview.getMetadata().getGeneration(), status.observedGeneration())
                && status.phase() == phase
                && (image == null || image.equals(status.image()))
                && (reason == null || hasCondition(status, "Ready", phase == Phase.Ready ? "True" : "False", reason))
                && (phase != Phase.Ready || hasCondition(status, "Ready", "True", null))
                && (condition == null || hasCondition(status, condition, "True", null))
                && Stream.of(
                                status.stacks().data(),
                                status.stacks().net(),
                                status.stacks().app())
                        .noneMatch(Awaited::running);
    }

    private static boolean hasCondition(PreviewEnvironmentStatus status, String type, String value, String reason) {
        return status.conditions().stream()
                .anyMatch(found -> found.getType().equals(type)
                        && found.getStatus().equals(value)
                        && (reason == null || reason.equals(found.getReason())));
    }

    private static boolean running(StackStatus stack) {
        return stack != null && stack.lastRun() != null && stack.lastRun().result() == RunStatus.Result.Running;
    }
}
