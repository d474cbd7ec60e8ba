/**
 * The operator's ports to AWS, carried out over the account. Sentences and reasons are those of the operator's own adapters, so
 * that a status says the same in the sandbox as in production.
 */
package dev.greenroom.sandbox.aws.port;
