/**
 * Runs of Pulumi stacks, seen from the outside: the port {@link dev.greenroom.operator.stack.StackEngine}, the runs under way,
 * and what a run or a stack's state can say. The only room with threads of its own; it never touches Kubernetes.
 */
package dev.greenroom.operator.stack;
