package dev.greenroom.operator.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/** Everything one stack is made from, in plain values. */
public sealed interface StackPlan permits DataPlan, NetPlan, AppPlan {

    Scope scope();

    /** What the stack will hold, in the order in which a reader expects it. */
    @JsonIgnore
    List<PlannedResource> resources();

    /** Same plan and same program, same digest: nothing to run. */
    default String digest() {
        return PlanDigest.of(this);
    }

    default StackId stack() {
        return scope().stack();
    }

    default Part part() {
        return scope().part();
    }
}
