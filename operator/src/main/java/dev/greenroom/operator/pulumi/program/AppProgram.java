package dev.greenroom.operator.pulumi.program;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.stack.RunInputs.AppStep.Register;
import dev.greenroom.operator.stack.RunInputs.ForApp;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The {@code app} stack. Outputs are the components of {@link dev.greenroom.operator.plan.AppOutputs}. */
record AppProgram(AppPlan plan, ForApp inputs) implements Consumer<Context> {

    @Override
    public void accept(Context context) {
        ExplicitProvider aws = ExplicitProvider.of(plan.scope());
        TaskSecrets secrets = TaskSecrets.of(plan, inputs.secretArns());
        List<Resource> access = AccessRules.create(plan, secrets, aws);
        Output<String> registered = FargateTaskDefinitions.create(plan, secrets, aws);
        context.export("taskDefinitionArn", registered);
        wanted(registered).ifPresent(taskDefinition -> {
            context.export("serviceArn", FargateServices.create(plan, taskDefinition, access, aws));
            context.export("serviceTaskDefinitionArn", taskDefinition);
        });
    }

    /** The task definition that the service runs after this run; empty: there is to be no service yet. */
    private Optional<Output<String>> wanted(Output<String> registered) {
        if (inputs.step() instanceof Register register) {
            return Optional.ofNullable(register.presentTaskDefinitionArn()).map(Output::of);
        }
        return Optional.of(registered);
    }
}
