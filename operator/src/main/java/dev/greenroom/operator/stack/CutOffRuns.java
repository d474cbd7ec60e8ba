package dev.greenroom.operator.stack;

import dev.greenroom.operator.cloud.CutOffCreate;
import dev.greenroom.operator.cloud.CutOffCreates;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.stack.StateStore.LooseEnds;
import dev.greenroom.operator.stack.StateStore.StackState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles what a run left undecided that was killed: a create is forgotten only where AWS says that it made nothing. Otherwise the
 * next run would make a second one, or a deletion would leave the first behind.
 */
final class CutOffRuns {
    private static final Logger LOG = LoggerFactory.getLogger(CutOffRuns.class);

    private final StackEngine engine;
    private final StateStore store;
    private final CutOffCreates creates;
    private final Duration settling;

    /** @param settling how long a call that was cut off may still be on its way, and AWS silent about what it made */
    CutOffRuns(StackEngine engine, StateStore store, CutOffCreates creates, Duration settling) {
        this.engine = engine;
        this.store = store;
        this.creates = creates;
        this.settling = settling;
    }

    /**
     * Empty: nothing is undecided any more; else why it could not be settled. All is asked for before anything is changed.
     *
     * @param owner tag of what is ours
     */
    Optional<RunOutcome> settle(StackId stack, Placement placement, String owner, RunMonitor monitor) {
        Optional<StackState> state = store.read(stack);
        LooseEnds loose = state.map(StackState::loose).orElse(LooseEnds.NONE);
        if (loose.none()) {
            return Optional.empty();
        }
        Set<String> held = held(state.get());
        List<CutOffCreate> sought = loose.creates().stream()
                .map(create -> new CutOffCreate(create.urn(), create.type(), create.inputs(), owner, held))
                .toList();
        if (!sought.isEmpty() && !Settling.awaited(settling, monitor)) {
            return Optional.of(new RunOutcome.Interrupted());
        }
        Map<String, String> made = made(placement, sought);
        RunOutcome outcome = engine.settle(stack, made, loose.unread(), monitor);
        return outcome instanceof RunOutcome.Succeeded ? Optional.empty() : Optional.of(outcome);
    }

    private Map<String, String> made(Placement placement, List<CutOffCreate> sought) {
        Map<String, String> made = new TreeMap<>();
        for (CutOffCreate create : sought) {
            Optional<String> id = creates.find(placement, create);
            LOG.info(
                    "a create of {} was cut off: {}",
                    create.urn(),
                    id.map(found -> "it made " + found).orElse("it made nothing"));
            id.ifPresent(found -> made.put(create.urn(), found));
        }
        return made;
    }

    private static Set<String> held(StackState state) {
        return state.resources().stream()
                .flatMap(resource -> Stream.of(
                        resource.id(), Optional.ofNullable(resource.arn()).orElse(resource.id())))
                .collect(Collectors.toSet());
    }
}
