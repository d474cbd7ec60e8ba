/** Pulumi's passphrase secrets provider: what it makes of a passphrase, and how it writes what it encrypts. */
package dev.greenroom.sandbox.engine.secrets;
