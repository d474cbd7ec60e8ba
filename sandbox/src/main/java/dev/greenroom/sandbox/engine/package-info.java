/**
 * Pulumi in this process: what the operator's Automation API takes for the {@code pulumi} CLI. It runs the same programs over
 * the same gRPC services, and keeps its state in files that the CLI reads. It knows providers by the seam of
 * {@code dev.greenroom.sandbox.provider} and nothing of what is behind it.
 */
package dev.greenroom.sandbox.engine;
