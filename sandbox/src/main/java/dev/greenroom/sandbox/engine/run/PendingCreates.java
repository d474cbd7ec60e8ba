package dev.greenroom.sandbox.engine.run;

import dev.greenroom.sandbox.engine.state.Snapshot.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a refresh does about resources whose creation was cut short.
 *
 * @param clear whether all are forgotten
 * @param imports URNs of those that are said to have come to be
 */
public record PendingCreates(boolean clear, Set<String> imports) {

    public PendingCreates {
        imports = Set.copyOf(imports);
    }

    /**
     * Whether a create is still pending afterwards. The CLI (3.255) notes an import as an operation "importing", of which neither a
     * refresh nor the next state takes any notice: it is forgotten with what it made.
     */
    boolean keeps(Operation operation) {
        return !clear && !imports.contains(operation.resource().urn());
    }

    /** The CLI's warning before a run; empty: nothing is pending. */
    static Optional<String> warning(List<Operation> pending) {
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder warning = new StringBuilder("Attempting to deploy or update resources with " + pending.size()
                + " pending operations from previous deployment.\n");
        pending.forEach(operation -> warning.append("  * ")
                .append(operation.resource().urn())
                .append(", interrupted while ")
                .append(operation.type())
                .append('\n'));
        warning.append(
                "These resources are in an unknown state because the Pulumi CLI was interrupted while waiting for"
                        + " changes to these resources to complete. You should confirm whether or not the operations listed"
                        + " completed successfully by checking the state of the appropriate provider.\n\nOnce you have confirmed"
                        + " the status of the interrupted operations, you can repair your stack using `pulumi refresh` which"
                        + " will refresh the state from the provider you are using and clear the pending operations if there are"
                        + " any.\n\nNote that `pulumi refresh` will need to be run interactively to clear pending CREATE"
                        + " operations.");
        return Optional.of(warning.toString());
    }
}
