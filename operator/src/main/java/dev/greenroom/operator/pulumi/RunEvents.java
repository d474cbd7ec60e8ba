package dev.greenroom.operator.pulumi;

import com.pulumi.automation.OperationType;
import com.pulumi.automation.events.DiagnosticEvent;
import com.pulumi.automation.events.EngineEvent;
import com.pulumi.automation.events.StepEventMetadata;
import dev.greenroom.operator.stack.EngineMonitor;
import dev.greenroom.operator.stack.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Follows the engine's events of one run: how far it is, which errors it met, and which creates had no good end. */
final class RunEvents implements Consumer<EngineEvent> {
    private static final Set<OperationType> CREATES =
            EnumSet.of(OperationType.CREATE, OperationType.CREATE_REPLACEMENT);

    private final Titles titles;
    private final int expected;
    private final EngineMonitor listener;

    private final Set<String> seen = new HashSet<>();
    private final Set<String> done = new HashSet<>();
    /** Titles of what AWS works on, by URN, longest first. */
    private final Map<String, String> inFlight = new LinkedHashMap<>();

    private final List<Complaint> complaints = new ArrayList<>();
    /** Creates that AWS works on, by URN. */
    private final Map<String, StepEventMetadata> creates = new LinkedHashMap<>();

    /**
     * An error that the engine reported.
     *
     * @param resource null: of none
     */
    record Complaint(Urn resource, String message) {}

    /**
     * @param expected how many resources there will be, as far as one knows
     */
    RunEvents(Titles titles, int expected, EngineMonitor listener) {
        this.titles = titles;
        this.expected = expected;
        this.listener = listener;
    }

    @Override
    public synchronized void accept(EngineEvent event) {
        if (event.resourcePreEvent() != null) {
            started(event.resourcePreEvent().metadata());
        } else if (event.resourceOutputsEvent() != null) {
            ended(event.resourceOutputsEvent().metadata());
        } else if (event.resourceOperationFailedEvent() != null) {
            createFailed(event.resourceOperationFailedEvent().metadata().urn());
        } else if (event.diagnosticEvent() != null) {
            heard(event.diagnosticEvent());
        }
    }

    /** Nothing more will be heard of the run. */
    synchronized void end() {
        List.copyOf(creates.keySet()).forEach(this::createFailed);
    }

    /** Hears what goes wrong while the state is taken from AWS; that is no progress yet. */
    synchronized void whileReading(EngineEvent event) {
        if (event.diagnosticEvent() != null) {
            heard(event.diagnosticEvent());
        }
    }

    /** The errors, those of resources before those of the stack, which follow from them. */
    synchronized List<Complaint> complaints() {
        return complaints.stream()
                .sorted(Comparator.comparing(complaint ->
                        complaint.resource() == null || complaint.resource().builtIn()))
                .toList();
    }

    private void started(StepEventMetadata step) {
        Urn urn = Urn.of(step.urn());
        if (urn.builtIn()) {
            return;
        }
        seen.add(step.urn());
        if (step.op() != OperationType.SAME && isCustom(step)) {
            inFlight.put(step.urn(), titles.of(urn));
            if (CREATES.contains(step.op())) {
                creates.put(step.urn(), step);
            }
        }
        tell();
    }

    private void ended(StepEventMetadata step) {
        if (Urn.of(step.urn()).builtIn()) {
            return;
        }
        inFlight.remove(step.urn());
        creates.remove(step.urn());
        done.add(step.urn());
        tell();
    }

    private void createFailed(String urn) {
        StepEventMetadata create = creates.remove(urn);
        if (create != null) {
            listener.createFailed(FailedCreate.of(create.new_()));
        }
    }

    private void heard(DiagnosticEvent diagnostic) {
        if ("error".equals(diagnostic.severity())) {
            String urn = diagnostic.urn();
            complaints.add(new Complaint(
                    urn == null || urn.isEmpty() ? null : Urn.of(urn),
                    diagnostic.message().strip()));
        }
    }

    private void tell() {
        String waitingFor =
                inFlight.isEmpty() ? "" : inFlight.values().iterator().next();
        listener.progress(new Progress(done.size(), Math.max(expected, seen.size()), waitingFor));
    }

    /** Components are done when their children are; nobody waits for them. */
    private static boolean isCustom(StepEventMetadata step) {
        var state = step.new_() == null ? step.old() : step.new_();
        return state == null || !Boolean.FALSE.equals(state.custom());
    }
}
