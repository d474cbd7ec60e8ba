package dev.greenroom.operator.stack;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.StackId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

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

    /**
     * What matters of a stack's state.
     *
     * @param outputs those that are plain texts: a secret one stays where it is
     * @param serviceTaskDefinitionArn of the ECS service that the stack holds; null: it holds none
     */
    record StackState(Map<String, String> outputs, List<CloudResource> resources, String serviceTaskDefinitionArn) {
        public StackState {
            outputs = Map.copyOf(outputs);
            resources = List.copyOf(resources);
        }
    }

    /**
     * What is remembered of a stack beside its state.
     *
     * @param owner tag of the environment
     * @param placement where the stack was run, so that a delete finds it when the tenants file no longer says
     * @param digest of what was brought up last; null: a run is under way, or the last one failed
     * @param named every resource that the stack ever named, so that a deletion can be verified after the state is gone
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record RunRecord(String owner, Placement placement, String digest, SortedSet<CloudResource> named) {
        public RunRecord {
            named = new TreeSet<>(named == null ? List.of() : named);
        }

        RunRecord naming(Collection<CloudResource> more) {
            SortedSet<CloudResource> all = new TreeSet<>(named);
            all.addAll(more);
            return new RunRecord(owner, placement, digest, all);
        }

        RunRecord broughtUp(String newDigest) {
            return new RunRecord(owner, placement, newDigest, named);
        }
    }

    /** The backend could not be read or written. */
    final class StateUnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public StateUnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
