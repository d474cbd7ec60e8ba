/**
 * The packaged operator as a process of its own, on a real API server, with the real Pulumi CLI, against an AWS emulator. The
 * profile {@code real} runs these tests; where the components come from is the environment's business, and
 * {@link dev.greenroom.operator.real.RealComponents} names those that a machine lacks. What is fixtures here knows nothing of
 * the operator's own code but the API types and the AWS room's clients.
 */
package dev.greenroom.operator.real;
