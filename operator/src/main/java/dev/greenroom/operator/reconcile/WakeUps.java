package dev.greenroom.operator.reconcile;

import dev.greenroom.api.PreviewEnvironment;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;

/** Carries news from the threads of runs and questions to the reconciler. */
public final class WakeUps {
    private final SimpleInboundEventSource<PreviewEnvironment> source = new SimpleInboundEventSource<>("runs");

    SimpleInboundEventSource<PreviewEnvironment> source() {
        return source;
    }

    /**
     * Asks for a reconcile.
     *
     * @param environment namespace/name
     */
    public void wake(String environment) {
        int slash = environment.indexOf('/');
        source.propagateEvent(new ResourceID(environment.substring(slash + 1), environment.substring(0, slash)));
    }
}
