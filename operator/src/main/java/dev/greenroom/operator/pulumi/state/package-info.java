/**
 * The state backend read as files: what a stack's checkpoint says, and the run records beside it. No process is
 * started here.
 */
package dev.greenroom.operator.pulumi.state;
