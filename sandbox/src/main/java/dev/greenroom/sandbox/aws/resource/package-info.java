/**
 * The account as Pulumi's {@code aws} provider 6.83, one class a resource type: inputs, outputs, replacements, waits and error
 * texts are those of the Terraform AWS provider 5.100 that it wraps.
 */
package dev.greenroom.sandbox.aws.resource;
