package dev.greenroom.operator.cloud;

import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.Placement;

/** One-off ECS tasks that run the migration of a new image. */
public interface MigrationTasks {

    /**
     * Starts the task, or finds the one that was started before with the same digest (RunTask's client token and
     * {@code startedBy}), and says how it is.
     */
    MigrationTask run(AppPlan plan, String taskDefinitionArn, String digest);

    /** Stops a task that may still run, so that nothing of it holds what is about to be destroyed; one that ended is fine. */
    void stop(Placement placement, String clusterArn, String taskArn);

    /**
     * How a migration task is.
     *
     * @param message why it failed, with stop reason, exit code and the last log lines
     */
    record MigrationTask(String taskArn, State state, String message) {
        /** How far it is. */
        public enum State {
            RUNNING,
            SUCCEEDED,
            FAILED
        }
    }
}
