/**
 * What is broken on purpose, on real components: the operator reaches Kubernetes and AWS through {@link
 * dev.greenroom.operator.real.chaos.Wire wires} that show each call, hold it, and can be cut; processes are killed at {@link
 * dev.greenroom.operator.real.chaos.Point points} or at random; and after each {@link
 * dev.greenroom.operator.real.chaos.Judge judge} looks for whatever is lost, left, made twice or stuck.
 */
package dev.greenroom.operator.real.chaos;
