package dev.greenroom.operator.reconcile;

import dev.greenroom.operator.cloud.Standing;
import dev.greenroom.operator.plan.StackPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is done about drift, beside the decision and without a say in it. */
sealed interface DriftStep {

    /** Nothing. */
    record Rest() implements DriftStep {}

    /**
     * AWS is to be compared with what was made there.
     *
     * @param subject identifies what stands: an answer about another one does not count
     * @param last when the answer came that is too old; empty: there was none
     */
    record Look(Standing standing, String subject, Optional<Instant> last) implements DriftStep {}

    /** Stacks that are what their digest says are to be run all the same. */
    record Correct(List<StackPlan> plans) implements DriftStep {
        public Correct {
            plans = List.copyOf(plans);
        }
    }
}
