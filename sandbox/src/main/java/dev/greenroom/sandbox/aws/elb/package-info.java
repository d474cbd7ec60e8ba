/**
 * Elastic Load Balancing: Application Load Balancers, target groups with the health of their targets, listeners and rules, and
 * what a request to a load balancer is answered with.
 */
package dev.greenroom.sandbox.aws.elb;
