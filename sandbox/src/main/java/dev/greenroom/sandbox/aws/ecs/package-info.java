/**
 * Elastic Container Service on Fargate: clusters, task definitions, services with their deployments, and tasks. What becomes of a
 * task is settled when it is started, from its image ({@link dev.greenroom.sandbox.aws.ecs.Images}) and from what it needs of the
 * account; a service's scheduler catches up with the time whenever somebody looks.
 */
package dev.greenroom.sandbox.aws.ecs;
