/** The command line of the CLI as far as the Automation API uses it: commands, flags, and what is printed. */
package dev.greenroom.sandbox.engine.cli;
