package dev.greenroom.operator.stack;

/**
 * The process that this operator is.
 *
 * @param others what can be told of processes beside it
 */
public record OwnProcess(Instance instance, RunProcesses others) {}
