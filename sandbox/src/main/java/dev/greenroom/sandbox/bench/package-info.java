/**
 * The bench: what the operator costs in time, processor and memory, on the sandbox's stand-ins and through the real CLI where
 * there is one. Each measurement has a process of its own, and asserts nothing: figures are for readers, beside what the
 * nearest neighbour showed on the same work.
 */
package dev.greenroom.sandbox.bench;
