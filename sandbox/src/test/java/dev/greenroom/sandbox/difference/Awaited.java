package dev.greenroom.sandbox.difference;

import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.RunStatus;
import dev.greenroom.api.StackStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A state that a preview stays in until something is done.
 *
 * @param image that runs; null: any or none
 * @param reason of the condition; null: any
 * @param condition type of one that has to be True; null: the condition Ready, as the phase wants it
 */
record Awaited(Phase phase, String image, String reason, String condition) {

    boolean reached(PreviewEnvironment preview) {
        PreviewEnvironmentStatus status = preview.getStatus();
        return status != null
                && status.phase() == phase
                && (image == null || image.equals(status.image()))
                && status.conditions().stream()
                        .anyMatch(found -> decides(found)
                                && Objects.equals(
                                        found.getObservedGeneration(),
                                        preview.getMetadata().getGeneration()))
                && Stream.of(
                                status.stacks().data(),
                                status.stacks().net(),
                                status.stacks().app())
                        .noneMatch(Awaited::running);
    }

    private boolean decides(Condition found) {
        boolean wanted = condition != null || phase == Phase.Ready;
        return found.getType().equals(condition == null ? "Ready" : condition)
                && found.getStatus().equals(wanted ? "True" : "False")
                && (reason == null || reason.equals(found.getReason()));
    }

    private static boolean running(StackStatus stack) {
        return stack != null && stack.lastRun() != null && stack.lastRun().result() == RunStatus.Result.Running;
    }
}
