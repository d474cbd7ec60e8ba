/**
 * The adapter of {@code stack} to Pulumi: the Automation API with programs in this process, the {@code pulumi} CLI under our own
 * control, and what its texts mean. {@code com.pulumi.automation.PulumiCommand} is the seam to every other engine.
 */
package dev.greenroom.operator.pulumi;
