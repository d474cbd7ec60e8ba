package dev.greenroom.operator.reconcile;

import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.cloud.MigrationTasks.MigrationTask;
import dev.greenroom.operator.cloud.Observation;
import dev.greenroom.operator.stack.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a decision depends on.
 *
 * @param status with the runs that ended folded in
 * @param nudged whether a person asked for a try now
 * @param pullRequest what follows from the state of its pull request
 */
record Situation(
        boolean paused,
        boolean nudged,
        PullRequestNews pullRequest,
        PreviewEnvironmentStatus status,
        Optional<Answer<Observation>> observation,
        Optional<Answer<MigrationTask>> migration,
        Optional<Answer<List<CloudResource>>> leftovers,
        Instant now) {}
