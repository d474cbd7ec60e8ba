package dev.greenroom.operator.pulumi.program;

import java.util.Optional;

/** Judges a program's graph by the one that is kept. */
final class GoldenGraph {
    private GoldenGraph() {}

    /**
     * What is wrong with the graph in a sentence; empty: nothing.
     *
     * @param update whether the kept graph is about to be rewritten
     */
    static Optional<String> complaint(String name, String kept, Graph made, boolean update) {
        if (kept.equals(made.yaml())) {
            return Optional.empty();
        }
        Graph old = Graph.parse(kept);
        if (old.digest().equals(made.digest())) {
            return Optional.of("The graph of " + name + " changed, and its plan and program revision "
                    + made.programRevision() + " did not: environments that exist would never be run again."
                    + " Raise the revision in Part, then run the test with -Dupdate.");
        }
        return update
                ? Optional.empty()
                : Optional.of("The graph of " + name + " is not the one that is kept;"
                        + " if that is intended, run the test with -Dupdate and read the difference.");
    }
}
