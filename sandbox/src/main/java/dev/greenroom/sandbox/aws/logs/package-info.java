/** CloudWatch Logs: log groups. */
package dev.greenroom.sandbox.aws.logs;
