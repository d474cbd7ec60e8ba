package dev.greenroom.operator.reconcile;

import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.plan.StackPlan;
import dev.greenroom.operator.stack.RunInputs.AppStep;
import dev.greenroom.operator.status.Verdict;
import java.time.Duration;
import java.util.List;

/** What one reconcile comes to: what is told, what is done, and when to look again at the latest. */
sealed interface Decision {

    Verdict verdict();

    /** When to reconcile again if nothing else brings it about. */
    Duration again();

    /** Nothing is to be done. */
    record Rest(Verdict verdict, Duration again) implements Decision {}

    /** Runs of data and net are to be started; none: those under way or backing off are waited for. */
    record Provision(Verdict verdict, Duration again, List<StackPlan> start) implements Decision {
        public Provision {
            start = List.copyOf(start);
        }
    }

    /** A run of app is to be started. */
    record Deploy(Verdict verdict, Duration again, AppPlan plan, AppStep step) implements Decision {}

    /** A run of app brings up what is no longer wanted, and is to stop. */
    record Supersede(Verdict verdict, Duration again, StackId stack) implements Decision {}

    /** The migration is to be run, or asked after. */
    record Migrate(Verdict verdict, Duration again, AppPlan plan, String taskDefinitionArn, String token)
            implements Decision {}

    /** What runs is to be looked at. */
    record Observe(Verdict verdict, Duration again, AppPlan plan, String taskDefinitionArn) implements Decision {}

    /** The time to live is over, or the pull request is closed, and the resource is to be deleted. */
    record DeleteResource(Verdict verdict, Duration again) implements Decision {}

    /** Stacks are to be interrupted and destroyed, then what they held is to be verified to be gone. */
    record TearDown(Verdict verdict, Duration again, Teardown teardown) implements Decision {}
}
