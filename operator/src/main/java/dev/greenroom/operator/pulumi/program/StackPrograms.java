package dev.greenroom.operator.pulumi.program;

import com.pulumi.Context;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.StackPlan;
import dev.greenroom.operator.pulumi.awsx.ResourceReferences;
import dev.greenroom.operator.stack.RunInputs;
import dev.greenroom.operator.stack.RunInputs.ForApp;
import dev.greenroom.operator.stack.RunInputs.ForData;
import dev.greenroom.operator.stack.RunInputs.ForNet;
import java.util.function.Consumer;

/** The inline program of a stack plan. */
public final class StackPrograms {
    /** Stack output: the {@link StackPlan#digest() digest} of the plan that the stack is all of. */
    public static final String DIGEST = "digest";
    /** Stack output: the digest of the plan whose task definition is registered, while the service is on another one. */
    public static final String REGISTERED_DIGEST = "registeredDigest";
    /** Stack output: the owner tag. */
    public static final String OWNER = "owner";

    static {
        ResourceReferences.staySearchless();
    }

    private StackPrograms() {}

    /** Throws {@link IllegalArgumentException} when the inputs are those of another part. */
    public static Consumer<Context> of(StackPlan plan, RunInputs inputs) {
        Consumer<Context> program = program(plan, inputs);
        return context -> {
            program.accept(context);
            context.export(digestOutput(inputs), plan.digest());
            context.export(OWNER, plan.scope().owner().tag());
        };
    }

    private static Consumer<Context> program(StackPlan plan, RunInputs inputs) {
        if (plan instanceof DataPlan data && inputs instanceof ForData forData) {
            return new DataProgram(data, forData);
        }
        if (plan instanceof NetPlan net && inputs instanceof ForNet forNet) {
            return new NetProgram(net, forNet);
        }
        if (plan instanceof AppPlan app && inputs instanceof ForApp forApp) {
            return new AppProgram(app, forApp);
        }
        throw new IllegalArgumentException("inputs "
                + inputs.getClass().getSimpleName() + " do not belong to stack "
                + plan.stack().name());
    }

    /** A registered task definition is only half of what the plan says: whoever reads the digest back must not take it for done. */
    private static String digestOutput(RunInputs inputs) {
        boolean registers = inputs instanceof ForApp app && app.step() instanceof RunInputs.AppStep.Register;
        return registers ? REGISTERED_DIGEST : DIGEST;
    }
}
