/**
 * The operator on a laptop. The operator itself is the one that production runs; this module stands in for what is around it:
 * Pulumi's CLI ({@code engine}), AWS ({@code aws}, {@code awsx}) and the Kubernetes API ({@code kubernetes}).
 */
package dev.greenroom.sandbox;
