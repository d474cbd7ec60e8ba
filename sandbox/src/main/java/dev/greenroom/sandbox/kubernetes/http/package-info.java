/**
 * The HTTP side: requests on resources, watches as chunked streams and as WebSockets, Tables, discovery and OpenAPI documents.
 * On Vert.x, because the JDK's server takes one response limit for the whole JVM, and the operator's probes set it.
 */
package dev.greenroom.sandbox.kubernetes.http;
