/** The bucket is enough: what becomes of environments when Kubernetes forgets them. */
package dev.greenroom.sandbox.wiped;
