/**
 * The Pulumi programs, one a part: what a stack plan means in resources. A program reads its plan and its run's inputs and
 * nothing else, and every name in it is fixed for good: a renamed resource is a replaced one. A program that makes something
 * else of the same plan needs a higher {@link dev.greenroom.operator.plan.Part#programRevision()}.
 */
package dev.greenroom.operator.pulumi.program;
