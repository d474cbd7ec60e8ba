/**
 * A Kubernetes API for a stock {@code kubectl} and for the operator's client: objects in memory behind an HTTP server on the
 * loopback. {@code kind} says what kinds there are and how they are printed, {@code store} keeps objects and their history,
 * {@code write} decides what a write makes of them, {@code http} speaks the protocol.
 */
package dev.greenroom.sandbox.kubernetes;
