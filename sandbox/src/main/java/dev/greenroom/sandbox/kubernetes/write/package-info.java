/**
 * What a write makes of an object: patches, defaults of metadata, validation by the CRD's schema and CEL rules in the API
 * server's words, finalizers, and the end of a namespace. Server-side apply is a subset; {@code ApplyPatch} says which.
 */
package dev.greenroom.sandbox.kubernetes.write;
