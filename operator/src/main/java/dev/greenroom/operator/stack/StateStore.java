package dev.greenroom.operator.stack;

import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.plan.StackId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The state backend, read without starting a process, and the run records beside it. Throws
 * {@link StateUnavailableException} when the backend does not answer.
 */
public interface StateStore {

    /** What the stack's state holds; empty: there is no such stack. */
    Optional<StackState> read(StackId stack);

    /** The run record of a stack; empty: it was never run, or its deletion is verified. */
    Optional<RunRecord> record(StackId stack);

    void write(StackId stack, RunRecord record);

    /** Every stack of an operator that the backend knows, by its state or by its run record. */
    SortedSet<StackId> stacks(String clusterId);

    /** Removes the run record of a stack whose deletion is verified. */
    void forget(StackId stack);

    /** Who says to be at work on the stack. */
    List<StackLock> locks(StackId stack);

    void unlock(StackId stack, StackLock lock);

    /**
     * What matters of a stack's state.
     *
     * @param outputs those that are plain texts: a secret one stays where it is
     * @param serviceTaskDefinitionArn of the ECS service that the stack holds; null: it holds none
     * @param loose what a run that was cut off left undecided
     */
    record StackState(
            Map<String, String> outputs,
            List<CloudResource> resources,
            String serviceTaskDefinitionArn,
            LooseEnds loose) {
        public StackState {
            outputs = Map.copyOf(outputs);
            resources = List.copyOf(resources);
        }
    }

    /**
     * What a run that was cut off left undecided.
     *
     * @param creates that were begun on AWS, and whose ids nobody noted
     * @param unread URNs of resources that were about to be changed, or of which nothing is known but the id
     */
    record LooseEnds(List<PendingCreate> creates, List<String> unread) {
        public static final LooseEnds NONE = new LooseEnds(List.of(), List.of());

        public LooseEnds {
            creates = List.copyOf(creates);
            unread = List.copyOf(unread);
        }

        public boolean none() {
            return creates.isEmpty() && unread.isEmpty();
        }
    }

    /**
     * A create without an end.
     *
     * @param type Pulumi type token
     * @param inputs as JSON values; secret ones are opaque, or not there
     * @param parent URN; null or empty: none
     * @param provider Pulumi's reference to the provider that was to make it
     */
    record PendingCreate(String urn, String type, Map<String, Object> inputs, String parent, String provider) {}

    /**
     * What came of a create that had no end.
     *
     * @param id by which the provider reads it
     */
    record MadeByCreate(PendingCreate create, String id) {}

    /**
     * A lock of the CLI on a stack.
     *
     * @param key identifies it in the backend
     * @param user account that made it
     * @param pid of the process that made it, on its host
     */
    record StackLock(String key, String user, String host, long pid, Instant since) {}

    /** The backend could not be read or written. */
    final class StateUnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public StateUnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
