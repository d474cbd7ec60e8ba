package dev.greenroom.operator.real.chaos;

import dev.greenroom.operator.real.RunningOperator;

/** An operator and the wires that only it uses. */
record Instance(String name, RunningOperator operator, Wires wires) {
    boolean leads() {
        return operator.process().isAlive() && operator.logOfThisLife().contains("leading by lease");
    }
}
