/** CloudWatch Logs: log groups, and the streams in them. */
package dev.greenroom.sandbox.aws.logs;
