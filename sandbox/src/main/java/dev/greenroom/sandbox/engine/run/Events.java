package dev.greenroom.sandbox.engine.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pulumi.automation.OperationType;
import com.pulumi.automation.events.CancelEvent;
import com.pulumi.automation.events.DiagnosticEvent;
import com.pulumi.automation.events.EngineEvent;
import com.pulumi.automation.events.PreludeEvent;
import com.pulumi.automation.events.ResourceOperationFailedEvent;
import com.pulumi.automation.events.ResourceOutputsEvent;
import com.pulumi.automation.events.ResourcePreEvent;
import com.pulumi.automation.events.StepEventMetadata;
import com.pulumi.automation.events.StepEventStateMetadata;
import com.pulumi.automation.events.SummaryEvent;
import dev.greenroom.sandbox.engine.state.Checkpoints;
import dev.greenroom.sandbox.engine.state.ResourceState;
import dev.greenroom.sandbox.provider.property.Values;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Tells what happens in a run: as the engine's events, one at a time, and as lines for people. Secrets are masked in both. */
final class Events {
    private static final TypeReference<Map<String, Object>> PROPERTIES = new TypeReference<>() {};

    private final Consumer<EngineEvent> listener;
    private final Transcript transcript;
    private final Clock clock;
    private final boolean preview;
    private final Instant start;
    private final Map<OperationType, Integer> changes = new TreeMap<>();
    private int sequence;

    /**
     * @param listener null: nobody listens
     */
    Events(Consumer<EngineEvent> listener, Transcript transcript, Clock clock, boolean preview) {
        this.listener = listener;
        this.transcript = transcript;
        this.clock = clock;
        this.preview = preview;
        this.start = clock.instant();
    }

    /** One step, which changes old to wanted; either may be null. */
    record Step(
            OperationType type, ResourceState old, ResourceState wanted, Set<String> differing, Set<String> replacing) {
        Step(OperationType type, ResourceState old, ResourceState wanted) {
            this(type, old, wanted, Set.of(), Set.of());
        }

        ResourceState resource() {
            return wanted == null ? old : wanted;
        }

        /** Default providers, and what only tidies the state, are not talked about. */
        boolean internal() {
            boolean defaultProvider =
                    resource().isProvider() && resource().name().startsWith("default");
            return defaultProvider || type == OperationType.REMOVE_PENDING_REPLACE;
        }

        boolean counts() {
            return switch (type) {
                case CREATE_REPLACEMENT, DELETE_REPLACED, IMPORT_REPLACEMENT, DISCARD_REPLACED -> false;
                case READ -> old != null && !old.outputs().equals(wanted.outputs());
                default -> true;
            };
        }
    }

    synchronized void prelude(Map<String, String> config) {
        emit(null, new PreludeEvent(config), null, null, null, null, null);
    }

    synchronized void begins(Step step) {
        if (step.internal()) {
            return;
        }
        transcript.begins(step, clock.instant());
        if (listener != null) {
            emit(null, null, null, new ResourcePreEvent(metadata(step), preview), null, null, null);
        }
    }

    /** What a provider has done is over: it counts, and its outputs are told. */
    synchronized void ended(Step step) {
        counted(step);
        told(step);
    }

    /** Counts what was done; steps of a replacement count once, as the replacement. */
    synchronized void counted(Step step) {
        if (!step.internal() && step.counts()) {
            changes.merge(step.type(), 1, Integer::sum);
        }
    }

    /** Tells outputs: those of a component come later than itself, if they come at all. */
    synchronized void told(Step step) {
        if (step.internal()) {
            return;
        }
        transcript.ended(step, clock.instant());
        if (listener != null) {
            emit(null, null, null, null, new ResourceOutputsEvent(metadata(step), preview), null, null);
        }
    }

    synchronized void failed(Step step) {
        transcript.failed(step);
        if (listener != null) {
            emit(null, null, null, null, null, new ResourceOperationFailedEvent(metadata(step), 0, 0), null);
        }
    }

    /**
     * @param urn empty: of no resource
     */
    synchronized void diagnostic(String severity, String urn, String message) {
        transcript.diagnostic(severity, urn, message);
        DiagnosticEvent event = new DiagnosticEvent(urn, "", message + "\n", "never", severity, "0", false);
        emit(event, null, null, null, null, null, null);
    }

    synchronized void summary() {
        int seconds = (int) Duration.between(start, clock.instant()).toSeconds();
        emit(null, null, new SummaryEvent(false, seconds, Map.copyOf(changes), Map.of()), null, null, null, null);
    }

    synchronized void cancel() {
        emit(null, null, null, null, null, null, new CancelEvent());
    }

    synchronized Map<OperationType, Integer> changes() {
        return new TreeMap<>(changes);
    }

    private void emit(
            DiagnosticEvent diagnostic,
            PreludeEvent prelude,
            SummaryEvent summary,
            ResourcePreEvent pre,
            ResourceOutputsEvent outputs,
            ResourceOperationFailedEvent failed,
            CancelEvent cancel) {
        if (listener != null) {
            listener.accept(new EngineEvent(
                    sequence++,
                    (int) clock.instant().getEpochSecond(),
                    cancel,
                    null,
                    diagnostic,
                    prelude,
                    summary,
                    pre,
                    outputs,
                    failed,
                    null));
        }
    }

    private static StepEventMetadata metadata(Step step) {
        ResourceState resource = step.resource();
        return new StepEventMetadata(
                step.type(),
                resource.urn(),
                resource.type(),
                metadata(step.old()),
                metadata(step.wanted()),
                List.copyOf(step.replacing()),
                List.copyOf(step.differing()),
                null,
                true,
                resource.provider());
    }

    private static StepEventStateMetadata metadata(ResourceState resource) {
        if (resource == null) {
            return null;
        }
        return new StepEventStateMetadata(
                resource.urn(),
                resource.type(),
                resource.custom(),
                resource.condemned(),
                resource.id(),
                resource.parent(),
                resource.is("protect"),
                properties(resource.inputs()),
                properties(resource.outputs()),
                resource.provider(),
                resource.texts(ResourceState.INIT_ERRORS));
    }

    private static Map<String, Object> properties(ObjectNode values) {
        return Checkpoints.JSON.convertValue(Values.masked(values), PROPERTIES);
    }
}
