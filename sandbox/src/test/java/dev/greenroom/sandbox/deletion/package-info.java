/** Deletions of environments that are in a bad way: each has to end, and to end with nothing left. */
package dev.greenroom.sandbox.deletion;
