/** SQS: queues and their attributes; no messages. */
package dev.greenroom.sandbox.aws.sqs;
