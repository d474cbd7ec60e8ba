/**
 * A Kubernetes API for a stock {@code kubectl} and for the operator's client: objects in memory behind an HTTP server on the
 * loopback. {@code kind} says what kinds there are and how they are printed, {@code store} keeps objects and their history,
 * {@code write} decides what a write makes of them, {@code http} speaks the protocol. The operator's
 * client comes in by the same door as kubectl, so that both are judged alike and see one order of changes.
 */
package dev.greenroom.sandbox.kubernetes;
