/**
 * The ports of {@code cloud} on the AWS SDK: reads before a run, what runs, what is still there, secrets, one-off tasks, the
 * state bucket. Knows {@code cloud} and {@code plan}. Every call goes through {@link dev.greenroom.operator.aws.AwsCalls},
 * the one place where the SDK's exceptions become {@link dev.greenroom.operator.cloud.CloudException}. AWS's own environment
 * variables (AWS_ENDPOINT_URL, AWS_PROFILE, credentials) are the SDK's business.
 */
package dev.greenroom.operator.aws;
