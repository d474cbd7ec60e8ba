package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.AppPlan.SecretBinding;
import dev.greenroom.operator.plan.DataOutputs;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.DataPlan.DatabasePlan;
import dev.greenroom.operator.plan.NetOutputs;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.Scope;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.sandbox.aws.TestAccount;
import java.util.List;
import java.util.Map;

/** Plans with what the ports read of them. */
final class TestPlans {
    static final Placement PLACEMENT = Placement.own(TestAccount.REGION);
    static final DataOutputs OUTPUTS = new DataOutputs("db.example.com", 5432, "sg-1", "arn:secret", Map.of());

    private static final Owner OWNER = new Owner("dev", "gp-api", "PreviewEnvironment", "gp-api-pr-7");

    private TestPlans() {}

    static DataPlan data() {
        DatabasePlan database = new DatabasePlan(
                "gr-x", "16.6", 0.5, 2, List.of("subnet-a", "subnet-b"), "app", "owner", "greenroom/gr-x", false);
        return new DataPlan(scope(Part.DATA), "vpc-1", database, List.of());
    }

    static AppPlan app(SecretBinding... secrets) {
        return new AppPlan(
                scope(Part.APP),
                "gr-x",
                "image",
                80,
                256,
                512,
                Map.of(),
                List.of(secrets),
                "url",
                List.of(),
                1,
                false,
                true,
                true,
                List.of("subnet-a", "subnet-b"),
                List.of(),
                "vpc-1",
                OUTPUTS,
                new NetOutputs("lb", "dns", "tg", "cluster", "sg", "execution", "task", "logs"));
    }

    private static Scope scope(Part part) {
        return new Scope(StackId.of(OWNER, part), part, OWNER, Map.of(Owner.TAG, OWNER.tag()), PLACEMENT);
    }
}
