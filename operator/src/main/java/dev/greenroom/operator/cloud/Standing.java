package dev.greenroom.operator.cloud;

import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.DataOutputs;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.NetOutputs;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.Placement;
import java.util.Optional;

/**
 * An environment as it stands if nobody touched it: what its stacks were brought up to, and what they handed on.
 *
 * @param app empty: it waits for its image
 */
public record Standing(
        DataPlan data, DataOutputs dataOutputs, NetPlan net, NetOutputs netOutputs, Optional<StandingApp> app) {

    /**
     * What runs.
     *
     * @param taskDefinitionArn that the service is on
     */
    public record StandingApp(AppPlan plan, String taskDefinitionArn) {}

    public Placement placement() {
        return data.scope().placement();
    }
}
