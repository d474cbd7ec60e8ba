package dev.greenroom.operator.pulumi;

import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.Scope;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.stack.RunInputs;
import dev.greenroom.operator.stack.SecretText;
import java.util.List;
import java.util.Map;

/** Plans for tests of what carries a plan out. */
final class TestPlans {
    static final RunInputs.ForData INPUTS =
            new RunInputs.ForData(new SecretText("pAssW0rdOf32CharactersNoneLess00"), "arn:s");

    private TestPlans() {}

    /** The data stack of preview {@code name}. */
    static DataPlan data(String name) {
        Owner owner = new Owner("test", "team", "PreviewEnvironment", name);
        Scope scope = new Scope(StackId.of(owner, Part.DATA), Part.DATA, owner, Map.of(), Placement.own("us-west-2"));
        var database = new DataPlan.DatabasePlan(
                "db", "16.6", 0.5, 2, List.of("subnet-1", "subnet-2"), "app", "app", "secret", false);
        return new DataPlan(
                scope, "vpc-1", database, List.of(new DataPlan.QueuePlan("jobs", "jobs.fifo", "jobs-dlq.fifo", true)));
    }
}
