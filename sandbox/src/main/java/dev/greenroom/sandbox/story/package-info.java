/**
 * What {@code mvn -Psandbox} plays: the life of one pull request, a failure, or a fleet. It does what CI and people do, through
 * the Kubernetes API alone, and looks at the simulated account only to say what is left and what it charged. {@code Stage} is
 * all that it needs to be played on.
 */
package dev.greenroom.sandbox.story;
