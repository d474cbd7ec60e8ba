/** The sandbox's time, which can run faster than the wall's: the operator, the cloud and the Kubernetes API all live in it. */
package dev.greenroom.sandbox.time;
