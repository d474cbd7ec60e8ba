package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.finding.EcsNames;
import dev.greenroom.operator.plan.AppPlan;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * How a task ended.
 *
 * @param exitCode of the application's container; empty: it never started
 * @param words of AWS: the stop reason and the container's reason, scrubbed
 */
record StoppedTask(String id, Optional<Integer> exitCode, String words) {

    static StoppedTask of(Task task) {
        Optional<Container> container = task.containers().stream()
                .filter(c -> AppPlan.CONTAINER.equals(c.name()))
                .findFirst();
        String stopped = Scrubbed.text(task.stoppedReason());
        String reason = Scrubbed.text(container.map(Container::reason).orElse(""));
        return new StoppedTask(
                EcsNames.lastOf(task.taskArn()),
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
