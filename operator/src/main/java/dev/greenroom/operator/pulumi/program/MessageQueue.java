package dev.greenroom.operator.pulumi.program;

import com.pulumi.aws.sqs.Queue;
import com.pulumi.aws.sqs.QueueArgs;
import com.pulumi.core.Output;
import dev.greenroom.operator.plan.DataPlan.QueuePlan;
import java.util.Map;

/** An encrypted SQS queue, and the queue of the same type that takes what could not be processed. */
record MessageQueue(Queue queue) {
    /** Receives of a message before it counts as one that cannot be processed. */
    private static final int MAX_RECEIVES = 3;
    /** SQS's maximum: a dead letter's age counts from when it was sent first. */
    private static final int DEAD_LETTER_RETENTION_SECONDS = 14 * 24 * 3600;

    static MessageQueue create(QueuePlan plan, ExplicitProvider aws) {
        Queue deadLetters = new Queue(
                plan.key() + "-dlq",
                args(plan.deadLetterName(), plan.fifo())
                        .messageRetentionSeconds(DEAD_LETTER_RETENTION_SECONDS)
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
                arn -> Json.text(Map.of("deadLetterTargetArn", arn, "maxReceiveCount", MAX_RECEIVES)));
    }
}
