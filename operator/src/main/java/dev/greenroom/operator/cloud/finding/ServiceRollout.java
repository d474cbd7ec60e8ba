package dev.greenroom.operator.cloud.finding;

import dev.greenroom.operator.cloud.Observation.Rollout;

/**
 * What an ECS service says of the rollout of one task definition.
 *
 * @param failedTasks of the deployment, one after another
 * @param complaint AWS's words about what does not work; empty: none
 */
public record ServiceRollout(Rollout state, int running, int desired, int failedTasks, String complaint) {

    /** What is said where there is no service. */
    public static ServiceRollout missing(String name) {
        return new ServiceRollout(Rollout.MISSING, 0, 0, 0, "ECS service " + name + " does not exist");
    }
}
