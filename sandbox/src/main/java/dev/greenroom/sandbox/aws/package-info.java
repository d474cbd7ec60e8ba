/**
 * One AWS account that exists in memory only: its services, with AWS's refusals, quotas, times and prices. State is a function
 * of time (a cluster is "creating" until an instant), so nothing here has a thread. The {@code resource} room makes it a Pulumi
 * provider, the {@code port} room the cloud of the operator's ports.
 */
package dev.greenroom.sandbox.aws;
