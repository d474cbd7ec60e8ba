package dev.greenroom.operator.stack;

import dev.greenroom.operator.cloud.CutOffCreate;
import dev.greenroom.operator.cloud.CutOffCreates;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.stack.StateStore.LooseEnds;
import dev.greenroom.operator.stack.StateStore.MadeByCreate;
import dev.greenroom.operator.stack.StateStore.PendingCreate;
import dev.greenroom.operator.stack.StateStore.StackState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles what runs left undecided that were killed, or to which AWS's answer was lost: a create is forgotten only where AWS says
 * that it made nothing. Otherwise the next run would make a second one, or a deletion would leave the first behind.
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
    Optional<RunOutcome> settle(Placement placement, String owner, RunJournal journal, EngineMonitor monitor) {
        Optional<StackState> state = store.read(journal.stack());
        LooseEnds loose = state.map(StackState::loose).orElse(LooseEnds.NONE);
        Collection<PendingCreate> creates = withoutEnd(loose.creates(), journal.failedCreates());
        if (!creates.isEmpty() && !Settling.awaited(settling, monitor)) {
            return Optional.of(new RunOutcome.Interrupted());
        }
        Set<String> held = state.map(CutOffRuns::held).orElse(Set.of());
        List<MadeByCreate> made = new ArrayList<>();
        for (PendingCreate create : creates) {
            made(placement, owner, create, held).ifPresent(made::add);
        }
        if (!made.isEmpty() || !loose.none()) {
            RunOutcome outcome = engine.settle(journal.stack(), made, loose.unread(), monitor);
            if (!(outcome instanceof RunOutcome.Succeeded)) {
                return Optional.of(outcome);
            }
        }
        if (!creates.isEmpty()) {
            journal.settled();
        }
        return Optional.empty();
    }

    /** The state knows more of a create than its events told. */
    private static Collection<PendingCreate> withoutEnd(List<PendingCreate> inState, List<PendingCreate> failed) {
        Map<String, PendingCreate> byUrn = new LinkedHashMap<>();
        inState.forEach(create -> byUrn.put(create.urn(), create));
        failed.forEach(create -> byUrn.putIfAbsent(create.urn(), create));
        return byUrn.values();
    }

    private Optional<MadeByCreate> made(Placement placement, String owner, PendingCreate create, Set<String> held) {
        Optional<String> id = creates.find(
                        placement, new CutOffCreate(create.urn(), create.type(), create.inputs(), owner, held))
                .filter(found -> !held.contains(found));
        LOG.info(
                "nobody saw the end of a create of {}: {}",
                create.urn(),
                id.map(found -> "it made " + found).orElse("it made nothing"));
        return id.map(found -> new MadeByCreate(create, found));
    }

    private static Set<String> held(StackState state) {
        return state.resources().stream()
                .flatMap(resource -> Stream.of(
                        resource.id(), Optional.ofNullable(resource.arn()).orElse(resource.id())))
                .collect(Collectors.toSet());
    }
}
