package dev.greenroom.operator.reconcile;

import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.cloud.MigrationTasks.MigrationTask;
import dev.greenroom.operator.cloud.Observation;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.stack.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that a decision depends on.
 *
 * @param status with the runs that ended folded in
 * @param nudged whether a person asked for a try now
 * @param freed stacks that somebody else was at work on, and is not any more
 * @param quietSince when the spec was first seen as it is
 * @param pullRequest what follows from the state of its pull request
 */
record Situation(
        boolean paused,
        boolean nudged,
        Set<Part> freed,
        Instant quietSince,
        PullRequestNews pullRequest,
        PreviewEnvironmentStatus status,
        Optional<Answer<Observation>> observation,
        Optional<Answer<MigrationTask>> migration,
        Optional<Answer<List<CloudResource>>> leftovers,
        Instant now) {

    /** Whether a stack that failed is to be run without waiting for its turn. */
    boolean tryNow(Part part) {
        return nudged || freed.contains(part);
    }

    /** How long to wait for further changes of the spec; zero: it has been as it is for long enough. */
    Duration unrest(Duration quiet) {
        Duration left = Duration.between(now, quietSince.plus(quiet));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
