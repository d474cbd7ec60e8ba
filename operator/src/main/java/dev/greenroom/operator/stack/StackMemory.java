package dev.greenroom.operator.stack;

import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.StackId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the state backend tells of an environment whose resource says nothing, as when a cluster is restored from Git. */
public final class StackMemory {
    /** After these a stack is all that its digest says. */
    private static final Set<Operation> WHOLE = Set.of(Operation.Up, Operation.Correct);

    private final StateStore store;

    public StackMemory(StateStore store) {
        this.store = store;
    }

    /**
     * A stack that is up.
     *
     * @param digest of what was brought up
     * @param run that brought it up
     */
    public record Known(String digest, Map<String, String> outputs, RunEntry run) {
        public Known {
            outputs = Map.copyOf(outputs);
        }
    }

    /** The stacks that are up as a run of this owner left them; what was cut off, or is not confirmed by the state, is none. */
    public Map<Part, Known> of(Owner owner) {
        Map<Part, Known> known = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            StackId stack = StackId.of(owner, part);
            store.record(stack)
                    .filter(record -> record.owner().equals(owner.tag()))
                    .flatMap(record -> known(stack, record))
                    .ifPresent(found -> known.put(part, found));
        }
        return known;
    }

    private Optional<Known> known(StackId stack, RunRecord record) {
        return record.runs().stream()
                .filter(run -> WHOLE.contains(run.operation()) && run.digest().equals(record.digest()))
                .findFirst()
                .flatMap(run -> store.read(stack)
                        .filter(state -> record.digest().equals(state.outputs().get("digest")))
                        .map(state -> new Known(record.digest(), state.outputs(), run)));
    }
}
