/**
 * The kinds that the API serves: those of the CRDs, read from the committed YAML, and the few built-in ones that an operator
 * and its users cannot do without. Also how the API words a refusal. Pure.
 */
package dev.greenroom.sandbox.kubernetes.kind;
