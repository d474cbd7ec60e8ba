package dev.greenroom.operator.pulumi.program;

import com.pulumi.aws.sqs.Queue;
import com.pulumi.aws.sqs.QueueArgs;
import com.pulumi.core.Output;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.DataPlan.QueuePlan;
import java.util.Map;

/** An encrypted SQS queue, and the queue of the same type that takes what could not be processed. */
record MessageQueue(Queue queue) {
    static MessageQueue create(QueuePlan plan, ExplicitProvider aws) {
        Queue deadLetters = new Queue(
                plan.key() + "-dlq",
                args(plan.deadLetterName(), plan.fifo())
                        .messageRetentionSeconds(DataPlan.DEAD_LETTER_RETENTION_SECONDS)
                        .build(),
                aws.options());
        Queue queue = new Queue(
                plan.key(),
                args(plan.name(), plan.fifo())
                        .redrivePolicy(redrivePolicy(deadLetters.arn()))
                        .build(),
                aws.options());
        return new MessageQueue(queue);
    }

    /**
     * Content-based deduplication: without it SQS refuses a FIFO message that has no deduplication id, which the usual
     * producers for NestJS leave out; an id that a message does have still wins.
     */
    private static QueueArgs.Builder args(String name, boolean fifo) {
        QueueArgs.Builder args = QueueArgs.builder().name(name).sqsManagedSseEnabled(true);
        return fifo ? args.fifoQueue(true).contentBasedDeduplication(true) : args;
    }

    private static Output<String> redrivePolicy(Output<String> deadLetterArn) {
        return deadLetterArn.applyValue(
                arn -> Json.text(Map.of("deadLetterTargetArn", arn, "maxReceiveCount", DataPlan.MAX_RECEIVES)));
    }
}
