/**
 * Property values in JSON, as Pulumi's protocol and state write them: plain JSON, and objects with a signature for what is more
 * (secrets, outputs, references to resources). Pure functions, used by whatever speaks the protocol.
 */
package dev.greenroom.sandbox.provider.property;
