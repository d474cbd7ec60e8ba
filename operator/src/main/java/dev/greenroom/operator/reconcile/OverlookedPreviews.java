package dev.greenroom.operator.reconcile;

import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.operator.stack.NamedThreads;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reconciles what JOSDK overlooks: a preview that is applied while the last pass of a deleted one of its name is ending. That
 * name is marked as deleted then, and news of it is thrown away (5.2.3, EventProcessor). Whoever was overlooked has no finalizer.
 */
final class OverlookedPreviews extends AbstractEventSource<Void, PreviewEnvironment> {
    private static final Logger LOG = LoggerFactory.getLogger(OverlookedPreviews.class);

    private final Supplier<Stream<PreviewEnvironment>> previews;
    private final String finalizer;
    private final Duration every;
    private ScheduledExecutorService clock;

    /**
     * @param previews as they are known now
     * @param every between two looks
     */
    OverlookedPreviews(Supplier<Stream<PreviewEnvironment>> previews, String finalizer, Duration every) {
        super(Void.class, "overlooked");
        this.previews = previews;
        this.finalizer = finalizer;
        this.every = every;
    }

    @Override
    public void start() {
        super.start();
        clock = NamedThreads.clock("overlooked");
        var unused = clock.scheduleWithFixedDelay(
                this::lookAgain, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A task that fails would be the last one. */
    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("not looked for overlooked previews", e);
        }
    }

    /** One that is just being looked at for the first time is looked at once more, which changes nothing. */
    void look() {
        previews.get()
                .filter(preview -> !preview.isMarkedForDeletion() && !preview.hasFinalizer(finalizer))
                .map(ResourceID::fromResource)
                .forEach(preview -> getEventHandler().handleEvent(new Event(preview)));
    }

    @Override
    public Set<Void> getSecondaryResources(PreviewEnvironment preview) {
        return Set.of();
    }

    @Override
    public void stop() {
        clock.shutdownNow();
        super.stop();
    }
}
