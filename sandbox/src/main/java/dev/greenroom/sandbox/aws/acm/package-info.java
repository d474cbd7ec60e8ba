/** Certificate Manager: certificates that were there before. */
package dev.greenroom.sandbox.aws.acm;
