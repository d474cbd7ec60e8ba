/** Manifests that nobody would write, and what becomes of them. */
package dev.greenroom.sandbox.fuzz;
