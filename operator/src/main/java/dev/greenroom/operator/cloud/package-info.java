/**
 * The ports to AWS beside Pulumi: what the operator asks of it, and records for the answers. Interfaces and values only; the
 * {@code aws} room carries them out with the AWS SDK. Every call may block and belongs on a thread of {@code stack}. Trouble
 * that AWS answers with is a {@link dev.greenroom.operator.cloud.CloudException}. {@link
 * dev.greenroom.operator.cloud.PullRequests} is the one port to something else; the {@code github} room carries it out.
 */
package dev.greenroom.operator.cloud;
