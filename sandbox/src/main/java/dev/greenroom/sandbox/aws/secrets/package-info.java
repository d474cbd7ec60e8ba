/** Secrets Manager. */
package dev.greenroom.sandbox.aws.secrets;
