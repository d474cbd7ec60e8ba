/** IAM, which is global: roles and their policies. Nobody's permissions are evaluated. */
package dev.greenroom.sandbox.aws.iam;
