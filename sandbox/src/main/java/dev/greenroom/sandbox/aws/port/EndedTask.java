package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.sandbox.aws.ecs.TaskDescription;
import dev.greenroom.sandbox.aws.ecs.TaskDescription.Container;
import java.util.Optional;

/**
 * How a task ended.
 *
 * @param exitCode of the application's container; empty: it never started
 * @param words the stop reason and the container's
 */
record EndedTask(String id, Optional<Integer> exitCode, String words) {

    static EndedTask of(TaskDescription task) {
        Optional<Container> container = task.containers().stream()
                .filter(candidate -> AppPlan.CONTAINER.equals(candidate.name()))
                .findFirst();
        String stopped = Optional.ofNullable(task.stoppedReason()).orElse("");
        String reason = container.map(Container::reason).orElse("");
        return new EndedTask(
                task.id(),
                container.map(Container::exitCode),
                stopped + (reason.isEmpty() || stopped.contains(reason) ? "" : " (" + reason + ")"));
    }

    boolean succeeded() {
        return exitCode.filter(code -> code == 0).isPresent();
    }

    /** What happened, in words that follow "a task" or "the migration". */
    String sentence() {
        String ended = exitCode.map(code -> "ended with exit code " + code).orElse("did not start");
        return words.isEmpty() ? ended : ended + ": " + words;
    }
}
