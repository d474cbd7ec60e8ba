/** What the README shows of the sandbox, done by its own commands. */
package dev.greenroom.sandbox.readme;
