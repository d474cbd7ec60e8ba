package dev.greenroom.sandbox.readme;

import java.util.List;

/**
 * A command of the README.
 *
 * @param command as a shell takes it, its comment included
 * @param shown what the README says it prints
 */
record Step(String command, List<String> shown) {
    Step {
        shown = List.copyOf(shown);
    }

    /** Prints on until somebody ends it. */
    boolean watches() {
        return List.of(words()).contains("-w");
    }

    /** Asks, and changes nothing. */
    boolean looks() {
        return verb().equals("get") || verb().equals("describe");
    }

    /** What kubectl is told to do. */
    String verb() {
        return words()[1];
    }

    private String[] words() {
        return command.split(" +", -1);
    }

    @Override
    public String toString() {
        return command;
    }
}
