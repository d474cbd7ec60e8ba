package dev.greenroom.operator.pulumi.program;

import com.pulumi.Context;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.stack.RunInputs.ForData;
import java.util.function.Consumer;

/** The {@code data} stack. Outputs are the keys of {@link dev.greenroom.operator.plan.DataOutputs}. */
record DataProgram(DataPlan plan, ForData inputs) implements Consumer<Context> {

    @Override
    public void accept(Context context) {
        ExplicitProvider aws = ExplicitProvider.of(plan.scope());
        AuroraDatabase database = AuroraDatabase.create(plan, inputs, aws);
        context.export("databaseHost", database.cluster().endpoint());
        context.export("databasePort", database.cluster().port().applyValue(String::valueOf));
        context.export("databaseSecurityGroupId", database.securityGroup().id());
        context.export("secretArn", inputs.secretArn());
        for (DataPlan.QueuePlan queue : plan.queues()) {
            MessageQueue made = MessageQueue.create(queue, aws);
            context.export("queueUrl." + queue.key(), made.queue().url());
            context.export("queueArn." + queue.key(), made.queue().arn());
        }
    }
}
