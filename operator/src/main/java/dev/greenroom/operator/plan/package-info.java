/**
 * What is wanted, worked out: a resource's spec, its service's template, the tenants file and the defaults of the tier become
 * an {@link dev.greenroom.operator.plan.EnvironmentPlan} of three stack plans with digests, or a rejection with one
 * sentence a field. Pure: no clock, no files, no network, no threads.
 */
package dev.greenroom.operator.plan;
