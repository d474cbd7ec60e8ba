/**
 * A stack's state and the folder it is kept in, laid out as the Pulumi CLI's own ("DIY") backend lays out a {@code file://} URL:
 * either may read what the other wrote.
 */
package dev.greenroom.sandbox.engine.state;
