package dev.greenroom.operator.cloud.finding;

import dev.greenroom.operator.plan.AppPlan;
import java.util.List;
import java.util.Optional;

/**
 * How a task ended.
 *
 * @param exitCode of the application's container; empty: it never started
 * @param words of AWS: the stop reason and the container's reason, scrubbed
 */
public record StoppedTask(String id, Optional<Integer> exitCode, String words) {

    /** A container of a task that ended; without an exit code if it never started, without a reason if AWS gives none. */
    public record EndedContainer(String name, Integer exitCode, String reason) {}

    /** Reads what AWS says of a task; the reason may be null. */
    public static StoppedTask of(String arn, String stoppedReason, List<EndedContainer> containers) {
        Optional<EndedContainer> container = containers.stream()
                .filter(candidate -> AppPlan.CONTAINER.equals(candidate.name()))
                .findFirst();
        String stopped = Scrubbed.text(stoppedReason);
        String reason = Scrubbed.text(container.map(EndedContainer::reason).orElse(""));
        return new StoppedTask(
                EcsNames.lastOf(arn),
                container.map(EndedContainer::exitCode),
                stopped + (reason.isEmpty() || stopped.contains(reason) ? "" : " (" + reason + ")"));
    }

    /** Whether a task that stopped for that reason, which may be null, was stopped only to change how many run. */
    public static boolean isScaling(String stoppedReason) {
        return stoppedReason != null && stoppedReason.startsWith("Scaling activity");
    }

    /** True if the application's container ended well. */
    public boolean succeeded() {
        return exitCode.filter(code -> code == 0).isPresent();
    }

    /** What is told of a migration that failed, with the last lines of its log. */
    public String failedMigration(List<String> log) {
        return LogInMessage.append("the migration " + sentence(), log);
    }

    /** What happened, in words that follow "a task" or "the migration". */
    public String sentence() {
        String ended = exitCode.map(code -> "ended with exit code " + code).orElse("did not start");
        return words.isEmpty() ? ended : ended + ": " + words;
    }
}
