/**
 * The awsx components that the programs use, at version 2.22.0: the same children, names, parents, inputs and dependencies as
 * the true plugin, a Node program, makes of the same arguments. Where the true one silently does something else than the
 * program says, this one refuses. Knows the seam {@code provider} and nothing of the cloud.
 */
package dev.greenroom.sandbox.awsx;
