package dev.greenroom.operator.stack;

import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.plan.StackPlan;
import dev.greenroom.operator.stack.StateStore.MadeByCreate;
import java.util.List;

/**
 * Brings one stack up or takes it down. Calls block for as long as AWS takes; expected trouble is a {@link RunOutcome}, never
 * an exception.
 */
public interface StackEngine {

    /** Makes the stack, or changes it to what the plan says. */
    RunOutcome up(StackPlan plan, RunInputs inputs, EngineMonitor monitor);

    /** The same for a stack that is what the plan says: takes its state from AWS first, so that what was changed there is seen. */
    RunOutcome correct(StackPlan plan, RunInputs inputs, EngineMonitor monitor);

    /**
     * Ties up what earlier runs left loose: what their creates made comes into the state, the other creates are forgotten, and
     * what is unread is read from AWS.
     */
    RunOutcome settle(StackId stack, List<MadeByCreate> made, List<String> unread, EngineMonitor monitor);

    /** Destroys all that the stack holds and removes the stack; a stack that is not there is a success. */
    RunOutcome destroy(StackId stack, Placement placement, EngineMonitor monitor);
}
