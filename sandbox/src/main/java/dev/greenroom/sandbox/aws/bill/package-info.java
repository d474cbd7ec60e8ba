/**
 * What the account is billed, by the second of simulated time: intervals of use at a price by the hour, kept for good, so that
 * anybody can add them up anew. Months have 720 hours, as in the operator's own estimate. What is paid by traffic (capacity units
 * of load balancers, requests, log bytes) costs nothing, since nobody sends any.
 */
package dev.greenroom.sandbox.aws.bill;
