/** Route 53, which is global: hosted zones and their records. */
package dev.greenroom.sandbox.aws.route53;
