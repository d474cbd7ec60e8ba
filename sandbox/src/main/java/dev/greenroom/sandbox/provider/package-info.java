/**
 * The seam between an engine and what makes resources: Pulumi's provider protocol with plain JSON for properties. The embedded
 * engine calls it directly, the {@code pulumi} CLI through the gRPC server here.
 */
package dev.greenroom.sandbox.provider;
